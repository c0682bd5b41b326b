import type { ChoiceShape, IndexSignature, ObjectShape, PropertyShape, TypeExpression } from './model.js';
import { flatten } from './object-shape.js';

/** A text that two types share where they are the same type, written in the same way. */
export function keyOfType(type: TypeExpression): string {
  return JSON.stringify(type, (key, value: unknown) =>
    // What a parent has, its name tells.
    key === 'parents' ? (value as ObjectShape['parents']).map(({ name }) => name) : value,
  );
}

/** Tells whether two types are the same, written in the same way. */
export function areEqualTypes(one: TypeExpression, other: TypeExpression): boolean {
  return one === other || (one.kind === other.kind && keyOfType(one) === keyOfType(other));
}

/** Tells whether two object types have the same properties and choices, from whichever parents they come. */
export function areEqualShapes(one: ObjectShape, other: ObjectShape): boolean {
  const [a, b] = [flatten(one), flatten(other)];
  if (a === b) {
    return true;
  }
  const properties = new Map(b.properties.map((property) => [property.name, property]));
  return (
    a.properties.length === b.properties.length &&
    a.properties.every((property) => {
      const same = properties.get(property.name);
      return same !== undefined && areEqualProperties(property, same);
    }) &&
    areEqualChoices(a.choices, b.choices) &&
    areEqualSignatures(a.indexSignature, b.indexSignature)
  );
}

/** Tells whether two object types, if any, have the same index signature. */
export function areEqualSignatures(
  one: IndexSignature | undefined,
  other: IndexSignature | undefined,
): boolean {
  return one === undefined || other === undefined
    ? one === other
    : one.suffix === other.suffix && areEqualTypes(one.type, other.type);
}

/** Tells whether lists of choices are the same, in whichever order. */
export function areEqualChoices(one: readonly ChoiceShape[], other: readonly ChoiceShape[]): boolean {
  return (
    one.length === other.length && one.every((choice) => other.some((each) => isEqualChoice(choice, each)))
  );
}

function isEqualChoice({ alternatives: one }: ChoiceShape, { alternatives: other }: ChoiceShape): boolean {
  return (
    one === other ||
    (one.length === other.length &&
      one.every((alternative, index) => {
        const same = other[index];
        return same !== undefined && areEqualShapes(alternative, same);
      }))
  );
}

function areEqualProperties(one: PropertyShape, other: PropertyShape): boolean {
  return one === other || (one.optional === other.optional && areEqualTypes(one.type, other.type));
}
