import { describe, expect, it } from 'vitest';
import * as xs from './datatypes/xs.js';
import { all } from './features/all-group/all.js';
import { repeat } from './features/counting/repeat.js';
import { namedOpenContent } from './features/open-content/named-content.js';
import { openContent } from './features/open-content/open-content.js';
import { anyAttribute } from './features/wildcards/any.js';
import { schemaOf } from './fixtures/documents.js';
import { complexType, element } from './schema/define.js';
import type { ComplexTypeDescriptor, ElementDescriptor, Particle } from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';
import { standardSchema } from './standard-schema.js';
import { validate } from './validate.js';

const string = xs.string;

function type(content: Particle, more: Partial<ComplexTypeDescriptor> = {}): ComplexTypeDescriptor {
  return complexType({ content, ...more });
}

/** Each issue as its rule and its path. */
function brief(descriptor: ElementDescriptor | ComplexTypeDescriptor, value: unknown): readonly string[] {
  return validate(descriptor, value).map(({ rule, path }) => `${rule} /${path.join('/')}`);
}

describe('validate', () => {
  const person = type(
    {
      sequence: [
        { element: 'name', type: string },
        { element: 'age', type: xs.int, minOccurs: 0 },
        { element: 'friend', type: () => person, minOccurs: 0, maxOccurs: unbounded },
      ],
    },
    { attributes: [{ attribute: 'id', type: xs.int, required: true }] },
  );

  it('finds nothing in what is valid', () => {
    expect(validate(person, { id: 1, name: 'a', friend: [{ id: 2, name: 'b', age: 3 }] })).toEqual([]);
    expect(validate(element({ name: 'p', namespaceURI: '', type: person }), { id: 1, name: 'a' })).toEqual(
      [],
    );
    expect(validate(string, 'x')).toEqual([]);
  });

  it.each<[unknown, readonly string[]]>([
    [{}, ['cvc-complex-type.4 /id', 'cvc-complex-type.2.4.b /']],
    [{ id: 1 }, ['cvc-complex-type.2.4.b /']],
    [{ id: 1, age: 5 }, ['cvc-complex-type.2.4.a /age']],
    [{ id: 'x', name: 5 }, ['cvc-datatype-valid.1 /id', 'cvc-datatype-valid.1 /name']],
    [{ id: 1, name: 'a', nmae: 'b' }, ['value-unknown-property /nmae']],
    [{ id: 1, name: 'a', constructor: 'b' }, ['value-unknown-property /constructor']],
    [{ id: 1, name: 'a', friend: {} }, ['value-type /friend']],
    [
      { id: 1, name: 'a', friend: [5, null, undefined, []] },
      ['0', '1', '2', '3'].map((it) => `value-type /friend/${it}`),
    ],
    [{ id: 1, name: 'a', friend: [{ id: 2 }] }, ['cvc-complex-type.2.4.b /friend/0']],
    [{ id: 1, name: '\u0000' }, ['xml-well-formed /name']],
    [null, ['value-type /']],
    [undefined, ['value-type /']],
    ['x', ['value-type /']],
    [[], ['value-type /']],
    [new Uint8Array(1), ['value-type /']],
    [() => 1, ['value-type /']],
    [Symbol('s'), ['value-type /']],
  ])('%# %o', (value, expected) => {
    expect(brief(person, value)).toEqual(expected);
  });

  it('suggests the property that was meant', () => {
    const suggestion = (key: string): string | undefined =>
      validate(person, { id: 1, name: 'a', [key]: 1 })[0]?.message;
    expect(suggestion('Age')).toBe("There is no property 'Age'. Did you mean 'age'?");
    expect(suggestion('freind')).toBe("There is no property 'freind'. Did you mean 'friend'?");
    expect(suggestion('friends')).toBe("There is no property 'friends'. Did you mean 'friend'?");
    expect(suggestion('frend')).toBe("There is no property 'frend'. Did you mean 'friend'?");
    expect(suggestion('phone')).toBe("There is no property 'phone'.");
    expect(validate(person, { id: 1, name: 'a', phone: 1 })[0]).toMatchObject({
      expected: 'id, name, age, friend',
      found: 'phone',
    });
  });

  it('ends, however a value hangs together', () => {
    const cyclic: Record<string, unknown> = { id: 1, name: 'a' };
    cyclic.friend = [cyclic, cyclic];
    expect(validate(person, cyclic)).toMatchObject([
      { rule: 'limit-depth', message: 'The value contains itself.' },
    ]);
    let deep: Record<string, unknown> = { id: 1, name: 'a' };
    for (let level = 0; level < 1000; level++) deep = { id: 1, name: 'a', friend: [deep] };
    expect(validate(person, deep)).toMatchObject([
      { rule: 'limit-depth', message: expect.stringContaining('maxDepth') },
    ]);
  });

  it('does not take what is inherited for a property', () => {
    const inheriting = Object.create({ id: 1, name: 'a' });
    expect(brief(person, inheriting)).toEqual(['cvc-complex-type.4 /id', 'cvc-complex-type.2.4.b /']);
    expect(brief(type({ sequence: [{ element: 'toString', type: string, minOccurs: 0 }] }), {})).toEqual([]);
  });

  it('stops after a hundred issues', () => {
    const friend = Array.from({ length: 200 }, () => 5);
    expect(validate(person, { id: 1, name: 'a', friend })).toHaveLength(100);
  });
});

