import { pascalCase } from '../binding/identifiers.js';
import type {
  AttributeBinding,
  ComplexTypeBinding,
  DeclarationName,
  DeclaredTypeBinding,
  ElementBinding,
  Facets,
  GlobalAttribute,
  ModelGroupBinding,
  OpenContentBinding,
  ParticleBinding,
  SimpleTypeBinding,
  TypeReference,
  ValueConstraintBinding,
  WildcardBinding,
} from '../binding/model.js';
import type { CodecReference, ValueRepresentation } from '../config/configuration.js';
import { XSD_NAMESPACE } from '../documents/namespaces.js';
import { identityConstraintsProperty } from './identity-constraint-code.js';
import { argumentList, arrayLiteral, type Code, objectLiteral, sequenceOf } from './layout.js';
import { propertyName, stringLiteral } from './literals.js';
import type { ModuleScope } from './module-scope.js';
import { typeCode } from './type-code.js';
import { alternativesProperty, assertionsProperty } from './xpath-code.js';

/** The call that makes the descriptor of an element. */
export function elementDescriptor(element: ElementBinding, scope: ModuleScope): Code {
  const members = element.substitutionGroup.map((member) => scope.value(member));
  return pureCall(scope.runtimeValue('element'), [
    property('name', stringLiteral(element.xmlName)),
    ...namespaceProperty(element.name.targetNamespace, scope, true),
    property('type', elementType(element, scope)),
    ...flag('nillable', element.nillable),
    ...flag('abstract', element.abstract),
    ...valueConstraint(element),
    ...block(element.block),
    ...identityConstraintsProperty(element.identityConstraints),
    ...alternativesProperty(element.alternatives, (type) => reference(type, scope), scope),
    ...(members.length === 0
      ? []
      : [
          property(
            'substitutionGroup',
            sequenceOf('() => ', descriptorList('ElementDescriptor', members, scope)),
          ),
        ]),
  ]);
}

/**
 * The type of an element. Where that is abstract, values are of derived types, and others may be of type alternatives:
 * its descriptor does not say so, and need not have anything in common with these.
 */
function elementType({ type, typeIsAbstract, alternatives }: ElementBinding, scope: ModuleScope): Code {
  const code = reference(type, scope);
  return typeIsAbstract || alternatives.length > 0
    ? sequenceOf(code, ` as ${scope.runtimeType('TypeDescriptor')}<never>`)
    : code;
}

/** How many items a list has of which TypeScript does not infer a union: for hundreds that takes long, or fails. */
const longestInferredList = 16;

/** A list of descriptors. */
export function descriptorList(
  itemType: 'ElementDescriptor' | 'TypeDescriptor' | 'Particle',
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

/** The call that makes the descriptor of a global attribute, which is that of an element of simple type. */
export function globalAttributeDescriptor(
  { name, targetNamespace, type, inheritable, ...constraint }: GlobalAttribute,
  scope: ModuleScope,
): Code {
  return pureCall(scope.runtimeValue('element'), [
    property('name', stringLiteral(name)),
    property('namespaceURI', stringLiteral(targetNamespace)),
    property('type', reference(type, scope)),
    ...flag('inheritable', inheritable),
    ...valueConstraint(constraint),
  ]);
}

/** The call that makes the descriptor of a complex type. */
export function complexTypeDescriptor(
  { name, descriptor, bareValue }: ComplexTypeBinding,
  scope: ModuleScope,
): Code {
  const {
    xmlName,
    base,
    derivedTypes,
    attributes,
    attributeWildcard,
    simpleContent,
    content,
    openContent,
    declaredTypes,
  } = descriptor;
  const derived = derivedTypes.map((type) => scope.value(type));
  return pureCall(scope.runtimeValue('complexType'), [
    ...nameProperties(xmlName, name, scope),
    ...flag('abstract', descriptor.abstract),
    ...(base === undefined ? [] : [property('base', `() => ${scope.value(base)}`)]),
    ...text('derivation', descriptor.derivation),
    ...block(descriptor.block),
    ...(derived.length === 0
      ? []
      : [property('derivedTypes', sequenceOf('() => ', descriptorList('TypeDescriptor', derived, scope)))]),
    ...(attributes.length === 0
      ? []
      : [
          property('attributes', arrayLiteral(attributes.map((attribute) => attributeUse(attribute, scope)))),
        ]),
    ...(attributeWildcard === undefined
      ? []
      : [property('attributeWildcard', wildcard(attributeWildcard, scope))]),
    ...(simpleContent === undefined ? [] : [property('simpleContent', reference(simpleContent, scope))]),
    ...flag('bareValue', bareValue !== undefined),
    ...(content === undefined ? [] : [property('content', particle(content, scope))]),
    ...flag('mixed', descriptor.mixed),
    ...(openContent === undefined ? [] : [property('openContent', openContentLiteral(openContent, scope))]),
    ...assertionsProperty(descriptor.assertions, scope),
    ...(scope.isXsd11 && declaredTypes.length > 0
      ? [property('declaredTypes', arrayLiteral(declaredTypes.map((each) => declaredType(each, scope))))]
      : []),
  ]);
}

function declaredType({ name, namespaceURI, type }: DeclaredTypeBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('element', stringLiteral(name)),
    ...namespaceProperty(namespaceURI, scope, false),
    property('type', reference(type, scope)),
  ]);
}

