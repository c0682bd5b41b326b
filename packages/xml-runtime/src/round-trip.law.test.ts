import { deepStrictEqual } from 'node:assert/strict';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { list } from './datatypes/index.js';
import * as xs from './datatypes/xs.js';
import { all } from './features/all-group/all.js';
import { repeat } from './features/counting/repeat.js';
import { mixedContent } from './features/mixed/mixed-content.js';
import { anyAttribute } from './features/wildcards/any.js';
import type { SerializeOptions } from './options.js';
import { parse } from './parse.js';
import { complexType, element } from './schema/define.js';
import type {
  AttributeUse,
  ElementDescriptor,
  Lazy,
  ModelGroup,
  Particle,
  SimpleTypeDescriptor,
  TypeDescriptor,
  XmlElement,
} from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';
import { serialize, serializeToBytes } from './serialize.js';
import { validate } from './validate.js';

/** A type, and values of it as they come out of `parse`. */
interface Generated {
  readonly type: TypeDescriptor;
  readonly values: fc.Arbitrary<unknown>;
}

/** Particles, and the properties that they become; undefined for a property that is absent. */
interface GeneratedContent {
  readonly particle: Particle;
  readonly properties: fc.Arbitrary<Readonly<Record<string, unknown>>>;
}

const NAMESPACES = ['', 'urn:a', 'urn:b'] as const;

/** Text that XML can hold. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '\r',
        '\n',
        '\t',
        ' ',
        ']]>',
        'é',
        '€',
        '😀',
        '\u0085',
        '\uFFFD',
      ),
      fc.stringMatching(/^[ -~]{0,5}$/),
    ),
    { maxLength: 6 },
  )
  .map((parts) => parts.join(''));

/** Plain objects, as the reader makes them. */
function record<T>(model: { readonly [Key in keyof T]: fc.Arbitrary<T[Key]> }): fc.Arbitrary<T> {
  return fc.record<T>(model, { noNullPrototype: true });
}

const simpleTypes: readonly Generated[] = [
  { type: xs.string, values: text },
  { type: xs.token, values: fc.stringMatching(/^[a-z]+( [a-z]+)?$/) },
  { type: xs.int, values: fc.integer() },
  { type: xs.boolean, values: fc.boolean() },
  { type: xs.integer, values: fc.bigInt() },
  { type: xs.base64Binary, values: fc.uint8Array({ maxLength: 8 }).map((it) => Uint8Array.from(it)) },
  {
    type: list<number>({ itemType: xs.short as SimpleTypeDescriptor<number> }),
    values: fc.array(fc.integer({ min: -5, max: 5 })),
  },
  {
    type: xs.QName,
    values: record({ namespaceURI: fc.constantFrom('urn:a', 'urn:q'), localName: fc.constant('n') }),
  },
];

const tree: fc.Arbitrary<XmlElement> = fc.letrec<{ tree: XmlElement }>((tie) => ({
  tree: record({
    name: fc.constantFrom('u', 'v'),
    namespaceURI: fc.constantFrom('urn:w', 'urn:w2'),
    prefix: fc.constantFrom(undefined, 'w', 'p'),
    attributes: fc.uniqueArray(
      record({ name: fc.constantFrom('m', 'n'), namespaceURI: fc.constant(''), value: text }),
      { selector: ({ name }) => name },
    ),
    children: fc.array(
      fc.oneof(
        { maxDepth: 2 },
        text.filter((it) => it !== ''),
        tie('tree'),
      ),
      { maxLength: 3 },
    ),
  }).map(({ prefix, children, ...rest }) => ({
    ...rest,
    ...(prefix !== undefined && { prefix }),
    children: children.filter(
      (it, index) => typeof it !== 'string' || typeof children[index - 1] !== 'string',
    ),
  })),
})).tree;

/** Makes types whose element names are all different, as properties have to be. */
class Generator {
  #names = 0;

