import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pattern } from '../datatypes/facets/pattern.js';
import { restriction } from '../datatypes/index.js';
import * as xs from '../datatypes/xs.js';
import { all } from '../features/all-group/all.js';
import { repeat } from '../features/counting/repeat.js';
import { mixedContent } from '../features/mixed/mixed-content.js';
import { namedOpenContent } from '../features/open-content/named-content.js';
import { derivedTypes } from '../features/substitution/derived-types.js';
import { any } from '../features/wildcards/any.js';
import { type XmlIssue, XmlValidationError } from '../issues/errors.js';
import { complexType, element } from '../schema/define.js';
import { attribute, choice, local, ref, sequence } from '../schema/define-content.js';
import {
  type ComplexTypeDescriptor,
  type ElementDescriptor,
  type SimpleTypeDescriptor,
  unbounded,
} from '../schema/descriptor.js';
import { writeValue } from '../serialize.js';

type Value = Record<string, unknown>;

/** What a value gives: the document, or what is wrong with it. */
function outcome(
  descriptor: ElementDescriptor,
  value: unknown,
  isGeneral: boolean,
  options: object,
): string | readonly XmlIssue[] {
  try {
    return writeValue(descriptor, value, options, true, isGeneral).toString();
  } catch (error) {
    if (error instanceof XmlValidationError) return error.issues;
    throw error;
  }
}

const code: SimpleTypeDescriptor = restriction<string>({
  name: 'code',
  base: xs.token,
  facets: [pattern('[A-Z]{1,3}|')],
});

const NS = 'urn:law';
const OTHER = 'urn:other';

/** A type that refers to itself, with all that plain values may have, and with much that they may not. */
const node: ComplexTypeDescriptor = complexType({
  name: 'node',
  namespaceURI: NS,
  attributes: () => [
    attribute('id', xs.ID),
    attribute('kind', code, { required: true }),
    attribute('size', xs.integer),
    attribute('version', xs.string, { fixed: '1' }),
  ],
  content: () =>
    sequence(
      [
        local('title', xs.string),
        local('label', xs.token, 0),
        local('amount', xs.decimal, 0, 1, { nillable: true }),
        repeat(local('code', code), 0, 3),
        choice([
          sequence([local('from', xs.date), local('to', xs.date, 0)]),
          local('on', xs.dateTime),
          local('never', xs.boolean),
        ]),
        local('note', xs.string, 0, 1, { default: 'none' }),
        local('bare', bare, 0, unbounded),
        ref(foreign, 0),
        local('fields', fields, 0),
        local('text', text, 0),
        local('node', () => node, 0, unbounded),
        local('name', xs.QName, 0),
        any({ namespaces: ['urn:any'], processContents: 'skip' }, 0),
      ],
      { namespaceURI: NS },
    ),
  derivedTypes: derivedTypes(() => [special]),
});

const special: ComplexTypeDescriptor = complexType({
  name: 'special',
  namespaceURI: NS,
  base: () => node,
  content: () => sequence([local('extra', xs.string)], { namespaceURI: NS }),
});

const bare: ComplexTypeDescriptor = complexType({
  name: 'bare',
  attributes: () => [attribute('unit', xs.string)],
  simpleContent: xs.integer,
  bareValue: true,
});

/** Members of an all-group, and open content between them. */
const fields: ComplexTypeDescriptor = complexType({
  name: 'fields',
  content: () => all([local('a', xs.string), local('b', code, 0), local('bytes', xs.hexBinary, 0)]),
  openContent: namedOpenContent({
    mode: 'interleave',
    any: { namespaces: [''], processContents: 'lax' },
    named: { suffix: '__c', type: code },
  }),
});

/** Mixed content. */
const text: ComplexTypeDescriptor = complexType({
  name: 'text',
  content: () =>
    choice([local('b', xs.string), local('i', code), choice([local('n', () => node)])], {
      minOccurs: 0,
      maxOccurs: unbounded,
    }),
  mixed: mixedContent,
});

const foreign: ElementDescriptor = element({ name: 'foreign', namespaceURI: OTHER, type: xs.string });
const root: ElementDescriptor = element({ name: 'node', namespaceURI: NS, type: () => node });

/** Mostly one of the first, now and then one of the others. */
function among(usual: readonly unknown[], others: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(...usual) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
}

