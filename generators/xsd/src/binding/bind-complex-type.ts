import type { ComplexTypeDefinition, Particle } from '../components/model.js';
import { attributeShape, bindAttributes } from './attributes.js';
import { addedParticle, bindContent } from './bind-content.js';
import type { BoundComplexType, ContentBinding } from './bound-complex-type.js';
import { isAnyType } from './component-names.js';
import { anyProperty, contentProperty } from './content-analysis.js';
import type { BindingContext } from './context.js';
import { bindDeclaredTypes } from './declared-types.js';
import { derivationSteps } from './derived-types.js';
import { annotationParagraphs } from './documentation.js';
import { areEqualParticles, extendParticle } from './inherited-content.js';
import type {
  ComplexTypeBinding,
  ComplexTypeDescriptorBinding,
  DeclarationName,
  ObjectShape,
  OpenContentBinding,
  PropertyShape,
  TypeAliasBinding,
  TypeExpression,
} from './model.js';
import { emptyShape, keysOf, propertiesOf, sequence, shapeOf } from './object-shape.js';
import { derivedShape } from './shape-derivation.js';
import { areEqualTypes } from './type-equality.js';
import { unionOf } from './union-of.js';
import { reportTypeConstraints } from './untyped-constraints.js';
import { bindAttributeWildcard, bindWildcard } from './wildcards.js';
import { bindAssertions } from './xpath-expressions.js';

/** Binds a complex type: its declaration, preceded by the alias of its `$content` items where that is a union. */
export function bindComplexType(
  type: ComplexTypeDefinition,
  context: BindingContext,
): readonly (ComplexTypeBinding | TypeAliasBinding)[] {
  const { items, binding } = boundComplexType(type, context);
  return items === undefined ? [binding] : [items, binding];
}

function boundComplexType(type: ComplexTypeDefinition, context: BindingContext): BoundComplexType {
  let bound = context.complexTypes.get(type);
  if (bound === undefined) {
    bound = bind(type, context);
    context.complexTypes.set(type, bound);
  }
  return bound;
}

function bind(type: ComplexTypeDefinition, context: BindingContext): BoundComplexType {
  const name = context.nameOf(type);
  reportTypeConstraints(type, `type ${name.identifier}`, context.approximations);
  const base = baseOf(type);
  const boundBase = base && boundComplexType(base, context);
  const content = contentOf(type, base, boundBase, context);
  const hasItemsOfBase = haveSameItems(content, boundBase?.content);
  const itemsOfBase = hasItemsOfBase ? boundBase?.itemsName : undefined;
  const own = ownShape(type, withItems(content, itemsOfBase), boundBase, context);
  const items = hasItemsOfBase ? undefined : itemsAlias(name, own, content, context);
  const bare = bareValueOf(type, context);
  const isExtension = type.derivationMethod === 'extension' && content?.isWhole !== true;
  const particle = isExtension ? extendParticle(boundBase?.particle, content?.particle) : content?.particle;
  const binding: ComplexTypeBinding = {
    kind: 'complexType',
    name,
    documentation: annotationParagraphs(type.annotation, context.configuration),
    shape: items === undefined ? own : replaceContent(own, { kind: 'declared', name: items.name }),
    ...(bare !== undefined && { bareValue: bare }),
    descriptor: {
      ...descriptorOf(type, base, content, boundBase?.content, context),
      ...(inheritsContent(type, base, { content, particle }, boundBase) && inheritedContent),
    },
  };
  return { binding, items, itemsName: items?.name ?? itemsOfBase, content, particle };
}

/** Tells whether the items of `$content` are those that the base type has. */
function haveSameItems(content: ContentBinding | undefined, inherited: ContentBinding | undefined): boolean {
  return (
    content?.items !== undefined &&
    inherited?.items !== undefined &&
    areEqualTypes(content.items, inherited.items)
  );
}

/** Content whose `$content` has items of a declared type. */
function withItems(
  content: ContentBinding | undefined,
  name: DeclarationName | undefined,
): ContentBinding | undefined {
  return content === undefined || name === undefined
    ? content
    : { ...content, shape: replaceContent(content.shape, { kind: 'declared', name }) };
}

/** What a restriction says where its content is that of its base type. */
const inheritedContent = { inheritsContent: true, content: undefined, ordered: false, mixed: false } as const;

function inheritsContent(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition | undefined,
  { content, particle }: Pick<BoundComplexType, 'content' | 'particle'>,
  boundBase: BoundComplexType | undefined,
): boolean {
  return (
    type.derivationMethod === 'restriction' &&
    type.contentType.variety === base?.contentType.variety &&
    content?.isOrdered === boundBase?.content?.isOrdered &&
    particle !== undefined &&
    boundBase?.particle !== undefined &&
    areEqualParticles(particle, boundBase.particle)
  );
}

