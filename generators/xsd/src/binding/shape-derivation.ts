import type { ComplexTypeBinding, ObjectShape, PropertyShape, TypeExpression } from './model.js';
import { flatten, keysOf, shapeOf } from './object-shape.js';
import { areEqualChoices, areEqualShapes, areEqualTypes } from './type-equality.js';

/**
 * The object type of a complex type as what it adds to that of its base type.
 *
 * @param complete - all of it
 * @returns `complete`, where it is not that of the base type and more, or where that would say it no shorter
 */
export function derivedShape(
  complete: ObjectShape,
  base: Pick<ComplexTypeBinding, 'name' | 'shape'>,
  derivationMethod: 'extension' | 'restriction',
): ObjectShape {
  return (
    (derivationMethod === 'extension' ? extendedShape(complete, base) : restrictedShape(complete, base)) ??
    complete
  );
}

function extendedShape(
  complete: ObjectShape,
  { name, shape }: Pick<ComplexTypeBinding, 'name' | 'shape'>,
): ObjectShape | undefined {
  // A name stands in one place only, or all of them are in $content: names tell what comes from the base type.
  const inherited = new Set(keysOf(shape));
  const isOwn = (keys: readonly string[]): boolean => !keys.every((key) => inherited.has(key));
  const { indexSignature } = complete;
  const extended: ObjectShape = {
    parents: [{ name, shape }, ...complete.parents.filter((parent) => isOwn(keysOf(parent.shape)))],
    properties: complete.properties.filter((property) => isOwn([property.name])),
    choices: complete.choices.filter((choice) => isOwn(choice.alternatives.flatMap(keysOf))),
    ...(indexSignature !== undefined && flatten(shape).indexSignature === undefined && { indexSignature }),
  };
  return areEqualShapes(extended, complete) ? extended : undefined;
}

/** A restriction has the properties of its base type, some of them narrower, or never. */
function restrictedShape(
  complete: ObjectShape,
  { name, shape }: Pick<ComplexTypeBinding, 'name' | 'shape'>,
): ObjectShape | undefined {
  const own = flatten(complete);
  const base = flatten(shape);
  if (
    own.indexSignature?.suffix !== base.indexSignature?.suffix ||
    !areEqualChoices(own.choices, base.choices)
  ) {
    return undefined;
  }
  const rest = new Map(own.properties.map((property) => [property.name, property]));
  const changed: PropertyShape[] = [];
  for (const inherited of base.properties) {
    const property = rest.get(inherited.name);
    rest.delete(inherited.name);
    const restricted = property ?? absent(inherited.name);
    if (!isNarrower(restricted, inherited)) {
      return undefined;
    }
    if (
      property === undefined ||
      restricted.optional !== inherited.optional ||
      !areEqualTypes(restricted.type, inherited.type)
    ) {
      changed.push(restricted);
    }
  }
  return changed.length * 2 > base.properties.length
    ? undefined
    : { ...shapeOf([...changed, ...rest.values()]), parents: [{ name, shape }] };
}

function absent(name: string): PropertyShape {
  return { name, type: { kind: 'keyword', keyword: 'never' }, optional: true, documentation: [] };
}

/** Tells whether TypeScript takes a property in place of that of an interface that is extended. */
function isNarrower(property: PropertyShape, inherited: PropertyShape): boolean {
  return (inherited.optional || !property.optional) && isNarrowerType(property.type, inherited.type);
}

function isNarrowerType(type: TypeExpression, inherited: TypeExpression): boolean {
  if (type.kind === 'keyword' && type.keyword === 'never') {
    return true;
  }
  const isLiteral =
    type.kind === 'literal' && inherited.kind === 'keyword' && typeof type.value === inherited.keyword;
  return isLiteral || areEqualTypes(type, inherited);
}
