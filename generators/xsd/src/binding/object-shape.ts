import type { ChoiceShape, ObjectShape } from './model.js';

/** The object type without properties. */
export const emptyShape: ObjectShape = { properties: [], choices: [] };

/** All of several object types at once. */
export function sequence(shapes: readonly ObjectShape[]): ObjectShape {
  return {
    properties: shapes.flatMap((shape) => shape.properties),
    choices: shapes.flatMap((shape) => shape.choices),
  };
}

/** Exactly one of several object types. */
export function choice(shapes: readonly ObjectShape[]): ObjectShape {
  const alternatives = shapes.flatMap(alternativesOf);
  const [first] = alternatives;
  if (first === undefined) {
    return emptyShape;
  }
  return alternatives.length === 1 ? first : { properties: [], choices: [{ alternatives }] };
}

/** The object type, or none of its properties. */
export function optionalShape(shape: ObjectShape): ObjectShape {
  if (isOptional(shape)) {
    return shape;
  }
  const [property, ...others] = shape.properties;
  if (shape.choices.length === 0 && property !== undefined && others.length === 0) {
    return { properties: [{ ...property, optional: true }], choices: [] };
  }
  return { properties: [], choices: [{ alternatives: [...alternativesOf(shape), emptyShape] }] };
}

/** The keys of an object type, those of its choices included, each once. */
export function keysOf(shape: ObjectShape): readonly string[] {
  const keys = [
    ...shape.properties.map((property) => property.name),
    ...shape.choices.flatMap((each) => each.alternatives.flatMap(keysOf)),
  ];
  return [...new Set(keys)];
}

/** The keys of a choice that are absent where `alternative` is taken. */
export function excludedKeys(alternative: ObjectShape, { alternatives }: ChoiceShape): readonly string[] {
  const own = new Set(keysOf(alternative));
  return [...new Set(alternatives.flatMap(keysOf))].filter((key) => !own.has(key));
}

/** A choice that is all of a shape is as good as its alternatives. */
function alternativesOf(shape: ObjectShape): readonly ObjectShape[] {
  const [only, ...others] = shape.choices;
  return shape.properties.length === 0 && only !== undefined && others.length === 0
    ? only.alternatives
    : [shape];
}

function isOptional(shape: ObjectShape): boolean {
  return (
    shape.properties.every((property) => property.optional) &&
    shape.choices.every(({ alternatives }) => alternatives.some(isOptional))
  );
}