/** The literal of a model group. */
export function modelGroupLiteral({ compositor, particles }: ModelGroupBinding, scope: ModuleScope): Code {
  return objectLiteral([property(compositor, particleList(particles, scope))]);
}

/** The call that makes the descriptor of a simple type. */
export function simpleTypeDescriptor(type: SimpleTypeBinding, scope: ModuleScope): Code {
  const { derivation } = type;
  const derived = type.derivedTypes.map((each) => scope.value(each));
  const names = [
    ...nameProperties(type.xmlName, type.name, scope),
    ...(derived.length === 0
      ? []
      : [property('derivedTypes', sequenceOf('() => ', descriptorList('TypeDescriptor', derived, scope)))]),
  ];
  const typeArgument = `<${type.name.identifier}>`;
  if (type.codec !== undefined) {
    return pureCall(`${scope.runtimeValue('mapped')}${typeArgument}`, [
      ...names,
      ...codecBase(derivation, scope),
      property('codec', scope.importedValue(type.codec.import, type.codec.codec)),
    ]);
  }
  switch (derivation.variety) {
    case 'restriction':
      return pureCall(`${scope.runtimeValue('restriction')}${typeArgument}`, [
        ...names,
        property('base', reference(derivation.base, scope)),
        ...(derivation.as === undefined ? [] : [property('as', stringLiteral(derivation.as))]),
        ...(derivation.representation === undefined
          ? []
          : [property('as', scope.runtimeValue(representations[derivation.representation]))]),
        ...facetProperties(derivation.facets, scope),
      ]);
    case 'list':
      return pureCall(`${scope.runtimeValue('list')}${typeArgument}`, [
        ...names,
        property('itemType', reference(derivation.itemType, scope)),
      ]);
    case 'union':
      return pureCall(`${scope.runtimeValue('union')}${typeArgument}`, [
        ...names,
        property(
          'memberTypes',
          arrayLiteral(derivation.memberTypes.map((member) => reference(member, scope))),
        ),
      ]);
  }
}

/** What a codec maps: the base with its facets, or the list or union itself. */
function codecBase(derivation: SimpleTypeBinding['derivation'], scope: ModuleScope): readonly Code[] {
  switch (derivation.variety) {
    case 'restriction':
      return [
        property('base', reference(derivation.base, scope)),
        ...facetProperties(derivation.facets, scope),
      ];
    case 'list': {
      const itemType = property('itemType', reference(derivation.itemType, scope));
      return [property('base', pureCall(scope.runtimeValue('list'), [itemType]))];
    }
    case 'union': {
      const members = derivation.memberTypes.map((member) => reference(member, scope));
      const memberTypes = property('memberTypes', arrayLiteral(members));
      return [property('base', pureCall(scope.runtimeValue('union'), [memberTypes]))];
    }
  }
}

function pureCall(callee: string, properties: readonly Code[]): Code {
  return sequenceOf(`/* @__PURE__ */ ${callee}(`, objectLiteral(properties), ')');
}

function property(name: string, value: Code): Code {
  return sequenceOf(`${propertyName(name)}: `, value);
}

function flag(name: string, isSet: boolean): readonly Code[] {
  return isSet ? [`${name}: true`] : [];
}

function text(name: string, value: string | undefined): readonly Code[] {
  return value === undefined ? [] : [property(name, stringLiteral(value))];
}

