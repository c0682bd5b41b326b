import { propertyName, stringLiteral } from '@proj/generator-kit';
import type { DeclarationName, ValueConstraintBinding } from '../binding/model.js';
import { argumentList, arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import type { ModuleScope } from './module-scope.js';

/** A call that a bundler may drop where nothing uses its result. */
export function pureCall(callee: string, properties: readonly Code[]): Code {
  return pureCallOf(callee, objectLiteral(properties));
}

/** As {@link pureCall}, with one argument of any kind. */
export function pureCallOf(callee: string, argument: Code): Code {
  return sequenceOf(`/* @__PURE__ */ ${callee}(`, argument, ')');
}

/** A property of an object literal. */
export function property(name: string, value: Code): Code {
  return sequenceOf(`${propertyName(name)}: `, value);
}

/** A property that is `true`, where it is set. */
export function flag(name: string, isSet: boolean): readonly Code[] {
  return isSet ? [`${name}: true`] : [];
}

/** A property that is a string, where there is one. */
export function text(name: string, value: string | undefined): readonly Code[] {
  return value === undefined ? [] : [property(name, stringLiteral(value))];
}

/** A property that is a list of strings, where there are any. */
export function strings(name: string, values: readonly string[]): readonly Code[] {
  return values.length === 0 ? [] : [property(name, arrayLiteral(values.map(stringLiteral)))];
}

/** The properties of a default or fixed value, where there is one. */
export function valueConstraint({
  default: value,
  fixed,
  valueNamespaces,
}: ValueConstraintBinding): readonly Code[] {
  return [
    ...text('default', value),
    ...text('fixed', fixed),
    ...(valueNamespaces === undefined ? [] : [property('valueNamespaces', prefixBindings(valueNamespaces))]),
  ];
}

/** The property `block`, where something is blocked. */
export function block(steps: readonly string[]): readonly Code[] {
  return strings('block', steps);
}

/** The properties `name` and `namespaceURI` of a type, where it has a name. */
export function nameProperties(
  xmlName: string | undefined,
  { targetNamespace }: DeclarationName,
  scope: ModuleScope,
): readonly Code[] {
  return xmlName === undefined
    ? []
    : [property('name', stringLiteral(xmlName)), ...namespaceProperty(targetNamespace, scope, false)];
}

/**
 * The property `namespaceURI`.
 * @param required - stands there even where it is empty
 */
export function namespaceProperty(
  namespaceURI: string,
  scope: ModuleScope,
  required: boolean,
): readonly Code[] {
  if (namespaceURI === '') {
    return required ? [`namespaceURI: ''`] : [];
  }
  return namespaceURI === scope.targetNamespace
    ? [scope.namespaceURI()]
    : [property('namespaceURI', stringLiteral(namespaceURI))];
}

/** The literal of prefixes and the namespaces that they are bound to. */
export function prefixBindings(bindings: ReadonlyMap<string, string> | undefined): Code {
  return objectLiteral(
    [...(bindings ?? [])].map(([prefix, namespace]) => property(prefix, stringLiteral(namespace))),
  );
}

/** A property that gives a list of descriptors, where there are any. */
export function descriptorsProperty(
  name: string,
  declarations: readonly DeclarationName[],
  itemType: 'ElementDescriptor' | 'TypeDescriptor',
  scope: ModuleScope,
): readonly Code[] {
  const items = declarations.map((declaration) => scope.value(declaration));
  return items.length === 0
    ? []
    : [property(name, sequenceOf('() => ', descriptorList(itemType, items, scope)))];
}

/** The property that says which types `xsi:type` may name, where there are any. */
export function derivedTypesProperty(
  declarations: readonly DeclarationName[],
  scope: ModuleScope,
): readonly Code[] {
  const items = declarations.map((declaration) => scope.value(declaration));
  if (items.length === 0) return [];
  const list = sequenceOf('() => ', descriptorList('TypeDescriptor', items, scope));
  return [property('derivedTypes', pureCallOf(scope.runtimeValue('derivedTypes'), list))];
}

/** How many items a list has of which TypeScript does not infer a union: for hundreds that takes long, or fails. */
const longestInferredList = 16;

/** A list of descriptors. */
function descriptorList(
  itemType: 'ElementDescriptor' | 'TypeDescriptor',
  items: readonly Code[],
  scope: ModuleScope,
): Code {
  return items.length <= longestInferredList
    ? arrayLiteral(items)
    : sequenceOf(
        // Without the comment a bundler would keep the call for its effects.
        `/* @__PURE__ */ ${scope.globalType('Array')}.of<${scope.runtimeType(itemType)}>`,
        argumentList(items),
      );
}
