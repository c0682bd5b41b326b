import { describe, expect, it } from 'vitest';
import { SimpleTypeError } from '../issues/errors.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import { standardSchema } from '../standard-schema.js';
import { maxExclusive, maxInclusive, minExclusive, minInclusive } from './facets/bounds.js';
import { fractionDigits, totalDigits } from './facets/digits.js';
import { enumeration } from './facets/enumeration.js';
import { length, maxLength, minLength } from './facets/lengths.js';
import { pattern } from './facets/pattern.js';
import { whiteSpace } from './facets/white-space.js';
import { formatValue } from './format-value.js';
import { boundNamespaces } from './namespaces.js';
import type { QName } from './qualified-name.js';
import { asNumber } from './representation.js';
import { type RestrictionOptions, restriction } from './restriction.js';
import { valueKey } from './simple-type.js';
import * as xs from './xs.js';

function ruleOf(type: SimpleTypeDescriptor, literal: string): string {
  try {
    type.parse(literal);
    return '';
  } catch (error) {
    if (error instanceof SimpleTypeError) return error.rule;
    throw error;
  }
}

interface FacetCase {
  readonly options: RestrictionOptions;
  readonly rule: string;
  readonly valid: readonly string[];
  readonly invalid: readonly string[];
}

const facets: Readonly<Record<string, FacetCase>> = {
  'length, in characters': {
    options: { base: xs.string, facets: [length(2)] },
    rule: 'cvc-length-valid',
    valid: ['ab', '\u{1F600}b', 'é\n'],
    invalid: ['', 'a', 'abc', '\u{1F600}'],
  },
  'length, after white space': {
    options: { base: xs.token, facets: [length(2)] },
    rule: 'cvc-length-valid',
    valid: [' ab '],
    invalid: ['a  b'],
  },
  minLength: {
    options: { base: xs.anyURI, facets: [minLength(2)] },
    rule: 'cvc-minLength-valid',
    valid: ['ab', 'abc'],
    invalid: ['', 'a', '\u{1F600}'],
  },
  'maxLength, in octets': {
    options: { base: xs.hexBinary, facets: [maxLength(2)] },
    rule: 'cvc-maxLength-valid',
    valid: ['', 'abcd'],
    invalid: ['abcdef'],
  },
  'length of base64, in octets': {
    options: { base: xs.base64Binary, facets: [length(2)] },
    rule: 'cvc-length-valid',
    valid: ['AQI=', 'A Q I ='],
    invalid: ['AQ==', 'AQID'],
  },
  'length of a list, in items': {
    options: { base: xs.NMTOKENS, facets: [length(2)] },
    rule: 'cvc-length-valid',
    valid: ['a b', '  abc   def '],
    invalid: ['a', 'a b c'],
  },
  'length of a QName, which it does not have': {
    options: { base: xs.QName, facets: [length(2)] },
    rule: '',
    valid: ['a', 'abc'],
    invalid: [],
  },
  minInclusive: {
    options: { base: xs.decimal, facets: [minInclusive('-90.0')] },
    rule: 'cvc-minInclusive-valid',
    valid: ['-90', '-90.000', '-89.99999999999999999999', '0', '90'],
    invalid: ['-90.00000000000000000001', '-91', '-100'],
  },
  minExclusive: {
    options: { base: xs.decimal, facets: [minExclusive('0')] },
    rule: 'cvc-minExclusive-valid',
    valid: ['0.000000000000000000001', '1'],
    invalid: ['0', '-0.0', '+0', '-1'],
  },
  maxInclusive: {
    options: { base: xs.integer, facets: [maxInclusive('100000000000000000000')] },
    rule: 'cvc-maxInclusive-valid',
    valid: ['100000000000000000000', '99999999999999999999', '-100000000000000000001'],
    invalid: ['100000000000000000001', '1000000000000000000000'],
  },
  maxExclusive: {
    options: { base: xs.double, facets: [maxExclusive('1e3')] },
    rule: 'cvc-maxExclusive-valid',
    valid: ['999.9', '-INF'],
    invalid: ['1000', 'INF', 'NaN'],
  },
  'a bound that is NaN': {
    options: { base: xs.float, facets: [minInclusive('NaN')] },
    rule: 'cvc-minInclusive-valid',
    valid: ['NaN'],
    invalid: ['0', 'INF', '-INF'],
  },
  'a bound of single precision': {
    options: { base: xs.float, facets: [minExclusive('16777216')] },
    rule: 'cvc-minExclusive-valid',
    valid: ['16777218'],
    invalid: ['16777217', '16777216'],
  },
  'a bound with a time zone': {
    options: { base: xs.dateTime, facets: [maxInclusive('2000-01-15T12:00:00Z')] },
    rule: 'cvc-maxInclusive-valid',
    valid: ['2000-01-15T14:00:00+02:00', '2000-01-14T21:59:59'],
    invalid: [
      '2000-01-15T12:00:00.0001Z',
      '2000-01-15T12:00:00',
      '2000-01-14T22:00:01',
      '2000-01-16T02:00:01',
    ],
  },
  'a bound without a time zone': {
    options: { base: xs.date, facets: [minInclusive('2000-01-15')] },
    rule: 'cvc-minInclusive-valid',
    valid: ['2000-01-15', '2000-02-01Z', '2000-01-17+14:00', '12000-01-01'],
    invalid: ['2000-01-14', '2000-01-15Z', '-12000-01-01', '1999-12-31'],
  },
  'a time': {
    options: { base: xs.time, facets: [minInclusive('12:00:00Z'), maxExclusive('13:00:00Z')] },
    rule: 'cvc-minInclusive-valid',
    valid: ['12:00:00Z', '14:30:00+02:00'],
    invalid: ['11:59:59.999Z', '24:00:00Z'],
  },
  'a day of the year': {
    options: { base: xs.gMonthDay, facets: [maxInclusive('--02-29')] },
    rule: 'cvc-maxInclusive-valid',
    valid: ['--02-29', '--01-31'],
    invalid: ['--03-01', '--12-31'],
  },
  'a year': {
    options: { base: xs.gYear, facets: [minInclusive('-0044')] },
    rule: 'cvc-minInclusive-valid',
    valid: ['-0044', '0001', '123456789012345678901234567890'],
    invalid: ['-0045', '-123456789012345678901234567890'],
  },
  'a duration': {
    options: { base: xs.duration, facets: [maxInclusive('P1M')] },
    rule: 'cvc-maxInclusive-valid',
    valid: ['P1M', 'P27D', 'PT671H', '-P1Y'],
    invalid: ['P28D', 'PT672H', 'P29D', 'P30D', 'P31D', 'P32D', 'P1MT0.1S'],
  },
  totalDigits: {
    options: { base: xs.decimal, facets: [totalDigits(3)] },
    rule: 'cvc-totalDigits-valid',
    valid: ['123', '-1.23', '001.230', '.123', '0', '0.00'],
    invalid: ['1234', '123.4', '0.0001', '1230'],
  },
  fractionDigits: {
    options: { base: xs.decimal, facets: [fractionDigits(2)] },
    rule: 'cvc-fractionDigits-valid',
    valid: ['123456', '1.23', '1.2300', '1.'],
    invalid: ['1.234', '.001'],
  },
  pattern: {
    options: { base: xs.string, facets: [pattern('[A-Z]\\d')] },
    rule: 'cvc-pattern-valid',
    valid: ['A1'],
    invalid: ['', 'A', ' A1', 'A12'],
  },
  'patterns of one step, of which one has to match': {
    options: { base: xs.token, facets: [pattern('a+', 'b+')] },
    rule: 'cvc-pattern-valid',
    valid: ['a', 'bb', ' a '],
    invalid: ['ab', ''],
  },
  'patterns of two steps, which both have to match': {
    options: { base: restriction({ base: xs.token, facets: [pattern('a*b*')] }), facets: [pattern('.{2}')] },
    rule: 'cvc-pattern-valid',
    valid: ['ab', 'bb'],
    invalid: ['ba', 'aab'],
  },
  'enumeration of text': {
    options: { base: xs.string, facets: [enumeration(['a', ' b'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['a', ' b'],
    invalid: ['b', 'A', ''],
  },
  'enumeration of decimals': {
    options: { base: xs.decimal, facets: [enumeration([' 1.0 ', '-0.50', '0'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['1.00', '+01', '-.5', '-0', '0.'],
    invalid: ['1.01', '.5'],
  },
  'enumeration of floats': {
    options: { base: xs.double, facets: [enumeration(['1e1', 'NaN', '0'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['10', 'NaN', '-0.0'],
    invalid: ['11', 'INF'],
  },
  'enumeration of instants': {
    options: { base: xs.dateTime, facets: [enumeration(['2000-01-01T00:00:00Z', '2000-01-01T12:00:00'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['2000-01-01T02:00:00.00+02:00', '1999-12-31T24:00:00Z', '2000-01-01T12:00:00.0'],
    invalid: ['2000-01-01T00:00:00', '2000-01-01T12:00:00Z'],
  },
  'enumeration of durations': {
    options: { base: xs.duration, facets: [enumeration(['P1Y', 'P1D'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['P12M', 'PT24H', 'P0Y1D'],
    invalid: ['P365D', 'P30D'],
  },
  'enumeration of octets': {
    options: { base: xs.hexBinary, facets: [enumeration(['ab'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['AB', 'aB'],
    invalid: ['ABAB'],
  },
  'enumeration of lists': {
    options: { base: xs.NMTOKENS, facets: [enumeration(['a b', 'c'])] },
    rule: 'cvc-enumeration-valid',
    valid: ['a   b', ' c '],
    invalid: ['b a', 'a', 'a b c'],
  },
  whiteSpace: {
    options: { base: xs.string, facets: [whiteSpace('collapse'), pattern('a b')] },
    rule: 'cvc-pattern-valid',
    valid: ['\n a \t b '],
    invalid: ['ab'],
  },
  'what the base demands': {
    options: {
      base: restriction({ base: xs.int, facets: [maxInclusive('5')] }),
      facets: [minInclusive('1')],
    },
    rule: 'cvc-maxInclusive-valid',
    valid: ['1', '5'],
    invalid: ['6'],
  },
};

describe.each(Object.entries(facets))('%s', (_, { options, rule, valid, invalid }) => {
  const type = restriction(options);

  it('accepts literals within', () => {
    for (const literal of valid) expect([literal, ruleOf(type, literal)]).toEqual([literal, '']);
  });

  it('names the rule that others break', () => {
    for (const literal of invalid) expect([literal, ruleOf(type, literal)]).toEqual([literal, rule]);
  });
});

describe('restriction', () => {
  it('compares names by namespace and local name', () => {
    const type = restriction<QName>({
      base: xs.QName,
      facets: [enumeration(['p:a', 'b'], { p: 'urn:p' })],
    });
    const elsewhere = boundNamespaces({ q: 'urn:p', p: 'urn:other' });
    expect(type.parse('q:a', elsewhere)).toEqual({ namespaceURI: 'urn:p', localName: 'a' });
    expect(type.parse('b', elsewhere)).toEqual({ namespaceURI: '', localName: 'b' });
    expect(() => type.parse('p:a', elsewhere)).toThrow('one of "p:a", "b"');
    expect(
      standardSchema(type)['~standard'].validate({ namespaceURI: 'urn:p', localName: 'a' }),
    ).not.toHaveProperty('issues');
  });

  it('takes namespaces for each value of an enumeration', () => {
    const type = restriction<QName>({
      base: xs.NOTATION,
      facets: [enumeration(['p:a', 'p:b'], [{ p: 'urn:1' }, { p: 'urn:2' }])],
    });
    expect(type.parse('x:b', boundNamespaces({ x: 'urn:2' }))).toEqual({
      namespaceURI: 'urn:2',
      localName: 'b',
    });
    expect(() => type.parse('x:a', boundNamespaces({ x: 'urn:2' }))).toThrow(SimpleTypeError);
  });

  it('asks for its base at first use', () => {
    const type = restriction<string>({ base: () => late, facets: [maxLength(1)] });
    const late = restriction<string>({ base: xs.string, facets: [minLength(1)] });
    expect(type.parse('a')).toBe('a');
    expect(() => type.parse('')).toThrow('at least 1 characters');
  });

  it('says that a type is its own base instead of running out of stack', () => {
    const one: SimpleTypeDescriptor<string> = restriction({ name: 'one', base: () => two });
    const two: SimpleTypeDescriptor<string> = restriction({ name: 'two', base: () => one });
    expect(() => one.parse('a')).toThrow('one is defined by itself');
    expect(() => two.parse('a')).toThrow('two is defined by itself');
  });

  it('refuses a base that is not one of its own', () => {
    const foreign = { kind: 'simpleType' } as SimpleTypeDescriptor;
    expect(() => restriction({ base: foreign }).parse('a')).toThrow(TypeError);
  });

  it('represents integers by number on demand', () => {
    const type = restriction<number>({
      base: xs.integer,
      as: asNumber,
      facets: [minInclusive('1'), maxInclusive('9')],
    });
    expect(type.parse('5')).toBe(5);
    expect(formatValue(type, 5)).toBe('5');
    expect(() => formatValue(type, 10)).toThrow('at most 9');
    expect(() => formatValue(type, 5n as unknown as number)).toThrow('an integer number');
    expect(restriction<number>({ base: type }).parse('5')).toBe(5);
  });

  it('writes a literal that the pattern allows', () => {
    expect(formatValue(restriction<bigint>({ base: xs.integer, facets: [pattern('\\d{5}')] }), 7n)).toBe(
      '00007',
    );
    expect(formatValue(restriction<number>({ base: xs.int, facets: [pattern('[+-]\\d+')] }), 7)).toBe('+7');
    expect(formatValue(restriction<boolean>({ base: xs.boolean, facets: [pattern('[01]')] }), true)).toBe(
      '1',
    );
    expect(
      formatValue(restriction<number>({ base: xs.decimalAsNumber, facets: [pattern('\\d+\\.\\d{2}')] }), 3),
    ).toBe('3.00');
    expect(
      formatValue(restriction<number>({ base: xs.double, facets: [pattern('\\d+\\.\\d{2}')] }), 1.5),
    ).toBe('1.50');
    expect(
      formatValue(
        restriction<Uint8Array>({ base: xs.hexBinary, facets: [pattern('[0-9a-f]*')] }),
        new Uint8Array([171]),
      ),
    ).toBe('ab');
    expect(() =>
      formatValue(restriction<bigint>({ base: xs.integer, facets: [pattern('\\d{5}')] }), 123456n),
    ).toThrow('\\d{5}');
  });

  it('bears the name it is given', () => {
    const type = restriction({ name: 'latitude', namespaceURI: 'urn:gpx', base: xs.decimal });
    expect(type).toMatchObject({
      kind: 'simpleType',
      name: 'latitude',
      namespaceURI: 'urn:gpx',
      variety: 'atomic',
    });
    expect(type.whiteSpace).toBe('collapse');
    expect('name' in restriction({ base: xs.decimal })).toBe(false);
  });
});

describe('valueKey', () => {
  it('is one for literals of one value', () => {
    expect(valueKey(xs.decimal, ' 1.50 ')).toBe(valueKey(xs.decimal, '01.5'));
    expect(valueKey(xs.time, '24:00:00')).toBe(valueKey(xs.time, '00:00:00'));
    expect(valueKey(xs.integer, '1')).toBe(valueKey(xs.decimal, '1.0'));
  });

  it('differs for values of different primitive types', () => {
    expect(valueKey(xs.string, '1')).not.toBe(valueKey(xs.decimal, '1'));
    expect(valueKey(xs.decimal, '1')).not.toBe(valueKey(xs.double, '1'));
  });

  it('is of literals only', () => {
    expect(() => valueKey(xs.decimal, 'x')).toThrow(SimpleTypeError);
  });
});
