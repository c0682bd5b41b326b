import { describe, expect, it } from 'vitest';
import { SimpleTypeError } from '../issues/errors.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import { standardSchema } from '../standard-schema.js';
import { formatValue } from './format-value.js';
import { boundNamespaces } from './namespaces.js';
import * as xs from './xs.js';

interface Literals {
  readonly type: SimpleTypeDescriptor;
  /** Literals with the values that they stand for. */
  readonly valid: readonly (readonly [literal: string, value: unknown])[];
  readonly invalid: readonly string[];
}

function same(...literals: readonly string[]): readonly (readonly [string, string])[] {
  return literals.map((it) => [it, it]);
}

const octets = (...values: number[]): Uint8Array => new Uint8Array(values);

const types: Readonly<Record<string, Literals>> = {
  string: { type: xs.string, valid: [...same('', ' a\tb\n ', '\u{1F600}')], invalid: [] },
  anySimpleType: { type: xs.anySimpleType, valid: same('', ' a '), invalid: [] },
  anyAtomicType: { type: xs.anyAtomicType, valid: same('', ' a '), invalid: [] },
  normalizedString: { type: xs.normalizedString, valid: [['\ta \r\n b', ' a    b']], invalid: [] },
  token: {
    type: xs.token,
    valid: [
      ['  a \n\t b ', 'a b'],
      ['   ', ''],
      ['\u00a0a', '\u00a0a'],
    ],
    invalid: [],
  },
  language: {
    type: xs.language,
    valid: [...same('en', 'en-GB', 'i-klingon', 'x-a1b2c3d4'), [' de ', 'de']],
    invalid: ['', 'en_GB', 'en-', 'abcdefghi', 'e1', 'en GB'],
  },
  NMTOKEN: {
    type: xs.NMTOKEN,
    valid: same('a', '-1.a:b', '٣', '·'),
    invalid: ['', 'a b', 'a,b', 'a/b', '×'],
  },
  NMTOKENS: {
    type: xs.NMTOKENS,
    valid: [
      [' a  -1 ', ['a', '-1']],
      ['a', ['a']],
    ],
    invalid: ['', '  ', 'a , b'],
  },
  Name: {
    type: xs.Name,
    valid: same('a', '_', ':a:b', 'é-1.·'),
    invalid: ['', '1a', '-a', '.a', 'a b', '÷a'],
  },
  NCName: {
    type: xs.NCName,
    valid: same('a', '_1', 'Ω', '\u{10000}x'),
    invalid: ['', 'a:b', '1', 'a\u{F0000}'],
  },
  ID: { type: xs.ID, valid: [[' a1 ', 'a1']], invalid: ['1a', 'a:b', ''] },
  IDREF: { type: xs.IDREF, valid: same('a1'), invalid: ['a:b'] },
  IDREFS: { type: xs.IDREFS, valid: [['a b', ['a', 'b']]], invalid: ['', 'a 1'] },
  ENTITY: { type: xs.ENTITY, valid: same('a'), invalid: ['&a;'] },
  ENTITIES: { type: xs.ENTITIES, valid: [['a b', ['a', 'b']]], invalid: ['', 'a &b;'] },
  anyURI: {
    type: xs.anyURI,
    valid: [...same('', 'http://a/?q=a b#c', 'urn:x:y', '../a', 'é', '#a', 'a/b:c', '%41'), [' a ', 'a']],
    invalid: [':a', 'b:', '9http:x', '%', '%4', '%zz', '#a#b'],
  },
  boolean: {
    type: xs.boolean,
    valid: [
      ['true', true],
      ['1', true],
      [' false ', false],
      ['0', false],
    ],
    invalid: ['', 'TRUE', 'yes', '2', '01', 't rue'],
  },
  decimal: {
    type: xs.decimal,
    valid: [
      ...same('-1.23', '12678967.543233', '+100000.00', '210', '1.', '.5', '-0', '00'),
      ...same('123456789012345678901234567890.123456789012345678901234567890'),
      ['\n 1 \t', '1'],
    ],
    invalid: ['', '.', '+', '-.', '1e3', '1,0', '1.2.3', '--1', 'INF', '0x1', '1 0', '١'],
  },
  decimalAsNumber: { type: xs.decimalAsNumber, valid: [['-1.50', -1.5]], invalid: ['1e3', 'NaN', ''] },
  integer: {
    type: xs.integer,
    valid: [
      ['-1', -1n],
      ['0', 0n],
      ['+100000', 100000n],
      ['-007', -7n],
      ['12678967543233126789675432331267896754323', 12678967543233126789675432331267896754323n],
    ],
    invalid: ['', '1.', '1.0', '+', '1e2', ' - 1'],
  },
  nonPositiveInteger: { type: xs.nonPositiveInteger, valid: [['-0', 0n]], invalid: ['1', '+1'] },
  negativeInteger: { type: xs.negativeInteger, valid: [['-1', -1n]], invalid: ['0', '-0', '1'] },
  nonNegativeInteger: { type: xs.nonNegativeInteger, valid: [['-0', 0n]], invalid: ['-1'] },
  positiveInteger: { type: xs.positiveInteger, valid: [['01', 1n]], invalid: ['0', '-1'] },
  long: {
    type: xs.long,
    valid: [
      ['9223372036854775807', 9223372036854775807n],
      ['-9223372036854775808', -9223372036854775808n],
      ['0000000000000000000000001', 1n],
    ],
    invalid: ['9223372036854775808', '-9223372036854775809', '1.0'],
  },
  unsignedLong: {
    type: xs.unsignedLong,
    valid: [['18446744073709551615', 18446744073709551615n]],
    invalid: ['18446744073709551616', '-1'],
  },
  int: {
    type: xs.int,
    valid: [
      ['2147483647', 2147483647],
      ['-2147483648', -2147483648],
    ],
    invalid: ['2147483648', '-2147483649', '1.0', ''],
  },
  short: { type: xs.short, valid: [['32767', 32767]], invalid: ['32768', '-32769'] },
  byte: { type: xs.byte, valid: [['-128', -128]], invalid: ['128', '-129'] },
  unsignedInt: { type: xs.unsignedInt, valid: [['4294967295', 4294967295]], invalid: ['4294967296', '-1'] },
  unsignedShort: { type: xs.unsignedShort, valid: [['65535', 65535]], invalid: ['65536', '-1'] },
  unsignedByte: { type: xs.unsignedByte, valid: [['+255', 255]], invalid: ['256', '-1'] },
  float: {
    type: xs.float,
    valid: [
      ['-1E4', -10000],
      ['1267.43233E12', 1267.43233e12],
      ['12.78e-2', 0.1278],
      ['12', 12],
      ['-0', -0],
      ['INF', Number.POSITIVE_INFINITY],
      ['-INF', Number.NEGATIVE_INFINITY],
      [' NaN ', Number.NaN],
      ['.5', 0.5],
      ['0.1', 0.1],
    ],
    invalid: ['', 'inf', 'nan', '1e', 'e1', '1e1.5', '0x10', 'Infinity', '-NaN', '1 e1', '1f'],
  },
  double: {
    type: xs.double,
    valid: [
      ['1e+2', 100],
      ['+1', 1],
    ],
    invalid: ['1d', '1e--2', '.', '+INF'],
  },
  duration: {
    type: xs.duration,
    valid: same('P1Y2M3DT10H30M', '-P120D', 'P1347Y', 'P0Y1347M0D', 'PT1.5S', 'PT0S', 'P1YT1M', 'P0M'),
    invalid: [
      '',
      'P',
      'PT',
      'P-1347M',
      'P1Y2MT',
      'P1S',
      '1Y',
      '+P1Y',
      'P1.5Y',
      'PT.5S',
      'PT1.S',
      'P1M1Y',
      'P 1Y',
    ],
  },
  yearMonthDuration: {
    type: xs.yearMonthDuration,
    valid: same('P1Y', '-P13M', 'P1Y2M'),
    invalid: ['P1D', 'P1YT1M', 'PT0S', 'P'],
  },
  dayTimeDuration: {
    type: xs.dayTimeDuration,
    valid: same('P1D', '-P1DT1H1M1.5S', 'PT5M'),
    invalid: ['P1Y', 'P1M', 'P1MT5M', 'P1Y1D'],
  },
  dateTime: {
    type: xs.dateTime,
    valid: [
      ...same(
        '2002-10-10T12:00:00-05:00',
        '2002-10-10T17:00:00Z',
        '-0044-03-15T00:00:00',
        '2000-02-29T23:59:59.999',
      ),
      ...same(
        '12004-01-01T00:00:00',
        '1999-12-31T24:00:00',
        '2000-01-01T00:00:00+14:00',
        '2000-01-01T24:00:00.0',
      ),
      [' 2000-01-01T00:00:00 ', '2000-01-01T00:00:00'],
    ],
    invalid: [
      '',
      '2002-10-10',
      '2002-10-10T12:00',
      '2002-10-10 12:00:00',
      '2002-10-10t12:00:00',
      '02-10-10T12:00:00',
      '0000-01-01T00:00:00',
      '02002-01-01T00:00:00',
      '+2002-01-01T00:00:00',
      '2001-02-29T00:00:00',
      '1900-02-29T00:00:00',
      '2002-13-01T00:00:00',
      '2002-00-01T00:00:00',
      '2002-04-31T00:00:00',
      '2002-04-00T00:00:00',
      '2002-01-01T25:00:00',
      '2002-01-01T24:00:01',
      '2002-01-01T24:01:00',
      '2002-01-01T00:60:00',
      '2002-01-01T00:00:60',
      '2002-01-01T00:00:00.',
      '2002-01-01T00:00:00+14:01',
      '2002-01-01T00:00:00+5:00',
      '2002-01-01T00:00:00+05:60',
      '2002-01-01T00:00:00z',
      '2002-01-01T00:00:00Z+01:00',
    ],
  },
  dateTimeStamp: {
    type: xs.dateTimeStamp,
    valid: same('2002-10-10T12:00:00Z', '2002-10-10T12:00:00-05:00'),
    invalid: ['2002-10-10T12:00:00', '2002-10-10'],
  },
  date: {
    type: xs.date,
    valid: same('2002-10-10', '2002-10-10+13:00', '2002-10-10Z', '-2002-10-10', '2000-02-29'),
    invalid: ['2002-1-1', '2002-10-10T', '2002/10/10', '2003-02-29', '20021010', '2002-10-10+13'],
  },
  time: {
    type: xs.time,
    valid: same('13:20:00', '13:20:30.5555', '13:20:00-05:00', '00:00:00Z', '24:00:00'),
    invalid: ['1:20:00', '13:20', '24:00:01', '25:00:00', '13:65:00', '13:20:00.', 'T13:20:00'],
  },
  gYearMonth: {
    type: xs.gYearMonth,
    valid: same('2001-10', '2001-10+02:00', '2001-10Z', '-20000-04'),
    invalid: ['2001', '2001-13', '2001-13-26', '01-10', '2001-10-'],
  },
  gYear: {
    type: xs.gYear,
    valid: same('2001', '-2001', '12000Z', '2001-05:00'),
    invalid: ['01', '2001-12', '0000'],
  },
  gMonthDay: {
    type: xs.gMonthDay,
    valid: same('--05-01', '--11-01Z', '--02-29', '--11-01-04:00'),
    invalid: ['-01-30-', '--01-35', '--1-5', '01-15', '--02-30', '--04-31'],
  },
  gDay: {
    type: xs.gDay,
    valid: same('---01', '---31', '---05Z'),
    invalid: ['--30', '---35', '---5', '15', '---00'],
  },
  gMonth: {
    type: xs.gMonth,
    valid: same('--05', '--11Z', '--11+02:00'),
    invalid: ['-05-', '--13', '--1', '01', '--05--'],
  },
  hexBinary: {
    type: xs.hexBinary,
    valid: [
      ['0FB7', octets(0x0f, 0xb7)],
      [' 0fb7 ', octets(0x0f, 0xb7)],
      ['', octets()],
    ],
    invalid: ['0', '0G', '0F B7', '0x0F'],
  },
  base64Binary: {
    type: xs.base64Binary,
    valid: [
      ['', octets()],
      ['AQ==', octets(1)],
      ['AQI=', octets(1, 2)],
      ['AQID', octets(1, 2, 3)],
      [' A Q\nI  D ', octets(1, 2, 3)],
      ['+/+/', octets(0xfb, 0xff, 0xbf)],
      ['AQ = =', octets(1)],
    ],
    invalid: ['A', 'AQ', 'AQ=', 'AQ===', 'AR==', 'AQJ=', 'A=ID', '=AQI', '====', 'AQ-_', 'AQIDA'],
  },
};