describe('values that cannot be read', () => {
  const boo = (): never => {
    throw new Error('boo');
  };
  const thrown = 'The value cannot be read: Error: boo.';
  const holder = type(
    {
      sequence: [
        { element: 'a', type: string, minOccurs: 0 },
        { element: 'at', type: xs.dateTimeAsDate, minOccurs: 0 },
        { element: 'bytes', type: xs.hexBinary, minOccurs: 0 },
        { element: 'next', type: () => holder, minOccurs: 0, maxOccurs: unbounded },
      ],
    },
    { name: 'T', namespaceURI: '' },
  );

  it.each<[string, () => unknown, readonly (string | number)[]]>([
    ['a getter', () => Object.defineProperty({}, 'a', { get: boo, enumerable: true }), ['a']],
    ['a proxy', () => ({ next: [{}, new Proxy({}, { ownKeys: boo })] }), ['next', 1]],
    [
      'a getter below',
      () => ({ next: [Object.defineProperty({}, 'a', { get: boo, enumerable: true })] }),
      ['next', 0, 'a'],
    ],
  ])('have an issue where they are: %s', (_, make, path) => {
    expect(validate(holder, make())).toEqual([{ rule: 'value-type', message: thrown, path }]);
  });

  it.each<[string, unknown, readonly (string | number)[]]>([
    ['an object without prototype as $type', { $type: Object.create(null), a: 'x' }, ['$type']],
    ['a symbol as $type', { $type: Symbol('s'), a: 'x' }, ['$type']],
    ['a constructor that throws', { a: Object.defineProperty({}, 'constructor', { get: boo }) }, ['a']],
    [
      'a constructor with a symbol as its name',
      {
        a: { constructor: Object.defineProperty(() => 1, 'name', { value: Symbol('s') }) },
      },
      ['a'],
    ],
    ['what only inherits from Date', { at: Object.create(Date.prototype) }, ['at']],
    ['what only inherits from Uint8Array', { bytes: Object.create(Uint8Array.prototype) }, ['bytes']],
    ['a revoked proxy', { a: revoked() }, ['a']],
  ])('never throw: %s', (_, value, path) => {
    expect(validate(holder, value)).toMatchObject([{ path }]);
  });

  it('leaves defects of the descriptor to its author', () => {
    const defective = element({ name: 'r', namespaceURI: '', type: () => boo() });
    expect(() => validate(defective, 'x')).toThrow('boo');
  });
});

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