/** The base type, where it is a complex type other than `xs:anyType`. */
function baseOf({ baseTypeDefinition: base }: ComplexTypeDefinition): ComplexTypeDefinition | undefined {
  return base.component === 'complexTypeDefinition' && !isAnyType(base) ? base : undefined;
}

function contentOf(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition | undefined,
  boundBase: BoundComplexType | undefined,
  context: BindingContext,
): ContentBinding | undefined {
  const { contentType, derivationMethod } = type;
  if (contentType.variety !== 'element-only' && contentType.variety !== 'mixed') {
    return undefined;
  }
  if (contentType === base?.contentType && derivationMethod === 'extension') {
    return boundBase?.content && { ...boundBase.content, particle: undefined, isWhole: false };
  }
  const added =
    derivationMethod === 'extension' && base !== undefined
      ? addedParticle(contentType, base.contentType)
      : undefined;
  return bindContent(contentType, added, context, `type ${context.nameOf(type).identifier}`);
}

/** The object type: as what the type adds to its base type and to groups, where that says the same. */
function ownShape(
  type: ComplexTypeDefinition,
  content: ContentBinding | undefined,
  boundBase: BoundComplexType | undefined,
  context: BindingContext,
): ObjectShape {
  const complete = completeShape(type, content, context);
  return boundBase === undefined || boundBase.binding.bareValue !== undefined || context.isBare(type)
    ? complete
    : derivedShape(complete, boundBase.binding, type.derivationMethod, (name) =>
        context.simpleTypes.aliasOf(name),
      );
}

/** Content first, then attributes, as a reader of a document would list them. */
function completeShape(
  type: ComplexTypeDefinition,
  content: ContentBinding | undefined,
  context: BindingContext,
): ObjectShape {
  const open = openContentOf(type);
  const others: readonly PropertyShape[] =
    open !== undefined && open.named === undefined && content?.hasOpenItems !== true ? [anyElements] : [];
  const named = open?.named;
  const shape = sequence([
    content?.shape ?? emptyShape,
    shapeOf([...valueProperty(type, context), ...others]),
    attributeShape(type, context),
  ]);
  return named === undefined
    ? shape
    : withIndexSignature(shape, named.suffix, context.simpleTypes.valueType(named.typeDefinition));
}

/** TypeScript asks that the type of an index signature takes in those of all properties whose names fit. */
function withIndexSignature(shape: ObjectShape, suffix: string, type: TypeExpression): ObjectShape {
  const fitting = propertiesOf(shape).filter(({ name }) => name.endsWith(suffix));
  return {
    ...shape,
    indexSignature: { suffix, type: unionOf([type, ...fitting.map((property) => property.type)]) },
  };
}

const anyElements: PropertyShape = {
  name: anyProperty,
  type: { kind: 'array', items: { kind: 'runtime', name: 'XmlElement' } },
  optional: true,
  documentation: [],
};

function itemsAlias(
  name: DeclarationName,
  own: ObjectShape,
  content: ContentBinding | undefined,
  { names }: BindingContext,
): TypeAliasBinding | undefined {
  if (content?.items?.kind !== 'union' || !keysOf({ ...own, parents: [] }).includes(contentProperty)) {
    return undefined;
  }
  return {
    kind: 'alias',
    name: names.allocate(name, `${name.identifier}Content`),
    documentation: [`An item of \`$content\` of \`${name.identifier}\`.`],
    type: content.items,
  };
}

function replaceContent(shape: ObjectShape, items: TypeExpression): ObjectShape {
  return {
    ...shape,
    properties: shape.properties.map((property) =>
      property.name === contentProperty ? { ...property, type: { kind: 'array', items } } : property,
    ),
    choices: shape.choices.map(({ alternatives }) => ({
      alternatives: alternatives.map((alternative) => replaceContent(alternative, items)),
    })),
  };
}

function valueProperty(
  { contentType }: ComplexTypeDefinition,
  context: BindingContext,
): readonly PropertyShape[] {
  return contentType.variety === 'simple'
    ? [
        {
          name: '$value',
          type: context.simpleTypes.valueType(contentType.simpleTypeDefinition),
          optional: false,
          documentation: [],
        },
      ]
    : [];
}

function bareValueOf(type: ComplexTypeDefinition, context: BindingContext): TypeExpression | undefined {
  return context.isBare(type) && type.contentType.variety === 'simple'
    ? context.simpleTypes.valueType(type.contentType.simpleTypeDefinition)
    : undefined;
}

type ComponentOpenContent = Extract<
  ComplexTypeDefinition['contentType'],
  { particle: unknown }
>['openContent'];

function openContentOf({ contentType }: ComplexTypeDefinition): ComponentOpenContent {
  return contentType.variety === 'element-only' || contentType.variety === 'mixed'
    ? contentType.openContent
    : undefined;
}