describe.each(Object.entries(types))('xs.%s', (name, { type, valid, invalid }) => {
  it.each(valid)('reads %j', (literal, value) => {
    expect(type.parse(literal)).toEqual(value);
  });

  it.each(valid)('writes what %j stands for so that it is read again', (literal) => {
    const value = type.parse(literal);
    expect(type.parse(formatValue(type, value))).toEqual(value);
  });

  it.each(invalid)('refuses %j', (literal) => {
    expect(() => type.parse(literal)).toThrow(SimpleTypeError);
  });

  it('is called what XML Schema calls it', () => {
    expect(type.name).toBe(name.replace(/As(?:Number|Date)$/, ''));
    expect(type.namespaceURI).toBe('http://www.w3.org/2001/XMLSchema');
    expect(type.variety).toBe(/S$|^ENTITIES$/.test(name) ? 'list' : 'atomic');
  });

  it.each(invalid.slice(-1))(
    'names the rule that %j breaks, what it expects and what it found',
    (literal) => {
      const error = errorOf(() => type.parse(literal));
      expect(error.rule).toMatch(/^cvc-/);
      expect(error.expected).not.toBe('');
      expect(literal).toContain(error.found);
    },
  );
});

describe('xs.QName', () => {
  const namespaces = boundNamespaces({ p: 'urn:p', '': 'urn:default' });
  const noDefault = boundNamespaces({ p: 'urn:p' });

  it('resolves prefixes where the text stands', () => {
    expect(xs.QName.parse(' p:a ', namespaces)).toEqual({ namespaceURI: 'urn:p', localName: 'a' });
    expect(xs.QName.parse('a', namespaces)).toEqual({ namespaceURI: 'urn:default', localName: 'a' });
    expect(xs.QName.parse('a', noDefault)).toEqual({ namespaceURI: '', localName: 'a' });
    expect(xs.QName.parse('a')).toEqual({ namespaceURI: '', localName: 'a' });
  });

  it('refuses what is no name and prefixes that are not bound', () => {
    for (const literal of ['', 'p:', ':a', 'p:a:b', '1a', 'q:a', 'p: a']) {
      expect(() => xs.QName.parse(literal, namespaces)).toThrow(SimpleTypeError);
    }
    expect(() => xs.QName.parse('p:a')).toThrow('not bound');
  });

  it('writes with a prefix that is bound', () => {
    expect(formatValue(xs.QName, { namespaceURI: 'urn:p', localName: 'a' }, namespaces)).toBe('p:a');
    expect(formatValue(xs.QName, { namespaceURI: 'urn:default', localName: 'a' }, namespaces)).toBe('a');
    expect(formatValue(xs.QName, { namespaceURI: '', localName: 'a' }, noDefault)).toBe('a');
  });

  it('refuses to write a name that would be read as another one', () => {
    expect(() => formatValue(xs.QName, { namespaceURI: '', localName: 'a' }, namespaces)).toThrow(
      'default namespace',
    );
    expect(() => formatValue(xs.QName, { namespaceURI: 'urn:x', localName: 'a' }, namespaces)).toThrow(
      'no prefix',
    );
    expect(() => formatValue(xs.QName, { namespaceURI: 'urn:p', localName: 'a b' }, namespaces)).toThrow(
      SimpleTypeError,
    );
  });

  it('validates without a document', () => {
    const value = { namespaceURI: 'urn:x', localName: 'a' };
    expect(standardSchema(xs.QName)['~standard'].validate(value)).toEqual({ value });
    expect(standardSchema(xs.NOTATION)['~standard'].validate({ ...value, localName: '' })).toHaveProperty(
      'issues',
    );
  });
});