describe('a property that two places of a sequence share', () => {
  it('does not hide one that is unknown', () => {
    const twice = type({
      sequence: [
        { element: 'a', type: string },
        { element: 'b', type: string, minOccurs: 0 },
        { element: 'a', type: string },
      ],
    });
    expect(brief(twice, { a: 'x' })).toEqual([]);
    expect(brief(twice, { a: 'x', bogus: 1 })).toEqual(['value-unknown-property /bogus']);
  });
});

describe('choices', () => {
  const shape = type({
    choice: [
      { element: 'circle', type: xs.int },
      {
        sequence: [
          { element: 'width', type: xs.int },
          { element: 'height', type: xs.int },
        ],
      },
    ],
  });

  it.each<[unknown, readonly string[]]>([
    [{ circle: 1 }, []],
    [{ width: 1, height: 2 }, []],
    [{ circle: 1, width: undefined }, []],
    [{}, ['cvc-complex-type.2.4.b /']],
    [{ width: 1 }, ['cvc-complex-type.2.4.b /']],
    [{ circle: 1, width: 2 }, ['cvc-complex-type.2.4.d /width']],
    [{ circle: 1, width: 2, height: 3 }, ['cvc-complex-type.2.4.d /circle']],
  ])('%o', (value, expected) => {
    expect(brief(shape, value)).toEqual(expected);
  });
});

describe('ordered content', () => {
  const list = type(
    repeat(
      {
        choice: [
          repeat({ element: 'a', type: xs.int }, 1, 2),
          { element: 'b', namespaceURI: 'urn:b', type: string },
          { any: anyAttribute({ namespaces: ['urn:w'], processContents: 'lax' }) },
        ],
        as: '$content',
      },
      0,
      3,
    ),
  );
  const tree = (namespaceURI: string, name = 't'): unknown => ({
    name,
    namespaceURI,
    attributes: [],
    children: [],
  });

  it.each<[unknown, readonly string[]]>([
    [[], []],
    [
      [
        { $name: 'a', $value: 1 },
        { $name: '{urn:b}b', $value: '' },
        { $name: 'b', $value: '' },
      ],
      [],
    ],
    [[{ $any: tree('urn:w') }], []],
    [[{ $any: tree('urn:x') }], ['cvc-complex-type.2.4.a /$content/0/$any']],
    [[{ $any: {} }], ['value-type /$content/0/$any']],
    [[{ $name: 'c', $value: 1 }], ['cvc-complex-type.2.4.a /$content/0/$name']],
    [[{ $name: 'a', $value: 'x' }], ['cvc-datatype-valid.1 /$content/0/$value']],
    [[{ $name: 'a', $value: 1, x: 2 }], ['value-unknown-property /$content/0/x']],
    [[{ $value: 1 }], ['value-type /$content/0']],
    [[5], ['value-type /$content/0']],
    [['text'], ['cvc-complex-type.2.3 /$content/0']],
    [{}, ['value-type /$content']],
    [
      ['b', 'b', 'b', 'b'].map(($name) => ({ $name, $value: '' })),
      ['cvc-complex-type.2.4.d /$content/3/$value'],
    ],
  ])('%# %o', ($content, expected) => {
    expect(brief(list, { $content })).toEqual(expected);
  });
});

describe('simple content', () => {
  const attributes = [{ attribute: 'unit', type: string }];
  const length = complexType({ attributes, simpleContent: xs.int });
  const bare = complexType({ attributes, simpleContent: xs.int, bareValue: true });

  it('is an object, unless it may be bare', () => {
    expect(brief(length, { $value: 1, unit: 'm' })).toEqual([]);
    expect(brief(length, 1)).toEqual(['value-type /']);
    expect(brief(length, {})).toEqual(['cvc-datatype-valid.1 /$value']);
    expect(brief(bare, 1)).toEqual([]);
    expect(brief(bare, { $value: 1, unit: 'm' })).toEqual([]);
    expect(brief(bare, 'x')).toEqual(['cvc-datatype-valid.1 /']);
  });
});

