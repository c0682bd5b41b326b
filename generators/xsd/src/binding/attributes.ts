import type { AttributeUse, ComplexTypeDefinition } from '../components/model.js';
import { XSI_NAMESPACE } from '../documents/namespaces.js';
import { leavesOf } from './content-analysis.js';
import type { BindingContext } from './context.js';
import { annotationParagraphs, fixedNote } from './documentation.js';
import type { AttributeBinding, PropertyShape } from './model.js';
import { bindValueConstraint } from './value-constraints.js';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The attribute uses of a type with the properties that hold their values. */
export function bindAttributes(
  type: ComplexTypeDefinition,
  context: BindingContext,
): readonly AttributeBinding[] {
  const properties = new Map(propertyNames(type, context));
  return type.attributeUses.map((use) => {
    const { name, targetNamespace, typeDefinition } = use.attributeDeclaration;
    const constraint = valueConstraint(use);
    return {
      name,
      namespaceURI: targetNamespace,
      type: context.simpleTypes.reference(typeDefinition),
      required: use.required,
      inheritable: use.inheritable ?? false,
      ...bindValueConstraint(constraint, typeDefinition),
      // Attributes of the namespace xsi are no properties.
      property: properties.get(use) ?? name,
    };
  });
}

/** The properties of a type's attributes, `$attributes` for its attribute wildcard included. */
export function attributeProperties(
  type: ComplexTypeDefinition,
  context: BindingContext,
): readonly PropertyShape[] {
  const properties = propertyNames(type, context).map(([use, property]): PropertyShape => {
    const { name, typeDefinition, annotation } = use.attributeDeclaration;
    const constraint = valueConstraint(use);
    const fixed =
      constraint?.kind === 'fixed'
        ? context.simpleTypes.fixedType(typeDefinition, constraint.lexical)
        : undefined;
    if (constraint?.kind === 'fixed' && fixed === undefined) {
      context.approximations.report({
        kind: 'fixed',
        component: `attribute ${name}`,
        message: `The type does not say that the value is always ${JSON.stringify(constraint.lexical)}.`,
        location: use.attributeDeclaration.location,
      });
    }
    return {
      name: property,
      type: fixed ?? context.simpleTypes.valueType(typeDefinition),
      optional: !use.required,
      documentation: [
        ...annotationParagraphs(annotation, context.configuration),
        ...fixedNote(constraint, fixed),
      ],
      ...(constraint?.kind === 'default' && {
        default: context.simpleTypes.showValue(typeDefinition, constraint.lexical),
      }),
    };
  });
  if (type.attributeWildcard === undefined) {
    return properties;
  }
  const others: PropertyShape = {
    name: '$attributes',
    type: { kind: 'array', items: { kind: 'runtime', name: 'XmlAttribute' } },
    optional: true,
    documentation: [],
  };
  return [...properties, others];
}

function valueConstraint(use: AttributeUse): AttributeUse['valueConstraint'] {
  return use.valueConstraint ?? use.attributeDeclaration.valueConstraint;
}

/**
 * The attribute uses that are properties, with their names: the local name, `prefix:name` where two share that, `@…` where
 * an element has it.
 */
function propertyNames(
  { attributeUses: all, contentType }: ComplexTypeDefinition,
  context: BindingContext,
): readonly (readonly [AttributeUse, string])[] {
  const attributeUses = all.filter(
    ({ attributeDeclaration }) => attributeDeclaration.targetNamespace !== XSI_NAMESPACE,
  );
  const elements = new Set<string>();
  if (contentType.variety === 'element-only' || contentType.variety === 'mixed') {
    for (const { term } of leavesOf(contentType.particle)) {
      if (term.component === 'elementDeclaration') {
        elements.add(term.name);
      }
    }
  }
  const uses = new Map<string, number>();
  for (const { attributeDeclaration } of attributeUses) {
    uses.set(attributeDeclaration.name, (uses.get(attributeDeclaration.name) ?? 0) + 1);
  }
  return attributeUses.map((use) => {
    const { name, targetNamespace } = use.attributeDeclaration;
    const shared = (uses.get(name) ?? 0) > 1;
    const qualified =
      shared && targetNamespace !== '' ? `${prefixOf(targetNamespace, context)}:${name}` : name;
    return [use, elements.has(qualified) ? `@${qualified}` : qualified];
  });
}

function prefixOf(namespace: string, { schema }: BindingContext): string {
  if (namespace === xmlNamespace) {
    return 'xml';
  }
  const bindings = [...schema.prefixes].filter(([prefix, bound]) => bound === namespace && prefix !== '');
  // A namespace without a prefix stands for itself; attributes of a namespace always have one, so this is rare.
  return bindings[0]?.[0] ?? namespace;
}
