import type { ChoiceShape, ObjectShape, PropertyShape } from './model.js';

/** The object type without properties. */
export const emptyShape: ObjectShape = { parents: [], properties: [], choices: [] };

/** The object type with these properties. */
export function shapeOf(properties: readonly PropertyShape[]): ObjectShape {
  return { parents: [], properties, choices: [] };
}

/** All of several object types at once. */
export function sequence(shapes: readonly ObjectShape[]): ObjectShape {
  return {
    parents: shapes.flatMap((shape) => shape.parents),
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
  return alternatives.length === 1 ? first : { ...emptyShape, choices: [{ alternatives }] };
}

/** The object type, or none of its properties. */
export function optionalShape(shape: ObjectShape): ObjectShape {
  if (isOptional(shape)) {
    return shape;
  }
  const [property, ...others] = shape.properties;
  const isPlain = shape.choices.length === 0 && shape.parents.length === 0;
  if (isPlain && property !== undefined && others.length === 0) {
    return shapeOf([{ ...property, optional: true }]);
  }
  return { ...emptyShape, choices: [{ alternatives: [...alternativesOf(shape), emptyShape] }] };
}

const flattened = new WeakMap<ObjectShape, ObjectShape>();

/** The object type with all that its parents have in place of these. */
export function flatten(shape: ObjectShape): ObjectShape {
  if (shape.parents.length === 0) {
    return shape;
  }
  let flat = flattened.get(shape);
  if (flat === undefined) {
    flat = flattenParents(shape);
    flattened.set(shape, flat);
  }
  return flat;
}

function flattenParents(shape: ObjectShape): ObjectShape {
  const parents = shape.parents.map((parent) => flatten(parent.shape));
  const properties = new Map<string, PropertyShape>();
  for (const property of [...parents, shape].flatMap((each) => each.properties)) {
    properties.set(property.name, property);
  }
  const signature = [shape, ...parents].find((each) => each.indexSignature !== undefined)?.indexSignature;
  return {
    parents: [],
    properties: [...properties.values()],
    choices: [...parents, shape].flatMap((each) => each.choices),
    ...(signature !== undefined && { indexSignature: signature }),
  };
}

/** Tells whether an interface can declare the object type: TypeScript knows which members it has. */
export function isInterface(shape: ObjectShape): boolean {
  return shape.choices.length === 0 && shape.parents.every((parent) => isInterface(parent.shape));
}

const knownKeys = new WeakMap<ObjectShape, readonly string[]>();

/** The keys of an object type, those of its parents and choices included, each once. */
export function keysOf(shape: ObjectShape): readonly string[] {
  let keys = knownKeys.get(shape);
  if (keys === undefined) {
    const { properties, choices } = flatten(shape);
    keys = [
      ...new Set([
        ...properties.map((property) => property.name),
        ...choices.flatMap((each) => each.alternatives.flatMap(keysOf)),
      ]),
    ];
    knownKeys.set(shape, keys);
  }
  return keys;
}

/** The properties of an object type, those of its parents and choices included. */
export function propertiesOf(shape: ObjectShape): readonly PropertyShape[] {
  const { properties, choices } = flatten(shape);
  return [...properties, ...choices.flatMap(({ alternatives }) => alternatives.flatMap(propertiesOf))];
}

/** The keys of a choice that are absent where `alternative` is taken. */
export function excludedKeys(alternative: ObjectShape, { alternatives }: ChoiceShape): readonly string[] {
  const own = new Set(keysOf(alternative));
  return [...new Set(alternatives.flatMap(keysOf))].filter((key) => !own.has(key));
}

/** A choice that is all of a shape is as good as its alternatives. */
function alternativesOf(shape: ObjectShape): readonly ObjectShape[] {
  const [only, ...others] = shape.choices;
  const isChoice = shape.properties.length === 0 && shape.parents.length === 0;
  return isChoice && only !== undefined && others.length === 0 ? only.alternatives : [shape];
}

function isOptional(shape: ObjectShape): boolean {
  return (
    shape.properties.every((property) => property.optional) &&
    shape.parents.every((parent) => isOptional(parent.shape)) &&
    shape.choices.every(({ alternatives }) => alternatives.some(isOptional))
  );
}