function valueConstraint({
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

function block(steps: readonly string[]): readonly Code[] {
  return steps.length === 0 ? [] : [property('block', arrayLiteral(steps.map(stringLiteral)))];
}

function nameProperties(
  xmlName: string | undefined,
  { targetNamespace }: DeclarationName,
  scope: ModuleScope,
): readonly Code[] {
  return xmlName === undefined
    ? []
    : [property('name', stringLiteral(xmlName)), ...namespaceProperty(targetNamespace, scope, false)];
}

/** @param required - stands there even where it is empty */
function namespaceProperty(namespaceURI: string, scope: ModuleScope, required: boolean): readonly Code[] {
  if (namespaceURI === '') {
    return required ? [`namespaceURI: ''`] : [];
  }
  return namespaceURI === scope.targetNamespace
    ? [scope.namespaceURI()]
    : [property('namespaceURI', stringLiteral(namespaceURI))];
}

/** A built-in type whose values a codec maps: a constant of the module, since many declarations may refer to it. */
function builtInWithCodec(name: string, codec: CodecReference, scope: ModuleScope): Code {
  const base = `${scope.runtimeValue('xs')}.${name}`;
  const type = scope.importedType(codec.import, codec.type);
  return scope.constant(`xs_${name}`, `${scope.runtimeType('SimpleTypeDescriptor')}<${type}>`, () =>
    pureCall(`${scope.runtimeValue('mapped')}<${type}>`, [
      property('name', stringLiteral(name)),
      property('namespaceURI', stringLiteral(XSD_NAMESPACE)),
      property('base', base),
      property('codec', scope.importedValue(codec.import, codec.codec)),
    ]),
  );
}

/** The functions of the runtime that make the values of a type something else. */
const representations: Readonly<Record<ValueRepresentation, string>> = {
  string: 'asString',
  number: 'asNumber',
  bigint: 'asBigInt',
  Date: 'asDate',
  Uint8Array: 'asOctets',
};

function reference(type: TypeReference, scope: ModuleScope): Code {
  switch (type.kind) {
    case 'builtin':
      return type.name === 'anyType' ? scope.anyType() : `${scope.runtimeValue('xs')}.${type.name}`;
    case 'remapped':
      return `${scope.runtimeValue('xs')}.${type.name}As${pascalCase(type.as)}`;
    case 'codec':
      return builtInWithCodec(type.name, type.codec, scope);
    case 'declared':
      return `() => ${scope.value(type.name)}`;
  }
}

function attributeUse(attribute: AttributeBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('attribute', stringLiteral(attribute.name)),
    ...namespaceProperty(attribute.namespaceURI, scope, false),
    property('type', reference(attribute.type, scope)),
    ...flag('required', attribute.required),
    ...flag('inheritable', attribute.inheritable),
    ...valueConstraint(attribute),
    ...(attribute.property === attribute.name ? [] : text('property', attribute.property)),
  ]);
}

function particle(binding: ParticleBinding, scope: ModuleScope): Code {
  switch (binding.kind) {
    case 'group':
      return objectLiteral([
        ...occurrence(binding, scope),
        ...place(binding),
        property(binding.compositor, particleList(binding.particles, scope)),
      ]);
    case 'groupReference':
      return objectLiteral([
        property('group', `() => ${scope.value(binding.group)}`),
        ...occurrence(binding, scope),
        ...place(binding),
      ]);
    case 'element':
      return objectLiteral([
        property('element', stringLiteral(binding.name)),
        ...namespaceProperty(binding.namespaceURI, scope, false),
        property('type', reference(binding.type, scope)),
        ...occurrence(binding, scope),
        ...flag('nillable', binding.nillable),
        ...valueConstraint(binding),
        ...block(binding.block),
        ...identityConstraintsProperty(binding.identityConstraints),
        ...alternativesProperty(binding.alternatives, (type) => reference(type, scope), scope),
        ...leaf(binding),
      ]);
    case 'reference':
      return objectLiteral([
        property('ref', `() => ${scope.value(binding.element)}`),
        ...occurrence(binding, scope),
        ...leaf(binding),
      ]);
    case 'wildcard':
      return objectLiteral([
        property('any', wildcard(binding.wildcard, scope)),
        ...occurrence(binding, scope),
        ...leaf(binding),
      ]);
  }
}

function particleList(particles: readonly ParticleBinding[], scope: ModuleScope): Code {
  return descriptorList(
    'Particle',
    particles.map((child) => particle(child, scope)),
    scope,
  );
}

