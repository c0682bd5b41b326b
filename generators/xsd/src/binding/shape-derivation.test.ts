import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeclarationName, ObjectShape, PropertyShape, TypeExpression } from './model.js';
import { flatten, shapeOf } from './object-shape.js';
import { derivedShape } from './shape-derivation.js';
import { areEqualShapes } from './type-equality.js';

const nameOf = (identifier: string): DeclarationName => ({
  identifier,
  targetNamespace: '',
  schemaFile: 's.xsd',
});
const string: TypeExpression = { kind: 'keyword', keyword: 'string' };
const number: TypeExpression = { kind: 'keyword', keyword: 'number' };
const never: TypeExpression = { kind: 'keyword', keyword: 'never' };
const literal = (value: string): TypeExpression => ({ kind: 'literal', value });
const union = (...members: TypeExpression[]): TypeExpression => ({ kind: 'union', members });
const arrayOf = (items: TypeExpression): TypeExpression => ({ kind: 'array', items });
const declared = (identifier: string): TypeExpression => ({ kind: 'declared', name: nameOf(identifier) });
const property = (name: string, type: TypeExpression = string, optional = false): PropertyShape => ({
  name,
  type,
  optional,
  documentation: [],
});

const aliases: Readonly<Record<string, TypeExpression>> = {
  Short: string,
  Color: union(literal('red'), literal('green')),
  Warm: declared('Red'),
  Red: literal('red'),
};
const aliasOf = ({ identifier }: DeclarationName): TypeExpression | undefined => aliases[identifier];

const extend = (complete: ObjectShape, base: ObjectShape): ObjectShape =>
  derivedShape(complete, { name: nameOf('Base'), shape: base }, 'extension', aliasOf);
const restrict = (complete: ObjectShape, base: ObjectShape): ObjectShape =>
  derivedShape(complete, { name: nameOf('Base'), shape: base }, 'restriction', aliasOf);
const namesOf = ({ properties }: ObjectShape): readonly string[] => properties.map(({ name }) => name);
const parentsOf = ({ parents }: ObjectShape): readonly string[] => parents.map(({ name }) => name.identifier);

describe('the object type of an extension', () => {
  const base = shapeOf([property('a'), property('b', number, true)]);

  it('has what the extension adds, and its base type as a parent', () => {
    const shape = extend(shapeOf([...base.properties, property('c')]), base);
    expect(parentsOf(shape)).toEqual(['Base']);
    expect(namesOf(shape)).toEqual(['c']);
  });

  it('has the choices that the extension adds', () => {
    const known = { alternatives: [shapeOf([property('x')]), shapeOf([property('y')])] };
    const added = { alternatives: [shapeOf([property('u')]), shapeOf([property('v')])] };
    const shape = extend({ ...base, choices: [known, added] }, { ...base, choices: [known] });
    expect(parentsOf(shape)).toEqual(['Base']);
    expect(shape).toMatchObject({ properties: [], choices: [added] });
  });

  it('has the groups that the extension refers to, and not those of its base type', () => {
    const [own, inherited] = [shapeOf([property('c')]), shapeOf([property('d')])];
    const shape = extend(
      {
        ...base,
        parents: [
          { name: nameOf('Inherited'), shape: inherited },
          { name: nameOf('Own'), shape: own },
        ],
      },
      { ...base, parents: [{ name: nameOf('Inherited'), shape: inherited }] },
    );
    expect(parentsOf(shape)).toEqual(['Base', 'Own']);
    expect(namesOf(shape)).toEqual([]);
  });

  it.each<[string, readonly PropertyShape[]]>([
    ['is of another type', [property('a', number), property('b', number, true), property('c')]],
    ['is an array', [property('a', arrayOf(string)), property('b', number, true), property('c')]],
    ['is absent', [property('b', number, true), property('c')]],
    ['is optional', [property('a', string, true), property('b', number, true), property('c')]],
  ])('is complete where a property of the base type %s', (_, properties) => {
    const complete = shapeOf(properties);
    expect(extend(complete, base)).toBe(complete);
  });

  it('has the index signature that the base type does not have', () => {
    const indexSignature = { suffix: '__c', type: string };
    expect(extend({ ...base, indexSignature }, base).indexSignature).toEqual(indexSignature);
    expect(extend({ ...base, indexSignature }, { ...base, indexSignature })).not.toHaveProperty(
      'indexSignature',
    );
  });
});