/** What a type adds to its base type, or has in another way; an extension has all else of the base type. */
function descriptorOf(
  type: ComplexTypeDefinition,
  base: ComplexTypeDefinition | undefined,
  content: ContentBinding | undefined,
  baseContent: ContentBinding | undefined,
  context: BindingContext,
): ComplexTypeDescriptorBinding {
  const inherited = type.derivationMethod === 'extension' ? base : undefined;
  const { contentType } = type;
  const { attributes, attributeGroups, prohibited } = bindAttributes(type, base, context);
  const isMixed = contentType.variety === 'mixed';
  const isOrderedBelow = inherited !== undefined && baseContent?.isOrdered === true;
  const isExtendedContent = inherited !== undefined && 'particle' in inherited.contentType;
  const xmlName = context.names.xmlNameOf(type);
  return {
    ...(xmlName !== undefined && { xmlName }),
    abstract: type.abstract,
    ...(base !== undefined && { base: context.nameOf(base) }),
    ...derivationOf(type),
    block: derivationSteps(type.prohibitedSubstitutions),
    derivedTypes: context.derivedTypes
      .childrenOf(type)
      .flatMap((derived) => context.names.ofType(derived) ?? []),
    attributes,
    attributeGroups,
    prohibitedAttributes: prohibited,
    ...attributeWildcardOf(type, inherited, context),
    ...simpleContentOf(type, inherited, context),
    ...(content?.particle !== undefined && { content: content.particle }),
    ordered: content?.isOrdered === true && !isMixed && !isOrderedBelow,
    hasWholeContent: isExtendedContent && content?.isWhole === true,
    inheritsContent: false,
    mixed: isMixed && inherited?.contentType.variety !== 'mixed',
    assertions: bindAssertions(type.assertions?.filter((each) => base?.assertions?.includes(each) !== true)),
    ...openContentBindingOf(type, inherited, context),
    ...declaredTypesOf(type, inherited, context),
  };
}

/** What descriptors take for granted: with a base or simple content, extension; otherwise restriction of the ur-type. */
function derivationOf({
  baseTypeDefinition: base,
  derivationMethod,
}: ComplexTypeDefinition): Pick<ComplexTypeDescriptorBinding, 'derivation'> {
  const isExpected = derivationMethod === (isAnyType(base) ? 'restriction' : 'extension');
  return isExpected ? {} : { derivation: derivationMethod };
}

function attributeWildcardOf(
  { attributeWildcard }: ComplexTypeDefinition,
  inherited: ComplexTypeDefinition | undefined,
  context: BindingContext,
): Pick<ComplexTypeDescriptorBinding, 'attributeWildcard'> {
  return attributeWildcard === undefined || attributeWildcard === inherited?.attributeWildcard
    ? {}
    : { attributeWildcard: bindAttributeWildcard(attributeWildcard, context) };
}

function simpleContentOf(
  { contentType }: ComplexTypeDefinition,
  inherited: ComplexTypeDefinition | undefined,
  context: BindingContext,
): Pick<ComplexTypeDescriptorBinding, 'simpleContent'> {
  if (contentType.variety !== 'simple') {
    return {};
  }
  const { simpleTypeDefinition } = contentType;
  const isInherited =
    inherited?.contentType.variety === 'simple' &&
    inherited.contentType.simpleTypeDefinition === simpleTypeDefinition;
  return isInherited ? {} : { simpleContent: context.simpleTypes.reference(simpleTypeDefinition) };
}

function openContentBindingOf(
  type: ComplexTypeDefinition,
  inherited: ComplexTypeDefinition | undefined,
  context: BindingContext,
): Pick<ComplexTypeDescriptorBinding, 'openContent'> {
  const open = openContentOf(type);
  if (
    open === undefined ||
    !('particle' in type.contentType) ||
    open === (inherited && openContentOf(inherited))
  ) {
    return {};
  }
  return { openContent: bindOpenContent(open, type.contentType.particle, context) };
}

function declaredTypesOf(
  type: ComplexTypeDefinition,
  inherited: ComplexTypeDefinition | undefined,
  context: BindingContext,
): Pick<ComplexTypeDescriptorBinding, 'declaredTypes'> {
  const declaredTypes = bindDeclaredTypes(type, context);
  const known = inherited === undefined ? [] : bindDeclaredTypes(inherited, context);
  return { declaredTypes: JSON.stringify(declaredTypes) === JSON.stringify(known) ? [] : declaredTypes };
}

function bindOpenContent(
  open: NonNullable<ComponentOpenContent>,
  content: Particle,
  context: BindingContext,
): OpenContentBinding {
  return {
    mode: open.mode,
    // What is admitted as a property of its own is of the type that it says: no declaration is looked up.
    wildcard: {
      ...bindWildcard(open.wildcard, content, context),
      ...(open.named !== undefined && { isAssessed: false }),
    },
    ...(open.named !== undefined && {
      named: { suffix: open.named.suffix, type: context.simpleTypes.reference(open.named.typeDefinition) },
    }),
  };
}