describe('constraints on values', () => {
  const declare = (more: Partial<ElementDescriptor>): ElementDescriptor =>
    element({ name: 'e', namespaceURI: '', type: string, ...more });

  it('are those that a reader has', () => {
    expect(brief(declare({ fixed: 'x' }), 'y')).toEqual(['cvc-elt.5.2.2.2.2 /']);
    expect(brief(declare({ fixed: '01', type: xs.int }), 1)).toEqual([]);
    expect(brief(declare({ fixed: 'x', nillable: true }), null)).toEqual(['cvc-elt.3.2.2 /']);
    expect(brief(declare({ abstract: true }), 'y')).toEqual(['cvc-elt.2 /']);
    expect(brief(declare({ type: complexType({ abstract: true }) }), {})).toEqual(['cvc-type.2 /$type']);
    const fixed = complexType({ attributes: [{ attribute: 'a', type: xs.int, fixed: '1' }] });
    expect(brief(fixed, { a: 2 })).toEqual(['cvc-au /a']);
  });

  it('object to an empty text that a reader would replace', () => {
    expect(brief(declare({ default: 'x' }), '')).toEqual(['cvc-elt.5.1.1 /']);
    expect(brief(declare({ default: '' }), '')).toEqual([]);
  });
});

describe('substitution groups', () => {
  const circle = element({ name: 'circle', namespaceURI: 'urn:s', type: xs.int });
  const shape = element({
    name: 'shape',
    namespaceURI: 'urn:s',
    type: xs.int,
    abstract: true,
    substitutionGroup: () => [circle],
  });
  const picture = type({ sequence: [repeat({ ref: shape }, 1, 2)] });

  it('have tagged values', () => {
    expect(brief(picture, { shape: [{ $name: 'circle', $value: 1 }] })).toEqual([]);
    expect(brief(picture, { shape: [{ $name: 'circle', $value: 'x' }] })).toEqual([
      'cvc-datatype-valid.1 /shape/0/$value',
    ]);
    expect(brief(picture, { shape: [{ $name: 'shape', $value: 1 }] })).toEqual(['cvc-elt.2 /shape/0/$value']);
    expect(brief(picture, { shape: [1] })).toEqual(['value-type /shape/0']);
  });
});

describe('wildcards', () => {
  const known = element({ name: 'known', namespaceURI: 'urn:w', type: xs.int });
  const open = type(
    {
      sequence: [
        { element: 'a', namespaceURI: 'urn:w', type: string, minOccurs: 0 },
        {
          any: anyAttribute({
            namespaces: ['urn:w'],
            processContents: 'lax',
            schema: () => schemaOf({ elements: [known] }),
          }),
          minOccurs: 0,
        },
      ],
    },
    {
      attributeWildcard: anyAttribute({
        namespaces: ['urn:w'],
        processContents: 'strict',
        schema: () => schemaOf({ attributes: [known] }),
      }),
    },
  );
  const tree = (name: string, ...children: unknown[]): unknown => ({
    name,
    namespaceURI: 'urn:w',
    attributes: [],
    children,
  });

  it('admit elements that are valid where they are declared', () => {
    expect(brief(open, { $any: tree('x', tree('known', '1')) })).toEqual([]);
    expect(brief(open, { $any: tree('x', tree('known', 'y')) })).toEqual([
      'cvc-datatype-valid.1.2.1 /$any/children/0',
    ]);
    expect(brief(open, { $any: tree('a') })).toEqual(['cvc-complex-type.2.4.a /$any']);
  });

  it('admit attributes that are valid where they are declared', () => {
    const attribute = (name: string, namespaceURI: string, value: string): unknown => ({
      name,
      namespaceURI,
      value,
    });
    expect(brief(open, { $attributes: [attribute('known', 'urn:w', '1')] })).toEqual([]);
    expect(brief(open, { $attributes: [attribute('known', 'urn:w', 'x')] })).toEqual([
      'cvc-datatype-valid.1.2.1 /$attributes/0',
    ]);
    expect(brief(open, { $attributes: [attribute('other', 'urn:w', '')] })).toEqual([
      'cvc-attribute.1 /$attributes/0',
    ]);
    expect(brief(open, { $attributes: [attribute('known', '', '')] })).toContain(
      'cvc-complex-type.3.2.2 /$attributes/0',
    );
    expect(brief(open, { $attributes: [{}] })).toEqual(['value-type /$attributes/0']);
    expect(brief(open, { $attributes: {} })).toEqual(['value-type /$attributes']);
  });
});

