import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeclarationName, ObjectShape, PropertyShape } from './model.js';
import {
  choice,
  emptyShape,
  excludedKeys,
  flatten,
  isInterface,
  keysOf,
  optionalShape,
  sequence,
  shapeOf,
} from './object-shape.js';

const nameOf = (identifier: string): DeclarationName => ({
  identifier,
  targetNamespace: '',
  schemaFile: 's.xsd',
});
const property = (name: string, optional = false): PropertyShape => ({
  name,
  type: { kind: 'keyword', keyword: 'string' },
  optional,
  documentation: [],
});
const shape = (...names: string[]): ObjectShape => shapeOf(names.map((name) => property(name)));
const below = (parent: ObjectShape, ...names: string[]): ObjectShape => ({
  ...shape(...names),
  parents: [{ name: nameOf('Parent'), shape: parent }],
});

describe('flatten', () => {
  it('takes the properties of parents first, and those that are stated anew from the shape itself', () => {
    const flat = flatten({
      ...below(below(shape('a', 'b'), 'c')),
      properties: [property('b', true), property('d')],
    });
    expect(flat).toEqual(shapeOf([property('a'), property('b', true), property('c'), property('d')]));
  });

  it('takes the choices and the index signature of parents', () => {
    const alternatives = [shape('a'), shape('b')];
    const indexSignature = { suffix: '__c', type: { kind: 'keyword', keyword: 'string' } } as const;
    const parent: ObjectShape = { ...emptyShape, choices: [{ alternatives }], indexSignature };
    expect(flatten(below(parent, 'c'))).toEqual({
      ...shape('c'),
      choices: [{ alternatives }],
      indexSignature,
    });
  });
});

describe('keysOf', () => {
  it('has each key of parents and of choices once', () => {
    const own = {
      ...below(shape('a', 'b'), 'b'),
      choices: [{ alternatives: [shape('c'), below(shape('d'), 'c')] }],
    };
    expect(keysOf(own)).toEqual(['a', 'b', 'c', 'd'].sort());
  });

  it('is the same for a shape and its flat form', () => {
    const level = (inner: fc.Arbitrary<ObjectShape> | undefined): fc.Arbitrary<ObjectShape> =>
      fc.record({
        parents:
          inner === undefined
            ? fc.constant([])
            : fc
                .array(inner, { maxLength: 2 })
                .map((all) => all.map((each) => ({ name: nameOf('P'), shape: each }))),
        properties: fc
          .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), { maxLength: 3 })
          .map((names) => names.map((name) => property(name))),
        choices:
          inner === undefined
            ? fc.constant([])
            : fc
                .array(fc.array(inner, { minLength: 1, maxLength: 2 }), { maxLength: 1 })
                .map((all) => all.map((alternatives) => ({ alternatives }))),
      });
    const shapes = level(level(level(undefined)));
    fc.assert(
      fc.property(shapes, (each) => {
        expect(flatten(each).parents).toEqual([]);
        expect([...keysOf(flatten(each))].sort()).toEqual([...keysOf(each)].sort());
        expect(new Set(keysOf(each)).size).toBe(keysOf(each).length);
      }),
    );
  });
});

describe('isInterface', () => {
  it('is true of properties and of parents that are interfaces themselves', () => {
    expect(isInterface(below(below(shape('a'), 'b'), 'c'))).toBe(true);
  });

  it('is false where a parent, however far away, has a choice', () => {
    const union = choice([shape('a'), shape('b')]);
    expect(isInterface(union)).toBe(false);
    expect(isInterface(below(below(union, 'c'), 'd'))).toBe(false);
  });
});

describe('sequence', () => {
  it('has the parents, properties and choices of all', () => {
    const union = choice([shape('x'), shape('y')]);
    expect(sequence([below(shape('a'), 'b'), union, shape('c')])).toEqual({
      ...below(shape('a'), 'b', 'c'),
      choices: union.choices,
    });
  });
});

describe('choice', () => {
  it('takes in the alternatives of a choice inside it', () => {
    expect(choice([shape('a'), choice([shape('b'), shape('c')])]).choices).toEqual([
      { alternatives: [shape('a'), shape('b'), shape('c')] },
    ]);
  });

  it('keeps a choice that has a parent beside it as one alternative', () => {
    const inner = { ...below(shape('a')), choices: [{ alternatives: [shape('b'), shape('c')] }] };
    expect(choice([shape('d'), inner]).choices).toEqual([{ alternatives: [shape('d'), inner] }]);
  });
});

describe('optionalShape', () => {
  it('is an optional property where there is one property', () => {
    expect(optionalShape(shape('a'))).toEqual(shapeOf([property('a', true)]));
  });

  it('is a choice between a parent and nothing where the parent requires something', () => {
    const required = below(shape('a'));
    expect(optionalShape(required)).toEqual({
      ...emptyShape,
      choices: [{ alternatives: [required, emptyShape] }],
    });
  });

  it('is the shape itself where its parents require nothing', () => {
    const optional = below(shapeOf([property('a', true)]));
    expect(optionalShape(optional)).toBe(optional);
  });
});

describe('excludedKeys', () => {
  it('are the keys of other alternatives, those of their parents among them', () => {
    const [one, other] = [below(shape('a', 'shared'), 'b'), shape('c', 'shared')];
    expect(excludedKeys(one, { alternatives: [one, other] })).toEqual(['c']);
    expect(excludedKeys(other, { alternatives: [one, other] })).toEqual(['a', 'b']);
  });
});
