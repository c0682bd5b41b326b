import type { ComplexTypeDefinition, ElementDeclaration, TypeDefinition } from '../components/model.js';
import { attributeShape } from './attributes.js';
import { isAnyType } from './component-names.js';
import type { BindingContext } from './context.js';
import { noTypeProperty, typeProperty } from './derived-types.js';
import { typesOf } from './element-types.js';
import type { PropertyShape, TypeExpression, TypeReference } from './model.js';
import { shapeOf } from './object-shape.js';
import { unionOf } from './union-of.js';

/** How a descriptor refers to a type. */
export function typeReference(type: TypeDefinition, context: BindingContext): TypeReference {
  if (type.component === 'simpleTypeDefinition') {
    return context.simpleTypes.reference(type);
  }
  if (isAnyType(type)) {
    return { kind: 'builtin', name: 'anyType' };
  }
  return { kind: 'declared', name: context.nameOf(type) };
}

/** The TypeScript type of the value of an element where a content model admits it. */
export function elementValueType(element: ElementDeclaration, context: BindingContext): TypeExpression {
  const { typeTable, ...declaration } = element;
  if (typeTable !== undefined) {
    // Which of them it is, the attributes of the element tell.
    return unionOf(
      typesOf(element).map((typeDefinition) => elementValueType({ ...declaration, typeDefinition }, context)),
    );
  }
  return nillable(element, fixedValueType(element, context) ?? typeValueType(element, context), context);
}

/**
 * The TypeScript type of what the descriptor of an element reads: that of its type, whatever value is fixed, and even
 * where it is abstract.
 */
export function descriptorValueType(element: ElementDeclaration, context: BindingContext): TypeExpression {
  const { typeTable, ...declaration } = element;
  if (typeTable !== undefined) {
    return unionOf(
      typesOf(element).map((typeDefinition) =>
        descriptorValueType({ ...declaration, typeDefinition }, context),
      ),
    );
  }
  const type = typeValueType(element, context);
  const isNever = type.kind === 'keyword' && type.keyword === 'never';
  const { typeDefinition } = element;
  const own: TypeExpression =
    isNever && typeDefinition.component === 'complexTypeDefinition'
      ? { kind: 'declared', name: context.nameOf(typeDefinition) }
      : type;
  return nillable(element, own, context);
}

function nillable(
  element: ElementDeclaration,
  type: TypeExpression,
  context: BindingContext,
): TypeExpression {
  const { nillable: isNillable, typeDefinition } = element;
  if (!isNillable) {
    return type;
  }
  if (typeDefinition.component === 'simpleTypeDefinition') {
    return unionOf([type, { kind: 'keyword', keyword: 'null' }]);
  }
  const bind = (): TypeExpression =>
    unionOf([withoutNil(type, typeDefinition), nilType(element, typeDefinition, context)]);
  const isAll =
    context.derivedTypes.of(typeDefinition).length === tagsAt(element, typeDefinition, context).size;
  // Of an abstract type that nothing derives from there are no values, but there is a descriptor: it reads another type.
  const isEmpty = typeDefinition.abstract && context.derivedTypes.of(typeDefinition).length === 0;
  return isAnyType(typeDefinition) || !isAll || isEmpty
    ? bind()
    : {
        kind: 'declared',
        name: context.nillableTypes.nameOf(typeDefinition, context.nameOf(typeDefinition), bind),
      };
}

function tagsAt(
  element: ElementDeclaration,
  type: ComplexTypeDefinition,
  { derivedTypes }: BindingContext,
): ReadonlyMap<ComplexTypeDefinition, string> {
  return derivedTypes.tagged(type, element);
}

/**
 * A value that is not nil, told apart from one that is, so that this one has no content. A value with simple content may
 * be no object: there, {@link nilObject} excludes the content.
 */
function withoutNil(type: TypeExpression, { contentType }: ComplexTypeDefinition): TypeExpression {
  if (type.kind === 'keyword' || contentType.variety === 'simple') return type;
  return { kind: 'intersection', members: [{ kind: 'object', shape: shapeOf([noNil]) }, type] };
}

const noNil: PropertyShape = {
  name: '$nil',
  type: { kind: 'keyword', keyword: 'never' },
  optional: true,
  documentation: [],
};

const noText: PropertyShape = { ...noNil, name: '$value' };

/** The literal type of an element that has a fixed value, where that has only one literal. */
export function fixedValueType(
  { typeDefinition, valueConstraint }: ElementDeclaration,
  context: BindingContext,
): TypeExpression | undefined {
  return valueConstraint?.kind === 'fixed' && typeDefinition.component === 'simpleTypeDefinition'
    ? context.simpleTypes.fixedType(typeDefinition, valueConstraint.lexical)
    : undefined;
}

/** The TypeScript type of a value of an element's type, or of one derived from it that `xsi:type` may name. */
function typeValueType(element: ElementDeclaration, context: BindingContext): TypeExpression {
  const { typeDefinition: type } = element;
  if (type.component === 'simpleTypeDefinition') {
    return context.simpleTypes.valueType(type);
  }
  return isAnyType(type) ? { kind: 'runtime', name: 'AnyType' } : context.derivedTypes.unionAt(type, element);
}

/**
 * `{ $nil: true }` and the attributes, those of the type or of one derived from it: an element that is nil has no
 * content, but may have attributes.
 */
function nilType(
  element: ElementDeclaration,
  type: ComplexTypeDefinition,
  context: BindingContext,
): TypeExpression {
  const tags = tagsAt(element, type, context);
  const derived = [...tags].map(([other, tag]) => nilObject(other, [typeProperty(tag)], context));
  const tag = isAnyType(type) ? [anyTypeTag] : tags.size === 0 ? [] : [noTypeProperty];
  const own = type.abstract ? [] : [nilObject(type, tag, context)];
  return unionOf([...own, ...derived]);
}

/** What `xsi:type` of an element of `xs:anyType` said. */
const anyTypeTag: PropertyShape = {
  name: '$type',
  type: { kind: 'keyword', keyword: 'string' },
  optional: true,
  documentation: [],
};

function nilObject(
  type: ComplexTypeDefinition,
  tag: readonly PropertyShape[],
  context: BindingContext,
): TypeExpression {
  const nil: PropertyShape = {
    name: '$nil',
    type: { kind: 'keyword', keyword: 'true' },
    optional: false,
    documentation: [],
  };
  const { parents, properties } = attributeShape(type, context);
  const attributes = properties.map((property) => ({ ...property, documentation: [] }));
  const text = type.contentType.variety === 'simple' ? [noText] : [];
  return { kind: 'object', shape: { ...shapeOf([...tag, nil, ...text, ...attributes]), parents } };
}