  name(): string {
    // Names that every object inherits have to work like any others.
    const awkward = ['constructor', 'toString', '__proto__', 'valueOf', 'length', 'then'];
    return awkward[this.#names++] ?? `e${this.#names}`;
  }
}

function generatedType(generator: Generator, random: () => number, depth: number): Generated {
  const pick = (count: number): number => Math.floor(random() * count);
  const anySimple = (): Generated =>
    simpleTypes[pick(simpleTypes.length)] ?? { type: xs.string, values: text };
  if (depth === 0 || (depth < 3 && pick(3) === 0)) return anySimple();
  return complex();

  function complex(): Generated {
    const attributes = Array.from({ length: pick(3) }, attribute);
    const attributeValues = merged(attributes.map(({ values }) => values));
    const uses = attributes.map(({ use }) => use);
    const kind = pick(6);
    if (kind === 0) return { type: complexType({ attributes: uses }), values: attributeValues };
    if (kind === 1) {
      const { type, values } = anySimple();
      const simpleContent = type as SimpleTypeDescriptor;
      const all = fc.tuple(attributeValues, values).map(([some, $value]) => ({ ...some, $value }));
      return { type: complexType({ attributes: uses, simpleContent }), values: all };
    }
    if (kind === 2) return mixed(uses, attributeValues);
    const { particle, properties } = kind === 3 ? allGroup() : content(2);
    const type = complexType({ attributes: uses, content: particle });
    return { type, values: merged([attributeValues, properties]) };
  }

  function attribute(): { use: AttributeUse; values: GeneratedContent['properties'] } {
    const { type, values } = anySimple();
    const name = generator.name();
    const required = pick(2) === 0;
    const namespaceURI = NAMESPACES[pick(3)] ?? '';
    const use: AttributeUse = {
      attribute: name,
      type: () => type as SimpleTypeDescriptor,
      ...(namespaceURI !== '' && { namespaceURI }),
      ...(required && { required }),
    };
    return { use, values: property(name, required ? values : fc.option(values, { nil: undefined })) };
  }

  function leaf(isRequired: boolean): GeneratedContent {
    const { type, values } = generatedType(generator, random, depth - 1);
    const name = generator.name();
    const nillable = pick(4) === 0 && type.kind === 'simpleType';
    const value = nillable ? fc.option(values, { nil: null }) : values;
    const minOccurs = isRequired ? 1 : 0;
    const maxOccurs = [1, 1, 3, unbounded][pick(4)] ?? 1;
    const single: Lazy<TypeDescriptor> = () => type;
    const once: Particle = {
      element: name,
      namespaceURI: NAMESPACES[pick(3)] ?? '',
      type: single,
      ...(nillable && { nillable }),
    };
    const particle = maxOccurs === 3 ? repeat(once, minOccurs, maxOccurs) : { ...once, minOccurs, maxOccurs };
    const items = maxOccurs === 1 ? value : fc.array(value, { minLength: 1, maxLength: 3 });
    return {
      particle,
      properties: property(name, isRequired ? items : fc.option(items, { nil: undefined })),
    };
  }

  function content(nesting: number): GeneratedContent {
    const kind = nesting === 0 ? 0 : pick(5);
    if (kind <= 1) return leaf(pick(2) === 0);
    if (kind === 2) return choice(nesting);
    if (kind === 3) return orderedContent();
    const parts = Array.from({ length: pick(4) }, () => content(nesting - 1));
    const wildcard = depth === 3 && nesting === 2 ? [anything()] : [];
    const all = [...oneOrdered(parts), ...wildcard];
    return {
      particle: { sequence: all.map(({ particle }) => particle) },
      properties: merged(all.map(({ properties }) => properties)),
    };
  }

  /** Only one group may be `$content`. */
  function oneOrdered(parts: readonly GeneratedContent[]): readonly GeneratedContent[] {
    const ordered = parts.filter(({ particle }) => JSON.stringify(particle).includes('$content'));
    return parts.filter((part) => !ordered.includes(part) || part === ordered[0]);
  }

  function choice(nesting: number): GeneratedContent {
    const branches = oneOrdered(Array.from({ length: 1 + pick(3) }, () => content(nesting - 1)));
    return {
      particle: { choice: branches.map(({ particle }) => particle) },
      properties: fc.oneof(...branches.map(({ properties }) => properties)),
    };
  }

  function orderedContent(): GeneratedContent {
    const { particles, items } = taggedItems();
    const group: ModelGroup = { choice: particles };
    const term: Particle = pick(2) === 0 ? group : { group: () => group };
    return {
      particle: { ...term, as: '$content', minOccurs: 0, maxOccurs: unbounded },
      properties: property(
        '$content',
        fc.option(fc.array(items, { minLength: 1, maxLength: 4 }), { nil: undefined }),
      ),
    };
  }

  function taggedItems(): { particles: readonly Particle[]; items: fc.Arbitrary<unknown> } {
    const members = Array.from({ length: 1 + pick(3) }, () => ({
      name: generator.name(),
      ...generatedType(generator, random, depth - 1),
    }));
    const particles = members.map(
      ({ name, type }): Particle => ({ element: name, namespaceURI: 'urn:a', type: () => type }),
    );
    const tagged = members.map(({ name, values }) => values.map(($value) => ({ $name: name, $value })));
    return {
      particles: [
        ...particles,
        { any: anyAttribute({ namespaces: ['urn:w', 'urn:w2'], processContents: 'lax' }) },
      ],
      items: fc.oneof(
        ...tagged,
        tree.map(($any) => ({ $any })),
      ),
    };
  }

  function mixed(
    attributes: readonly AttributeUse[],
    attributeValues: GeneratedContent['properties'],
  ): Generated {
    const { particles, items } = taggedItems();
    const type = complexType({
      attributes,
      mixed: mixedContent,
      content: { choice: particles, as: '$content', minOccurs: 0, maxOccurs: unbounded },
    });
    const $content = fc
      .array(
        fc.oneof(
          text.filter((it) => it !== ''),
          items,
        ),
        { maxLength: 5 },
      )
      .map((all) => all.filter((it, index) => typeof it !== 'string' || typeof all[index - 1] !== 'string'));
    return { type, values: merged([attributeValues, property('$content', $content)]) };
  }

  function allGroup(): GeneratedContent {
    const members = Array.from({ length: 1 + pick(4) }, () => leaf(pick(2) === 0));
    return {
      particle: all(members.map(({ particle }) => particle)),
      properties: merged(members.map(({ properties }) => properties)),
    };
  }

  function anything(): GeneratedContent {
    return {
      particle: { any: anyAttribute({ namespaces: ['urn:w3'], processContents: 'lax' }), minOccurs: 0 },
      properties: property(
        '$any',
        fc.option(
          tree.map((it) => ({ ...it, namespaceURI: 'urn:w3' })),
          { nil: undefined },
        ),
      ),
    };
  }
}

/** Own properties only, `__proto__` among them; absent where undefined. */
function property(name: string, values: fc.Arbitrary<unknown>): GeneratedContent['properties'] {
  return values.map((value) => (value === undefined ? {} : Object.fromEntries([[name, value]])));
}

function merged(all: readonly GeneratedContent['properties'][]): GeneratedContent['properties'] {
  return fc.tuple(...all).map((parts) => Object.fromEntries(parts.flatMap((part) => Object.entries(part))));
}

const options: fc.Arbitrary<SerializeOptions> = fc.record(
  {
    declaration: fc.boolean(),
    spaceBeforeSlash: fc.boolean(),
    indent: fc.constantFrom(2, '\t'),
    // Names in no namespace as QName values need a default namespace that is free.
    prefixes: fc.constantFrom<Record<string, string>>(
      {},
      { a: 'urn:a' },
      { w: 'urn:w', q: 'urn:q', '': 'urn:b' },
    ),
  },
  { requiredKeys: [] },
);

/** Evenly distributed numbers from 0 to 1: fast-check's own favour the ends, which would give small types only. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const cases = fc
  .tuple(fc.noShrink(fc.integer()), fc.constantFrom(...NAMESPACES))
  .chain(([seed, namespaceURI]) => {
    const { type, values } = generatedType(new Generator(), randomNumbers(seed), 3);
    const descriptor: ElementDescriptor = element({ name: 'root', namespaceURI, type });
    return record({ descriptor: fc.constant(descriptor), value: values, options });
  });

it('reads what it wrote', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(cases, ({ descriptor, value, options: how }) => {
      expect(validate(descriptor, value)).toEqual([]);
      const document = serialize(descriptor, value, how);
      const again = parse(descriptor, document);
      // Unlike toStrictEqual, this does not look at a property named constructor to tell the class.
      deepStrictEqual(again, value);
      // Arrays of mixed content aside, what was read is what was written, down to the order of properties.
      expect(serialize(descriptor, again, how)).toBe(document);
      expect(new TextDecoder().decode(serializeToBytes(descriptor, value, how))).toBe(document);
    }),
    { numRuns: 1500 },
  );
});
