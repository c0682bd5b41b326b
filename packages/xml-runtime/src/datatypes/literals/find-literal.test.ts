import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from '../../parse.js';
import { complexType, element } from '../../schema/define.js';
import type { SimpleTypeDescriptor } from '../../schema/descriptor.js';
import { serialize } from '../../serialize.js';
import { standardSchema } from '../../standard-schema.js';
import { validate } from '../../validate.js';
import { maxInclusive } from '../facets/bounds.js';
import { pattern } from '../facets/pattern.js';
import { formatValue } from '../format-value.js';
import { list, type QName, restriction, union } from '../index.js';
import { asDate, asNumber, asString } from '../representation.js';
import * as xs from '../xs.js';
import * as xs11 from '../xs11.js';

describe('a value whose usual literal the pattern excludes', () => {
  it.each<[string, SimpleTypeDescriptor, string, unknown, string]>([
    ['an exponent', xs.double, '\\d\\.\\dE-\\d', 0.01, '1.0E-2'],
    ['the canonical form before a shorter one', xs.double, '.*E.*', 100, '1.0E2'],
    ['a sign and padded exponents', xs.float, '[\\-+]\\d{1}\\.\\d{4}E\\d{2}', 12.5, '+1.2500E01'],
    ['an exponent that is not the usual one', xs.double, '\\d{3}\\.\\d+e-\\d', 1.25, '125.0e-2'],
    ['no exponent', xs.double, '[^Ee]*', 1e21, '1000000000000000000000'],
    ['many zeros', xs.double, '0\\.0{24}\\d{6}', 1.5e-25, '0.000000000000000000000000150000'],
    ['a precision that only single precision leaves', xs.float, '\\d\\.\\d{2}', Math.fround(0.1), '0.10'],
    ['infinity by a number', xs.double, '1E[1-3]0\\d', Infinity, '1E309'],
    ['zero by a number', xs.double, '[1-9]E-\\d+', 0, '1E-324'],
    ['a name of infinity', xs11.double, '\\+.*', Infinity, '+INF'],
    ['a digit for a boolean', xs.boolean, '\\d', true, '1'],
    ['either form of a boolean', xs.boolean, 'true|0', false, '0'],
    ['a plus sign', xs.integer, '\\+\\d+', 5n, '+5'],
    ['leading zeros', xs.integer, '-\\d{8}', -42n, '-00000042'],
    ['fraction digits of a decimal', xs.decimal, '\\d+\\.\\d{2}', '7', '7.00'],
    ['lower case', xs.hexBinary, '[a-f0-9]*', Uint8Array.of(0xab), 'ab'],
    ['mixed case', xs.hexBinary, '[a-f][A-F]', Uint8Array.of(0xab), 'aB'],
    ['white space', xs.base64Binary, '.{2} .{2}', Uint8Array.of(1, 2, 3), 'AQ ID'],
    ['fraction digits of a time', xs.time, '.*\\.\\d{3}Z', '12:00:00Z', '12:00:00.000Z'],
    ['a zero offset', xs.dateTime, '[^Z]*', '2020-01-01T12:00:00Z', '2020-01-01T12:00:00+00:00'],
    ['another time zone', xs.dateTime, '.*\\+02:00', '2020-01-01T23:00:00Z', '2020-01-02T01:00:00+02:00'],
    ['components of a duration', xs.duration, 'P\\d+M', 'P1Y2M', 'P14M'],
    ['zero components', xs.duration, 'P\\d+D(T.*)?', 'PT0S', 'P0D'],
    [
      'a Date of another zone',
      xs.dateTimeAsDate,
      '.*-05:00',
      new Date(Date.UTC(2020, 0, 1)),
      '2019-12-31T19:00:00-05:00',
    ],
  ])('is written with %s', (_, base, source, value, literal) => {
    const type = restriction<unknown>({ base, facets: [pattern(source)] });
    expect(formatValue(type, value)).toBe(literal);
  });
});