function place({ ordered }: { readonly ordered: boolean }): readonly Code[] {
  return ordered ? [`as: '$content'`] : [];
}

function leaf(binding: { readonly property?: string; readonly array: boolean }): readonly Code[] {
  return [...text('property', binding.property), ...flag('array', binding.array)];
}

function occurrence(
  { minOccurs, maxOccurs }: { readonly minOccurs: number; readonly maxOccurs: number },
  scope: ModuleScope,
): readonly Code[] {
  return [
    ...(minOccurs === 1 ? [] : [`minOccurs: ${minOccurs}`]),
    ...(maxOccurs === 1
      ? []
      : [
          maxOccurs === Number.POSITIVE_INFINITY
            ? `maxOccurs: ${scope.runtimeValue('unbounded')}`
            : `maxOccurs: ${maxOccurs}`,
        ]),
  ];
}

function wildcard(
  { namespaces, notQName, processContents, isAssessed }: WildcardBinding,
  scope: ModuleScope,
): Code {
  return objectLiteral([
    property('namespaces', namespaceConstraint(namespaces)),
    ...(notQName === undefined ? [] : [property('notQName', arrayLiteral(notQName.map(stringLiteral)))]),
    property('processContents', stringLiteral(processContents)),
    ...(isAssessed ? [property('schema', scope.schema())] : []),
  ]);
}

function namespaceConstraint(namespaces: WildcardBinding['namespaces']): Code {
  if (namespaces === '##any') {
    return stringLiteral(namespaces);
  }
  return 'not' in namespaces
    ? objectLiteral([property('not', arrayLiteral(namespaces.not.map(stringLiteral)))])
    : arrayLiteral(namespaces.map(stringLiteral));
}

function openContentLiteral({ mode, wildcard: any, named }: OpenContentBinding, scope: ModuleScope): Code {
  return objectLiteral([
    property('mode', stringLiteral(mode)),
    property('any', wildcard(any, scope)),
    ...(named === undefined
      ? []
      : [
          property(
            'named',
            objectLiteral([
              property('suffix', stringLiteral(named.suffix)),
              property('type', reference(named.type, scope)),
            ]),
          ),
        ]),
  ]);
}

function facetProperties(facets: Facets, scope: ModuleScope): readonly Code[] {
  const { pattern, enumeration, assertions, ...others } = facets;
  const namespaces = enumeration?.map((value) => value.namespaces);
  return [
    ...Object.entries(others).map(([name, value]) =>
      property(name, typeof value === 'string' ? stringLiteral(value) : String(value)),
    ),
    ...assertionsProperty(assertions, scope),
    ...(pattern === undefined ? [] : [property('pattern', arrayLiteral(pattern.map(stringLiteral)))]),
    ...(enumeration === undefined
      ? []
      : [property('enumeration', arrayLiteral(enumeration.map((value) => stringLiteral(value.lexical))))]),
    ...(namespaces?.some((bindings) => bindings !== undefined)
      ? [property('enumerationNamespaces', arrayLiteral(namespaces.map(prefixBindings)))]
      : []),
  ];
}

function prefixBindings(bindings: ReadonlyMap<string, string> | undefined): Code {
  return objectLiteral(
    [...(bindings ?? [])].map(([prefix, namespace]) => property(prefix, stringLiteral(namespace))),
  );
}

/** What a descriptor constant holds a group of a compositor as. */
const groupTypes = { sequence: 'SequenceGroup', choice: 'ChoiceGroup', all: 'AllGroup' } as const;

/** The annotation of a descriptor constant: `ComplexTypeDescriptor<Foo>`. */
export function descriptorType(
  binding: SimpleTypeBinding | ComplexTypeBinding | ElementBinding | ModelGroupBinding,
  scope: ModuleScope,
): Code {
  switch (binding.kind) {
    case 'element':
      return sequenceOf(
        `${scope.runtimeType('ElementDescriptor')}<`,
        typeCode(binding.valueType, scope),
        '>',
      );
    case 'complexType':
      return `${scope.runtimeType('ComplexTypeDescriptor')}<${binding.name.identifier}>`;
    case 'modelGroup':
      return scope.runtimeType(groupTypes[binding.compositor]);
    case 'simpleType':
      return `${scope.runtimeType('SimpleTypeDescriptor')}<${binding.name.identifier}>`;
  }
}
