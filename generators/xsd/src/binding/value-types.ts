import type { ComplexTypeDefinition, ElementDeclaration, TypeDefinition } from '../components/model.js';
import { attributeProperties } from './attributes.js';
import { unionOf } from './bind-simple-type.js';
import { isAnyType } from './component-names.js';
import type { BindingContext } from './context.js';
import type { PropertyShape, TypeExpression, TypeReference } from './model.js';

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
  return nillable(
    element,
    fixedValueType(element, context) ?? typeValueType(element.typeDefinition, context),
    context,
  );
}

/**
 * The TypeScript type of what the descriptor of an element reads: that of its type, whatever value is fixed, and even
 * where it is abstract.
 */
export function descriptorValueType(element: ElementDeclaration, context: BindingContext): TypeExpression {
  const type = typeValueType(element.typeDefinition, context);
  const isNever = type.kind === 'keyword' && type.keyword === 'never';
  const { typeDefinition } = element;
  const own: TypeExpression =
    isNever && typeDefinition.component === 'complexTypeDefinition'
      ? { kind: 'declared', name: context.nameOf(typeDefinition) }
      : type;
  return nillable(element, own, context);
}

function nillable(
  { nillable: isNillable, typeDefinition }: ElementDeclaration,
  type: TypeExpression,
  context: BindingContext,
): TypeExpression {
  if (!isNillable) {
    return type;
  }
  return unionOf([
    type,
    typeDefinition.component === 'simpleTypeDefinition'
      ? { kind: 'keyword', keyword: 'null' }
      : nilType(typeDefinition, context),
  ]);
}

/** The literal type of an element that has a fixed value, where that has only one literal. */
export function fixedValueType(
  { typeDefinition, valueConstraint }: ElementDeclaration,
  context: BindingContext,
): TypeExpression | undefined {
  return valueConstraint?.kind === 'fixed' && typeDefinition.component === 'simpleTypeDefinition'
    ? context.simpleTypes.fixedType(typeDefinition, valueConstraint.lexical)
    : undefined;
}

/** The TypeScript type of a value of a type, or of one derived from it that `xsi:type` may name. */
function typeValueType(type: TypeDefinition, context: BindingContext): TypeExpression {
  if (type.component === 'simpleTypeDefinition') {
    return context.simpleTypes.valueType(type);
  }
  if (isAnyType(type)) {
    return { kind: 'runtime', name: 'AnyType' };
  }
  const alias = context.derivedTypes.aliasOf(type);
  if (alias !== undefined) {
    return { kind: 'declared', name: alias };
  }
  return type.abstract
    ? { kind: 'keyword', keyword: 'never' }
    : { kind: 'declared', name: context.nameOf(type) };
}

/** `{ $nil: true }` and the attributes: an element that is nil has no content, but may have attributes. */
function nilType(type: ComplexTypeDefinition, context: BindingContext): TypeExpression {
  const nil: PropertyShape = {
    name: '$nil',
    type: { kind: 'keyword', keyword: 'true' },
    optional: false,
    documentation: [],
  };
  const attributes = attributeProperties(type, context).map((property) => ({
    ...property,
    documentation: [],
  }));
  return { kind: 'object', shape: { properties: [nil, ...attributes], choices: [] } };
}