const characters = among(
  ['', 'A', 'a&b', '<x>', 'é', '😀', ' ', '\r\n', 'x'.repeat(90)],
  ['\u0001', '\uD800'],
);
const strings = fc.array(characters, { maxLength: 4 }).map((parts) => parts.join(''));
const codes = among(['', 'A', 'XYZ'], ['lower', ' A']);
/** With white space where it may be, and where it may not. */
const tokens = among(['', 'a', 'a b', 'a&b', 'é'], [' a', 'a  b', 'a\tb', 'a ']);
const junk = fc.constantFrom<unknown>(null, 1, 'junk', true, {}, [], [null], Number.NaN, new Date(0), 12n);

/** Mostly the value that is asked for, now and then another. */
function mostly(arbitrary: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 150, arbitrary }, { weight: 1, arbitrary: junk });
}

/** An object with some of these properties, in any order. */
function objects(
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>>,
): fc.Arbitrary<Value> {
  const entries = (arbitraries: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<[string, unknown]>[] =>
    Object.entries(arbitraries).map(([key, arbitrary]) => fc.tuple(fc.constant(key), mostly(arbitrary)));
  const others = entries(optional);
  return fc
    .tuple(
      fc.tuple(...entries(required)),
      fc.subarray(others).chain((chosen) => fc.tuple(...chosen)),
      among([true], [false]),
    )
    .chain(([own, rest, isWhole]) =>
      fc.shuffledSubarray([...own, ...rest], isWhole === true ? { minLength: own.length + rest.length } : {}),
    )
    .map((pairs) => Object.fromEntries(pairs));
}

const dates = among(['2024-02-29'], ['2024-02-30']);

const { nodes } = fc.letrec<{ nodes: Value; when: Value; texts: Value }>((tie) => ({
  when: fc.oneof(
    objects({ from: dates }, { to: dates }),
    objects({ never: fc.boolean() }, {}),
    objects({ on: fc.constant('2024-02-29T12:00:00Z') }, {}),
  ),
  texts: objects(
    {},
    {
      $content: fc.array(
        fc.oneof(
          strings,
          objects({ $name: among(['b', 'i'], ['x']), $value: codes }, {}),
          objects({ $name: fc.constant('n'), $value: tie('nodes') }, {}),
        ),
        { maxLength: 3 },
      ),
    },
  ),
  nodes: fc
    .tuple(
      objects(
        { kind: codes, title: strings },
        {
          size: fc.bigInt(),
          amount: among(['1.50', null], ['x']),
          label: tokens,
          code: fc.array(codes, { maxLength: 3 }),
          note: strings,
          bare: fc.array(fc.oneof(fc.bigInt(), objects({ $value: fc.bigInt() }, { unit: strings })), {
            maxLength: 2,
          }),
          foreign: strings,
          fields: objects({ a: strings }, { b: codes, x__c: codes, y__c: codes }),
          text: tie('texts'),
          node: fc.array(tie('nodes'), { maxLength: 2 }),
        },
      ),
      tie('when'),
      objects(
        {},
        {
          from: dates,
          id: fc.constantFrom('i1', 'i2', '1'),
          version: fc.constantFrom('1', '2'),
          $type: fc.constantFrom('node', 'special', 'none'),
          $nil: fc.constant(true),
          extra: strings,
          unknown: strings,
          name: fc.constantFrom(
            { namespaceURI: NS, localName: 'q' },
            { namespaceURI: 'urn:q', localName: 'q' },
            { namespaceURI: '', localName: 'q' },
          ),
          $any: fc.constant([{ name: 'e', namespaceURI: 'urn:any', attributes: [], children: [] }]),
        },
      ),
      fc.integer({ min: 0, max: 7 }),
    )
    // Most have nothing that is not plain.
    .map(([plain, when, rest, odds]) => ({ ...plain, ...when, ...(odds === 0 ? rest : {}) })),
}));

const OPTIONS: readonly object[] = [
  {},
  { prefixes: { law: NS, o: OTHER } },
  { prefixes: { '': OTHER } },
  { validate: false },
  { spaceBeforeSlash: true, declaration: true },
  { maxIssues: 2, maxDepth: 3 },
  { schemaLocation: { [NS]: 'law.xsd' } },
];

describe('plain values', () => {
  it('are written as the general writer does', () => {
    let documents = 0;
    fc.assert(
      fc.property(nodes, fc.constantFrom(...OPTIONS), (value, options) => {
        const plain = outcome(root, value, false, options);
        if (typeof plain === 'string') documents++;
        expect(plain).toEqual(outcome(root, value, true, options));
      }),
      { numRuns: 1000 },
    );
    // Both kinds of outcomes are compared.
    expect(documents).toBeGreaterThan(200);
    expect(documents).toBeLessThan(950);
  }, 60_000);
});
