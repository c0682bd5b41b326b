import type { ComplexTypeDefinition, Particle } from '../components/model.js';
import { attributeProperties, bindAttributes } from './attributes.js';
import { bindContent, type ContentBinding } from './bind-content.js';
import { isAnyType } from './component-names.js';
import { anyProperty, contentProperty } from './content-analysis.js';
import type { BindingContext } from './context.js';
import { bindDeclaredTypes } from './declared-types.js';
import { derivationSteps } from './derived-types.js';
import { annotationParagraphs } from './documentation.js';
import type {
  ComplexTypeBinding,
  ComplexTypeDescriptorBinding,
  DeclarationName,
  IndexSignature,
  ObjectShape,
  OpenContentBinding,
  PropertyShape,
  TypeAliasBinding,
  TypeExpression,
} from './model.js';
import { keysOf } from './object-shape.js';
import { reportTypeConstraints } from './untyped-constraints.js';
import { bindAttributeWildcard, bindWildcard } from './wildcards.js';
import { bindAssertions } from './xpath-expressions.js';

/** Binds a complex type: its declaration, preceded by the alias of its `$content` items where that is a union. */
export function bindComplexType(
  type: ComplexTypeDefinition,
  context: BindingContext,
): readonly (ComplexTypeBinding | TypeAliasBinding)[] {
  const name = context.nameOf(type);
  reportTypeConstraints(type, `type ${name.identifier}`, context.approximations);
  const content = contentOf(type, context);
  const bare = bareValueOf(type, context);
  const complete = completeShape(type, content, context);
  const form = complete.choices.length > 0 || bare !== undefined ? 'alias' : 'interface';
  const parent = form === 'interface' ? extendedInterface(type, complete, context) : undefined;
  const own = parent === undefined ? complete : without(complete, parent.shape);
  const alias = itemsAlias(name, own, content?.items, context);
  const documentation = annotationParagraphs(type.annotation, context.configuration);
  const binding: ComplexTypeBinding = {
    kind: 'complexType',
    name,
    documentation,
    form,
    ...(parent !== undefined && { extends: parent.name }),
    shape: alias === undefined ? own : replaceContent(own, { kind: 'declared', name: alias.name }),
    ...(bare !== undefined && { bareValue: bare }),
    descriptor: descriptorOf(type, content, context),
  };
  return alias === undefined ? [binding] : [alias, binding];
}

/** The shape of a complex type; undefined where its values are not objects of one interface. */
function interfaceShape(type: ComplexTypeDefinition, context: BindingContext): ObjectShape | undefined {
  const shape = completeShape(type, contentOf(type, context), context);
  return shape.choices.length > 0 || context.isBare(type) ? undefined : shape;
}

function contentOf(type: ComplexTypeDefinition, context: BindingContext): ContentBinding | undefined {
  const { contentType } = type;
  const owner = `type ${context.nameOf(type).identifier}`;
  return contentType.variety === 'element-only' || contentType.variety === 'mixed'
    ? bindContent(contentType, context, owner)
    : undefined;
}

function itemsAlias(
  name: DeclarationName,
  shape: ObjectShape,
  items: TypeExpression | undefined,
  { names }: BindingContext,
): TypeAliasBinding | undefined {
  if (items?.kind !== 'union' || !keysOf(shape).includes(contentProperty)) {
    return undefined;
  }
  return {
    kind: 'alias',
    name: names.allocate(name.targetNamespace, `${name.identifier}Content`),
    documentation: [`An item of \`$content\` of \`${name.identifier}\`.`],
    type: items,
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

/** Content first, then attributes, as a reader of a document would list them. */
function completeShape(
  type: ComplexTypeDefinition,
  content: ContentBinding | undefined,
  context: BindingContext,
): ObjectShape {
  const properties: PropertyShape[] = [...valueProperty(type, context), ...(content?.shape.properties ?? [])];
  const open = openContentOf(type);
  if (open !== undefined && open.named === undefined && content?.hasOpenItems !== true) {
    properties.push({
      name: anyProperty,
      type: { kind: 'array', items: { kind: 'runtime', name: 'XmlElement' } },
      optional: true,
      documentation: [],
    });
  }
  properties.push(...attributeProperties(type, context));
  const signature = indexSignature(type, context);
  return {
    properties,
    choices: content?.shape.choices ?? [],
    ...(signature !== undefined && { indexSignature: signature }),
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

function indexSignature(type: ComplexTypeDefinition, context: BindingContext): IndexSignature | undefined {
  const named = openContentOf(type)?.named;
  return named && { suffix: named.suffix, type: context.simpleTypes.valueType(named.typeDefinition) };
}

interface Interface {
  readonly name: DeclarationName;
  readonly shape: ObjectShape;
}

/** The interface of the base type, where an extension only adds to it. */
function extendedInterface(
  type: ComplexTypeDefinition,
  shape: ObjectShape,
  context: BindingContext,
): Interface | undefined {
  const base = type.baseTypeDefinition;
  if (
    type.derivationMethod !== 'extension' ||
    base.component !== 'complexTypeDefinition' ||
    isAnyType(base)
  ) {
    return undefined;
  }
  const baseShape = interfaceShape(base, context);
  if (baseShape === undefined || !containsAll(shape, baseShape)) {
    return undefined;
  }
  return { name: context.nameOf(base), shape: baseShape };
}

function containsAll(shape: ObjectShape, part: ObjectShape): boolean {
  const own = new Map(shape.properties.map((property) => [property.name, property]));
  return (
    part.properties.every((property) => {
      const same = own.get(property.name);
      return same !== undefined && same.optional === property.optional && equal(same.type, property.type);
    }) &&
    (part.indexSignature === undefined || equal(part.indexSignature, shape.indexSignature))
  );
}

function equal(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function without(shape: ObjectShape, part: ObjectShape): ObjectShape {
  const inherited = new Set(part.properties.map((property) => property.name));
  const { indexSignature: signature } = shape;
  return {
    properties: shape.properties.filter((property) => !inherited.has(property.name)),
    choices: shape.choices,
    ...(signature !== undefined && part.indexSignature === undefined && { indexSignature: signature }),
  };
}

function descriptorOf(
  type: ComplexTypeDefinition,
  content: ContentBinding | undefined,
  context: BindingContext,
): ComplexTypeDescriptorBinding {
  const { contentType, baseTypeDefinition: base, attributeWildcard } = type;
  const open = openContentOf(type);
  return {
    ...(type.name !== undefined && { xmlName: type.name }),
    abstract: type.abstract,
    ...(base.component === 'complexTypeDefinition' && !isAnyType(base) && { base: context.nameOf(base) }),
    ...derivationOf(type),
    block: derivationSteps(type.prohibitedSubstitutions),
    derivedTypes: context.derivedTypes.of(type).flatMap((derived) => context.names.ofType(derived) ?? []),
    attributes: bindAttributes(type, context),
    ...(attributeWildcard !== undefined && {
      attributeWildcard: bindAttributeWildcard(attributeWildcard, context),
    }),
    ...(contentType.variety === 'simple' && {
      simpleContent: context.simpleTypes.reference(contentType.simpleTypeDefinition),
    }),
    ...(content !== undefined && { content: content.particle }),
    mixed: contentType.variety === 'mixed',
    assertions: bindAssertions(type.assertions),
    ...(open !== undefined &&
      'particle' in contentType && { openContent: bindOpenContent(open, contentType.particle, context) }),
    declaredTypes: bindDeclaredTypes(type, context),
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