describe('what has its own patterns within a type', () => {
  it('is written so that all of them match', () => {
    const float = restriction<number>({ base: xs.float, facets: [pattern('\\d\\.\\d{2}E-?\\d')] });
    const floats = list<number[]>({ itemType: float, facets: [pattern('.*E-\\d .*')] });
    expect(formatValue(floats, [0.5, 20])).toBe('5.00E-1 2.00E1');
    const flags = list<boolean[]>({ itemType: xs.boolean });
    const narrow = restriction<boolean[]>({ base: flags, facets: [pattern('true (1|0) false')] });
    expect(formatValue(narrow, [true, true, false])).toBe('true 1 false');
    expect(() => formatValue(narrow, [false, true, false])).toThrow('does not match');
  });

  it('takes patterns of all steps of derivation', () => {
    const base = restriction<number>({ base: xs.double, facets: [pattern('.*E.*')] });
    const derived = restriction<number>({ base, facets: [maxInclusive('100'), pattern('[^.]*')] });
    expect(formatValue(derived, 50)).toBe('5E1');
    expect(() => formatValue(derived, 500)).toThrow();
  });

  it('chooses a member of a union by what the member accepts', () => {
    const exponent = restriction({ base: xs.double, facets: [pattern('.*E.*')] });
    const either = union<number | boolean>({ memberTypes: [xs.boolean, exponent] });
    expect(formatValue(either, 1)).toBe('1.0E0');
    const digits = restriction<number | boolean>({ base: either, facets: [pattern('.{1,4}')] });
    expect([formatValue(digits, true), formatValue(digits, 1)]).toEqual(['true', '1E0']);
  });

  it('does not search without end', () => {
    const never = restriction<number>({ base: xs.double, facets: [pattern('\\d+X')] });
    expect(() => formatValue(never, 5)).toThrow('does not match');
  });
});

/** Escapes a character for a pattern. */
function escaped(character: string): string {
  return /[A-Za-z0-9:= /]/.test(character) ? character : `\\${character}`;
}

/** A pattern that a text matches: each of its characters by itself, by a class or as one of several, and runs by counts. */
function patternFor(text: string): fc.Arbitrary<string> {
  const piece = (character: string): fc.Arbitrary<string> =>
    fc.oneof(
      { weight: 3, arbitrary: fc.constant(escaped(character)) },
      fc.constantFrom('.', '\\S', /\d/.test(character) ? '\\d' : escaped(character)),
      fc.constantFrom(
        `[${escaped(character)}x]`,
        `(${escaped(character)}|\\d{2})`,
        `${escaped(character)}{1,3}`,
      ),
    );
  return fc
    .tuple(...Array.from(text === '' ? ' ' : text, (it) => piece(it === ' ' ? ' ' : it)))
    .map((them) => (text === '' ? '' : them.map((it, at) => (text[at] === ' ' ? ' ' : it)).join('')));
}

/** Negative zero is equal to zero (XSD 1.1 Part 2, section 3.3.4.1). */
function unsignedZero(value: unknown): unknown {
  return value === 0 ? 0 : value;
}

const decimal = fc.stringMatching(/^[-+]?\d{1,12}(\.\d{0,12})?$/);
const double = fc
  .tuple(
    fc.stringMatching(/^[-+]?(\d{1,9}(\.\d{0,24})?|\.\d{1,9})$/),
    fc.oneof(
      fc.constant(''),
      fc.stringMatching(/^[Ee][-+]?0?\d{1,2}$/),
      fc.stringMatching(/^E[-+]?[34]\d\d$/),
    ),
  )
  .map((them) => them.join(''));
const zone = fc.constantFrom('', 'Z', '+00:00', '-00:00', '+02:00', '-13:59', '+14:00');
const day = fc
  .date({ min: new Date(Date.UTC(1, 1)), max: new Date(Date.UTC(9998, 1)), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10));
const time = fc.stringMatching(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?$/);
const dateTime = fc.tuple(day, fc.oneof(time, fc.constantFrom('24:00:00', '24:00:00.0')), zone);

