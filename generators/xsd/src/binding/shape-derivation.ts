import type {
  ComplexTypeBinding,
  DeclarationName,
  ObjectShape,
  PropertyShape,
  TypeExpression,
} from './model.js';
import { flatten, keysOf, shapeOf } from './object-shape.js';
import { areEqualChoices, areEqualShapes, areEqualSignatures, areEqualTypes } from './type-equality.js';

/** The type behind the name of a simple type. */
export type AliasOf = (name: DeclarationName) => TypeExpression | undefined;

/**
 * The object type of a complex type as what it adds to that of its base type.
 *
 * @param complete - all of it
 * @param aliasOf - the type behind the name of a simple type
 * @returns `complete`, where it is not that of the base type and more, or where that would say it no shorter
 */
export function derivedShape(
  complete: ObjectShape,
  base: Pick<ComplexTypeBinding, 'name' | 'shape'>,
  derivationMethod: 'extension' | 'restriction',
  aliasOf: AliasOf,
): ObjectShape {
  return (
    (derivationMethod === 'extension'
      ? extendedShape(complete, base)
      : restrictedShape(complete, base, aliasOf)) ?? complete
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
  aliasOf: AliasOf,
): ObjectShape | undefined {
  const own = flatten(complete);
  const base = flatten(shape);
  if (
    !areEqualSignatures(own.indexSignature, base.indexSignature) ||
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
    if (!isNarrower(restricted, inherited, aliasOf)) {
      return undefined;
    }
    // Where names stand for the same type, TypeScript has nothing to gain from the narrower one.
    const isSame = isNarrower(inherited, restricted, aliasOf) && restricted.optional === inherited.optional;
    if (!isSame) {
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
function isNarrower(property: PropertyShape, inherited: PropertyShape, aliasOf: AliasOf): boolean {
  return (inherited.optional || !property.optional) && isNarrowerType(property.type, inherited.type, aliasOf);
}

function isNarrowerType(type: TypeExpression, inherited: TypeExpression, aliasOf: AliasOf): boolean {
  if (areEqualTypes(type, inherited) || (type.kind === 'keyword' && type.keyword === 'never')) {
    return true;
  }
  if (type.kind === 'array' && inherited.kind === 'array') {
    return isNarrowerType(type.items, inherited.items, aliasOf);
  }
  if (type.kind === 'union') {
    return type.members.every((member) => isNarrowerType(member, inherited, aliasOf));
  }
  if (type.kind === 'declared') {
    // What restricts a simple type is a name of the type that it restricts, or of some of its values.
    const alias = aliasOf(type.name);
    return alias !== undefined && isNarrowerType(alias, inherited, aliasOf);
  }
  if (inherited.kind === 'declared') {
    const alias = aliasOf(inherited.name);
    return alias !== undefined && isNarrowerType(type, alias, aliasOf);
  }
  if (inherited.kind === 'union') {
    return inherited.members.some((member) => isNarrowerType(type, member, aliasOf));
  }
  return type.kind === 'literal' && inherited.kind === 'keyword' && typeof type.value === inherited.keyword;
}