describe('open content', () => {
  const any = { namespaces: ['urn:o'], processContents: 'lax' } as const;
  const content: Particle = {
    sequence: [{ element: 'a', namespaceURI: 'urn:o', type: string, minOccurs: 0 }],
  };
  const open = type(content, { openContent: openContent({ mode: 'interleave', any }) });
  const tree = (name: string, namespaceURI = 'urn:o'): unknown => ({
    name,
    namespaceURI,
    attributes: [],
    children: [],
  });

  it('is an array of elements that the content model does not take', () => {
    expect(brief(open, { $any: [tree('b'), tree('c')] })).toEqual([]);
    expect(brief(open, { $any: [tree('a')] })).toEqual(['cvc-complex-type.2.4.a /$any/0']);
    expect(brief(open, { $any: [tree('b', 'urn:p')] })).toEqual(['cvc-complex-type.2.4.a /$any/0']);
    expect(brief(open, { $any: tree('b') })).toEqual(['value-type /$any']);
  });

  it('may be properties', () => {
    const named = type(all([{ element: 'a', type: string }]), {
      openContent: namedOpenContent({
        mode: 'interleave',
        any: { ...any, namespaces: [''] },
        named: { suffix: '__c', type: xs.int },
      }),
    });
    expect(brief(named, { a: '', x__c: 1 })).toEqual([]);
    expect(brief(named, { a: '', x__c: 'y' })).toEqual(['cvc-datatype-valid.1 /x__c']);
    expect(brief(named, { a: '', x__d: 1 })).toEqual(['value-unknown-property /x__d']);
    expect(brief(named, { a: '', '1 x__c': 1 })).toEqual(['value-unknown-property /1 x__c']);
  });

  it.each(['all', 'sequence'])('may be very many properties: %s', (group) => {
    const leaves = [{ element: 'a', type: string, minOccurs: 0 }];
    const named = type(group === 'all' ? all(leaves) : { sequence: leaves }, {
      openContent: namedOpenContent({
        mode: 'interleave',
        any: { ...any, namespaces: [''] },
        named: { suffix: '__c', type: string },
      }),
    });
    const value: Record<string, unknown> = { unknown: 1 };
    for (let index = 0; index < 80_000; index++) value[`x${index}__c`] = '';
    const start = performance.now();
    expect(brief(named, value)).toEqual(['value-unknown-property /unknown']);
    // Linear: a tenth of that. Looking each up among all: several times that.
    expect(performance.now() - start).toBeLessThan(2000);
  });
});

describe('Standard Schema', () => {
  const point = complexType<{ x: number }>({ content: { sequence: [{ element: 'x', type: xs.int }] } });

  it('gives the value, or issues with paths', () => {
    const value = { x: 1 };
    expect(standardSchema(point)['~standard'].validate(value)).toEqual({ value });
    expect(standardSchema(point)['~standard'].validate({ x: 'y' })).toMatchObject({
      issues: [{ path: ['x'], message: expect.any(String) }],
    });
    const declared = element<{ x: number }>({ name: 'p', namespaceURI: '', type: point });
    expect(standardSchema(declared)['~standard'].validate(5)).toMatchObject({ issues: [{ path: [] }] });
    expect(standardSchema(declared)['~standard']).toMatchObject({ version: 1, vendor: '@proj/xml-runtime' });
  });
});