describe('values of another JavaScript type', () => {
  it.each([
    [xs.string, 5, 'a string', 'the number 5'],
    [xs.decimal, 1.5, 'a string such as "12.50"', 'the number 1.5'],
    [xs.integer, 5, 'a bigint such as 12n', 'the number 5'],
    [xs.int, 5n, 'an integer number', 'the bigint 5'],
    [xs.int, 1.5, 'an integer number', 'the number 1.5'],
    [xs.int, Number.NaN, 'an integer number', 'the number NaN'],
    [xs.decimalAsNumber, Number.POSITIVE_INFINITY, 'a finite number', 'the number Infinity'],
    [xs.double, '1.5', 'a number', 'the string "1.5"'],
    [xs.boolean, 'true', 'a boolean', 'the string "true"'],
    [xs.dateTime, new Date(0), 'a string such as "2001-12-31T23:59:59Z"', 'an instance of Date'],
    [xs.hexBinary, [1], 'a Uint8Array', 'an array'],
    [xs.base64Binary, null, 'a Uint8Array', 'null'],
    [xs.NMTOKENS, 'a', 'an array', 'the string "a"'],
    [xs.QName, 'a', 'an object { namespaceURI, localName }', 'the string "a"'],
    [xs.duration, undefined, 'a string such as "P1DT12H"', 'undefined'],
    [xs.string, {}, 'a string', 'an object'],
  ])('%# is an error that says what is expected', (type: SimpleTypeDescriptor, value, expected, found) => {
    const error = errorOf(() => formatValue(type, value));
    expect(error).toMatchObject({ expected, found });
    expect(standardSchema(type)['~standard'].validate(value)).toEqual({
      issues: [{ message: error.message, path: [] }],
    });
  });
});