describe('the object type of a restriction', () => {
  const others = [property('x'), property('y'), property('z')];
  const withOthers = (...properties: PropertyShape[]): ObjectShape => shapeOf([...properties, ...others]);

  it.each<[string, PropertyShape, PropertyShape]>([
    ['is required', property('a', string, true), property('a', string)],
    ['is a literal', property('a', string), property('a', literal('x'))],
    ['is some of several literals', property('a', declared('Color')), property('a', declared('Warm'))],
    ['is a literal of a union', property('a', union(string, number)), property('a', literal('x'))],
    ['has narrower items', property('a', arrayOf(string)), property('a', arrayOf(declared('Color')))],
    [
      'is a smaller union',
      property('a', union(string, number, literal('q'))),
      property('a', union(number, declared('Color'))),
    ],
  ])('has a property that %s', (_, inherited, restricted) => {
    const shape = restrict(withOthers(restricted), withOthers(inherited));
    expect(parentsOf(shape)).toEqual(['Base']);
    expect(shape.properties).toEqual([restricted]);
  });

  it('has no value for a property that the restriction leaves out', () => {
    const shape = restrict(withOthers(), withOthers(property('a', string, true)));
    expect(parentsOf(shape)).toEqual(['Base']);
    expect(shape.properties).toEqual([property('a', never, true)]);
  });

  it('does not repeat a property under another name of the same type', () => {
    const shape = restrict(withOthers(property('a', declared('Short'))), withOthers(property('a', string)));
    expect(parentsOf(shape)).toEqual(['Base']);
    expect(shape.properties).toEqual([]);
  });

  it('has a property that a wildcard of the base type admits', () => {
    const shape = restrict(withOthers(property('new')), withOthers(property('$any', string, true)));
    expect(parentsOf(shape)).toEqual(['Base']);
    expect(shape.properties).toEqual([property('$any', never, true), property('new')]);
  });

  it.each<[string, PropertyShape | undefined, PropertyShape]>([
    ['a required property is absent', undefined, property('a', string)],
    ['a required property is optional', property('a', string, true), property('a', string)],
    ['an array becomes a single value', property('a', string), property('a', arrayOf(string))],
    ['a type is another', property('a', number), property('a', string)],
    ['a type is wider', property('a', string), property('a', declared('Color'))],
    ['nothing tells about a type', property('a', declared('Unknown')), property('a', string)],
  ])('is complete where %s', (_, restricted, inherited) => {
    const complete = withOthers(...(restricted === undefined ? [] : [restricted]));
    expect(restrict(complete, withOthers(inherited))).toBe(complete);
  });

  it('is complete where choices differ', () => {
    const base = { ...withOthers(), choices: [{ alternatives: [shapeOf([]), shapeOf([property('c')])] }] };
    const complete = withOthers();
    expect(restrict(complete, base)).toBe(complete);
    expect(parentsOf(restrict({ ...complete, choices: base.choices }, base))).toEqual(['Base']);
  });

  it('is complete where most of it would be said anew', () => {
    const complete = shapeOf([property('a', literal('1')), property('b', literal('2')), property('c')]);
    expect(restrict(complete, shapeOf([property('a'), property('b'), property('c')]))).toBe(complete);
  });
});

describe('object types that are derived', () => {
  const types = [string, number, literal('red'), declared('Color'), arrayOf(string), union(string, number)];
  const properties = fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      type: fc.constantFrom(...types),
      optional: fc.boolean(),
    }),
    { selector: ({ name }) => name },
  );
  const shapes = properties.map((each) => shapeOf(each.map((it) => ({ ...it, documentation: [] }))));

  it('say the same as complete ones: an extension', () => {
    fc.assert(
      fc.property(shapes, shapes, (base, complete) => {
        expect(areEqualShapes(extend(complete, base), complete)).toBe(true);
        const longer = {
          ...base,
          properties: [
            ...base.properties,
            ...complete.properties.map((each) => ({ ...each, name: `${each.name}2` })),
          ],
        };
        expect(parentsOf(extend(longer, base))).toEqual(['Base']);
        expect(areEqualShapes(extend(longer, base), longer)).toBe(true);
      }),
    );
  });

  it('say the same as complete ones: a restriction, but for what is absent and for names of one type', () => {
    fc.assert(
      fc.property(shapes, shapes, (base, complete) => {
        const flat = new Map(flatten(restrict(complete, base)).properties.map((each) => [each.name, each]));
        for (const expected of complete.properties) {
          expect(flat.get(expected.name)).toEqual(expected);
          flat.delete(expected.name);
        }
        expect([...flat.values()]).toEqual([...flat.keys()].map((name) => property(name, never, true)));
      }),
    );
  });
});
