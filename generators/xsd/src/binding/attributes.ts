import type {
  AttributeGroupDefinition,
  AttributeUse,
  ComplexTypeDefinition,
  Named,
} from '../components/model.js';
import { XSI_NAMESPACE } from '../vocabulary/namespaces.js';
import type { BoundAttributeGroup } from './attribute-groups.js';
import { clarkName } from './component-names.js';
import { leavesOf } from './content-analysis.js';
import type { BindingContext } from './context.js';
import { annotationParagraphs, fixedNote } from './documentation.js';
import type { AttributeBinding, DeclarationName, ObjectShape, PropertyShape } from './model.js';
import { bindValueConstraint } from './value-constraints.js';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The attributes of a type that its base type does not have in the same way. */
export interface OwnAttributes {
  readonly attributes: readonly AttributeBinding[];
  readonly attributeGroups: readonly DeclarationName[];
  /** Those of the base type that are not there any more, as `{namespace}local`. */
  readonly prohibited: readonly string[];
  /** The properties of these attributes. */
  readonly shape: ObjectShape;
}

/** Binds the attributes that a type has besides those of its base type, or in another way than that. */
export function bindAttributes(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition | undefined,
  context: BindingContext,
): OwnAttributes {
  const properties = propertyNames(type.attributeUses, elementNames(type), context);
  const inherited = new Map(
    (base === undefined ? [] : bindUses(base, context)).map((each) => [keyOf(each), each]),
  );
  const own = type.attributeUses.filter((use) => {
    const same = inherited.get(keyOfUse(use));
    return same === undefined || !isSame(bindUse(use, properties, context), same);
  });
  const names = new Set(type.attributeUses.map(keyOfUse));
  return {
    ...groupUses(own, properties, context),
    prohibited: [...inherited.keys()].filter((key) => !names.has(key)),
  };
}

function groupUses(
  uses: readonly AttributeUse[],
  properties: ReadonlyMap<AttributeUse, string>,
  context: BindingContext,
  within?: AttributeGroupDefinition,
): Omit<OwnAttributes, 'prohibited'> {
  const bind = (group: AttributeGroupDefinition): BoundAttributeGroup => bindGroup(group, context);
  const { groups, others } = context.attributeGroups.group(uses, properties, bind, within);
  return {
    attributes: others.map((use) => bindUse(use, properties, context)),
    attributeGroups: groups.map(({ name }) => name),
    shape: {
      parents: groups,
      properties: others.flatMap((use) => propertyOf(use, properties, context) ?? []),
      choices: [],
    },
  };
}

function bindGroup(group: AttributeGroupDefinition, context: BindingContext): BoundAttributeGroup {
  const properties = propertyNames(group.attributeUses, new Set(), context);
  return { ...groupUses(group.attributeUses, properties, context, group), properties };
}

function bindUses(type: ComplexTypeDefinition, context: BindingContext): readonly AttributeBinding[] {
  const properties = propertyNames(type.attributeUses, elementNames(type), context);
  return type.attributeUses.map((use) => bindUse(use, properties, context));
}

function bindUse(
  use: AttributeUse,
  properties: ReadonlyMap<AttributeUse, string>,
  context: BindingContext,
): AttributeBinding {
  const { name, targetNamespace, typeDefinition } = use.attributeDeclaration;
  return {
    name,
    namespaceURI: targetNamespace,
    type: context.simpleTypes.reference(typeDefinition),
    required: use.required,
    inheritable: use.inheritable ?? false,
    ...bindValueConstraint(valueConstraint(use), typeDefinition),
    // Attributes of the namespace xsi are no properties.
    property: properties.get(use) ?? name,
  };
}

function isSame(one: AttributeBinding, other: AttributeBinding): boolean {
  const text = ({ valueNamespaces = new Map(), ...binding }: AttributeBinding): string =>
    JSON.stringify([binding, [...valueNamespaces]]);
  return text(one) === text(other);
}

function keyOf({ name, namespaceURI }: AttributeBinding): string {
  return namespaceURI === '' ? name : clarkName(namespaceURI, name);
}

function keyOfUse({ attributeDeclaration: { name, targetNamespace } }: AttributeUse): string {
  return targetNamespace === '' ? name : clarkName(targetNamespace, name);
}

/** The properties of all attributes of a type, `$attributes` for its attribute wildcard included. */
export function attributeShape(type: ComplexTypeDefinition, context: BindingContext): ObjectShape {
  const { shape } = groupUses(
    type.attributeUses,
    propertyNames(type.attributeUses, elementNames(type), context),
    context,
  );
  return type.attributeWildcard === undefined
    ? shape
    : { ...shape, properties: [...shape.properties, otherAttributes] };
}

/** The property of the attributes that an attribute wildcard admits. */
const otherAttributes: PropertyShape = {
  name: '$attributes',
  type: { kind: 'array', items: { kind: 'runtime', name: 'XmlAttribute' } },
  optional: true,
  documentation: [],
};

function propertyOf(
  use: AttributeUse,
  properties: ReadonlyMap<AttributeUse, string>,
  context: BindingContext,
): PropertyShape | undefined {
  const property = properties.get(use);
  if (property === undefined) {
    return undefined;
  }
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
}

function valueConstraint(use: AttributeUse): AttributeUse['valueConstraint'] {
  return use.valueConstraint ?? use.attributeDeclaration.valueConstraint;
}

/** The local names of the elements in the content of a type. */
function elementNames({ contentType }: ComplexTypeDefinition): ReadonlySet<string> {
  const elements = new Set<string>();
  if (contentType.variety === 'element-only' || contentType.variety === 'mixed') {
    for (const { term } of leavesOf(contentType.particle)) {
      if (term.component === 'elementDeclaration') {
        elements.add(term.name);
      }
    }
  }
  return elements;
}

/**
 * The attribute uses that are properties, with their names: the local name, `prefix:name` where two share that, `@…` where
 * an element has it.
 */
function propertyNames(
  uses: readonly AttributeUse[],
  elements: ReadonlySet<string>,
  context: BindingContext,
): ReadonlyMap<AttributeUse, string> {
  const attributeUses = uses.filter(
    ({ attributeDeclaration }) => attributeDeclaration.targetNamespace !== XSI_NAMESPACE,
  );
  const counts = new Map<string, number>();
  for (const { attributeDeclaration } of attributeUses) {
    counts.set(attributeDeclaration.name, (counts.get(attributeDeclaration.name) ?? 0) + 1);
  }
  return new Map(
    attributeUses.map((use) => {
      const { name, targetNamespace }: Named = use.attributeDeclaration;
      const isShared = (counts.get(name) ?? 0) > 1;
      const qualified =
        isShared && targetNamespace !== '' ? `${prefixOf(targetNamespace, context)}:${name}` : name;
      return [use, elements.has(qualified) ? `@${qualified}` : qualified];
    }),
  );
}

function prefixOf(namespace: string, { schema }: BindingContext): string {
  if (namespace === xmlNamespace) {
    return 'xml';
  }
  const bindings = [...schema.prefixes].filter(([prefix, bound]) => bound === namespace && prefix !== '');
  // A namespace without a prefix stands for itself; attributes of a namespace always have one, so this is rare.
  return bindings[0]?.[0] ?? namespace;
}