const literals: Readonly<Record<string, readonly [SimpleTypeDescriptor, fc.Arbitrary<string>]>> = {
  boolean: [xs.boolean, fc.constantFrom('true', 'false', '1', '0')],
  double: [
    xs11.double,
    fc.oneof({ weight: 9, arbitrary: double }, fc.constantFrom('INF', '-INF', '+INF', 'NaN')),
  ],
  float: [xs.float, double],
  integer: [xs.integer, fc.stringMatching(/^[-+]?\d{1,30}$/)],
  int: [xs.int, fc.stringMatching(/^[-+]?0{0,5}\d{1,9}$/)],
  'decimal, by a number': [xs.decimalAsNumber, decimal],
  'decimal, by a string': [restriction({ base: xs.decimal, as: asString }), decimal],
  'decimal of a base, by a number': [restriction({ base: xs.decimal, as: asNumber }), decimal],
  'dateTime, by a Date': [xs.dateTimeAsDate, dateTime.map(([date, at, offset]) => `${date}T${at}${offset}`)],
  'date, by a Date': [
    restriction({ base: xs.date, as: asDate }),
    fc.tuple(day, zone).map((it) => it.join('')),
  ],
  hexBinary: [xs.hexBinary, fc.stringMatching(/^([0-9a-fA-F]{2}){0,6}$/)],
  base64Binary: [
    xs.base64Binary,
    fc
      .tuple(fc.uint8Array({ maxLength: 8 }), fc.infiniteStream(fc.constantFrom('', '', ' ')))
      .map(([octets, gaps]) =>
        Array.from(btoa(String.fromCharCode(...octets)), (it) => it + gaps.next().value)
          .join('')
          .trim(),
      ),
  ],
};

describe('what was read by a pattern can be written', () => {
  it.each(Object.entries(literals))('%s', (_, [base, arbitrary]) => {
    const read = arbitrary.chain((literal) => patternFor(literal).map((source) => ({ literal, source })));
    fc.assert(
      fc.property(read, ({ literal, source }) => {
        const type = restriction<unknown>({ base, facets: [pattern(source)] });
        const value = type.parse(literal);
        const written = formatValue(type, value);
        expect(unsignedZero(type.parse(written))).toEqual(unsignedZero(value));
      }),
      { numRuns: 50 },
    );
  });

  it('lists', () => {
    const items = fc.constantFrom('boolean', 'double', 'int', 'hexBinary').chain((name) => {
      const [itemType, arbitrary] = literals[name] ?? [xs.boolean, fc.constant('1')];
      return fc
        .array(
          arbitrary.filter((it) => it !== ''),
          { minLength: 1, maxLength: 5 },
        )
        .chain((them) =>
          patternFor(them.join(' ')).map((source) => ({ itemType, text: them.join(' '), source })),
        );
    });
    fc.assert(
      fc.property(items, ({ itemType, text, source }) => {
        const type = list<unknown[]>({ itemType, facets: [pattern(source)] });
        const written = formatValue(type, type.parse(text));
        expect(type.parse(written).map(unsignedZero)).toEqual(type.parse(text).map(unsignedZero));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a pattern for the prefixes of names', () => {
  const Q = element<unknown>({
    name: 'q',
    namespaceURI: 'urn:q',
    type: complexType({
      attributes: [
        { attribute: 'name', type: restriction({ base: xs.QName, facets: [pattern('abc:.*')] }) },
        { attribute: 'plain', type: restriction({ base: xs.QName, facets: [pattern('[^:]*')] }) },
        { attribute: 'names', type: list({ itemType: xs.QName, facets: [pattern('[a-z]:i Z\\d:j')] }) },
      ],
    }),
  });
  const name = (localName: string, namespaceURI: string): QName => ({ namespaceURI, localName });

  it.each<[Record<string, unknown>, string]>([
    [{ name: name('i', 'urn:a') }, '<q xmlns="urn:q" xmlns:abc="urn:a" name="abc:i"/>'],
    [{ plain: name('i', 'urn:q') }, '<q xmlns="urn:q" plain="i"/>'],
    [{ plain: name('i', 'urn:a') }, '<ns2:q xmlns="urn:a" xmlns:ns2="urn:q" plain="i"/>'],
    [{ names: [name('i', 'urn:a'), name('j', 'urn:b')] }, ''],
  ])('is kept by the writer: %j', (value, text) => {
    const written = serialize(Q, value);
    expect(parse(Q, written)).toEqual(value);
    expect(validate(Q, value)).toEqual([]);
    expect(standardSchema(Q)['~standard'].validate(value)).toEqual({ value });
    if (text !== '') expect(written.replace(/ xmlns:ns1="[^"]*"/, '')).toBe(text);
  });

  it('may ask for any prefix where no document is at hand', () => {
    const type = restriction<QName>({ base: xs.QName, facets: [pattern('abc:.*')] });
    const value = name('i', 'urn:a');
    expect(standardSchema(type)['~standard'].validate(value)).toEqual({ value });
  });
});