describe('format', () => {
  it.each([
    [xs.integer, -12n, '-12'],
    [xs.int, -0, '0'],
    [xs.double, 1e21, '1E+21'],
    [xs.double, -0, '-0'],
    [xs.double, Number.NEGATIVE_INFINITY, '-INF'],
    [xs.decimalAsNumber, 1e21, '1000000000000000000000'],
    [xs.decimalAsNumber, -1.5e-7, '-0.00000015'],
    [xs.decimal, '+01.500', '+01.500'],
    [xs.boolean, false, 'false'],
    [xs.hexBinary, octets(0xab, 1), 'AB01'],
    [xs.base64Binary, octets(0xfb, 0xff), '+/8='],
    [xs.NMTOKENS, ['a', 'b'], 'a b'],
  ])('%# is canonical', (type: SimpleTypeDescriptor, value, literal) => {
    expect(formatValue(type, value)).toBe(literal);
  });

  it('refuses text that white space normalisation would change', () => {
    expect(() => formatValue(xs.token, 'a  b')).toThrow('white space');
    expect(() => formatValue(xs.normalizedString, 'a\nb')).toThrow('white space');
    expect(() => formatValue(xs.decimal, ' 1')).toThrow(SimpleTypeError);
    expect(formatValue(xs.string, ' a\n')).toBe(' a\n');
  });

  it('shortens what it repeats', () => {
    const error = errorOf(() => xs.decimal.parse('x'.repeat(1000)));
    expect(error.found.length).toBeLessThanOrEqual(60);
    expect(error.message.length).toBeLessThan(120);
  });
});

function errorOf(action: () => unknown): SimpleTypeError {
  try {
    action();
  } catch (error) {
    if (error instanceof SimpleTypeError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
