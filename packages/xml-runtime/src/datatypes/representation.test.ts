import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardSchema } from '../standard-schema.js';
import { fractionDigits, totalDigits } from './facets/digits.js';
import { formatValue } from './format-value.js';
import { asBigInt, asDate, asNumber, asOctets, asString } from './representation.js';
import { restriction } from './restriction.js';
import { valueKey } from './simple-type.js';
import { union } from './union.js';
import * as xs from './xs.js';

describe('asString', () => {
  const account = restriction<string>({
    name: 'account',
    base: xs.integer,
    as: asString,
    facets: [totalDigits(30)],
  });

  it('keeps the literal, and its facets', () => {
    expect(account.parse(' +0012 ')).toBe('+0012');
    expect(formatValue(account, '123456789012345678901')).toBe('123456789012345678901');
    expect(() => formatValue(account, '1.5')).toThrow('not a valid xs:integer');
    expect(() => account.parse('1'.repeat(31))).toThrow('digits, not at most 30');
  });

  it('compares values, not literals', () => {
    expect(valueKey(account, '+0012')).toBe(valueKey(xs.integer, '12'));
  });

  it('takes no number for a string', () => {
    expect(standardSchema(account)['~standard'].validate(12)).toHaveProperty('issues');
  });
});

describe('asNumber', () => {
  const long = restriction<number>({ base: xs.long, as: asNumber });

  it('refuses integers that no number represents', () => {
    expect(long.parse('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => long.parse('9007199254740993')).toThrow('no number represents it exactly');
    expect(standardSchema(long)['~standard'].validate(2 ** 53)).toHaveProperty('issues');
  });

  it('is the nearest number of a decimal', () => {
    const price = restriction<number>({ base: xs.decimal, as: asNumber, facets: [fractionDigits(2)] });
    expect(price.parse('12.50')).toBe(12.5);
    expect(formatValue(price, 0.1)).toBe('0.1');
    expect(() => formatValue(price, 0.125)).toThrow('fraction digits');
  });
});

describe('asBigInt, asDate and asOctets', () => {
  it('undo other representations', () => {
    expect(restriction<bigint>({ base: xs.integerAsString, as: asBigInt }).parse('012')).toBe(12n);
    expect(restriction<Uint8Array>({ base: xs.hexBinaryAsString, as: asOctets }).parse('0Aff')).toEqual(
      new Uint8Array([10, 255]),
    );
    expect(
      formatValue(
        restriction<Uint8Array>({ base: xs.base64BinaryAsString, as: asOctets }),
        new Uint8Array([1]),
      ),
    ).toBe('AQ==');
  });

  it('represent dates and times by Date', () => {
    expect(restriction<Date>({ base: xs.date, as: asDate }).parse('2024-02-29')).toEqual(
      new Date('2024-02-29T00:00:00Z'),
    );
    expect(formatValue(restriction<Date>({ base: xs.dateTime, as: asDate }), new Date(0))).toBe(
      '1970-01-01T00:00:00.000Z',
    );
  });
});

describe('built-in types under another representation', () => {
  it('keep their names and bounds', () => {
    expect(xs.positiveIntegerAsNumber.name).toBe('positiveInteger');
    expect(() => xs.positiveIntegerAsNumber.parse('0')).toThrow('not at least 1');
    expect(() => xs.unsignedLongAsString.parse('18446744073709551616')).toThrow('not at most');
    expect(xs.dateTimeStampAsDate.parse('2024-01-01T00:00:00+01:00')).toEqual(
      new Date('2023-12-31T23:00:00Z'),
    );
    expect(() => xs.dateTimeStampAsDate.parse('2024-01-01T00:00:00')).toThrow('no time zone');
  });

  it('can be members of a union', () => {
    const type = union<number | string>({ memberTypes: [xs.integerAsNumber, xs.token] });
    expect(type.parse('9007199254740993')).toBe('9007199254740993');
    expect(type.parse('12')).toBe(12);
  });

  it('read what they write', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (value) => {
        expect(xs.integerAsNumber.parse(formatValue(xs.integerAsNumber, value))).toBe(
          value === 0 ? 0 : value,
        );
        expect(xs.integerAsString.parse(formatValue(xs.integerAsString, String(value)))).toBe(String(value));
      }),
    );
  });
});
