import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimpleTypeError } from '../issues/errors.js';
import { minInclusive } from './facets/bounds.js';
import { pattern } from './facets/pattern.js';
import { formatValue } from './format-value.js';
import { restriction } from './restriction.js';
import * as xs from './xs.js';

const dates = fc.date({ min: new Date('0001-01-01T00:00:00Z'), noInvalidDate: true });

describe('xs.dateTimeAsDate', () => {
  it.each([
    ['2020-01-31T10:00:00+02:00', '2020-01-31T08:00:00.000Z'],
    ['2020-01-31T10:00:00', '2020-01-31T10:00:00.000Z'],
    ['2020-02-29T24:00:00Z', '2020-03-01T00:00:00.000Z'],
    ['2020-01-31T10:00:00.12345Z', '2020-01-31T10:00:00.123Z'],
    ['0099-01-31T10:00:00Z', '0099-01-31T10:00:00.000Z'],
    ['-0044-03-15T00:00:00Z', '-000044-03-15T00:00:00.000Z'],
  ])('reads %s', (literal, iso) => {
    expect(xs.dateTimeAsDate.parse(literal).toISOString()).toBe(iso);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(dates, (date) => {
        expect(xs.dateTimeAsDate.parse(formatValue(xs.dateTimeAsDate, date))).toEqual(date);
      }),
    );
  });

  it('refuses an invalid Date and a year that XML Schema does not have', () => {
    expect(() => formatValue(xs.dateTimeAsDate, new Date(Number.NaN))).toThrow('a valid Date');
    expect(() => formatValue(xs.dateTimeAsDate, new Date('0000-01-01T00:00:00Z'))).toThrow('"0000-01-01');
  });

  it('reads the years that a Date has, and refuses the others', () => {
    expect(xs.dateTimeAsDate.parse('275760-09-13T00:00:00Z').getTime()).toBe(8.64e15);
    expect(xs.dateTimeAsDate.parse('-271820-01-01T00:00:00Z').getUTCFullYear()).toBe(-271820);
    for (const literal of [
      '275760-09-13T00:00:00.001Z',
      '999999-01-01T00:00:00Z',
      '-999999-01-01T00:00:00Z',
    ]) {
      expect(() => xs.dateTimeAsDate.parse(literal)).toThrow(SimpleTypeError);
    }
    expect(() => xs.dateTimeAsDate.parse('999999-01-01T00:00:00Z')).toThrow('beyond what a Date represents');
  });

  it('finds a notation that a pattern allows', () => {
    const seconds = restriction<Date>({ base: xs.dateTimeAsDate, facets: [pattern('[^.]*Z')] });
    const local = restriction<Date>({ base: xs.dateTimeAsDate, facets: [pattern('[^.Z]*')] });
    expect(formatValue(seconds, new Date('2020-01-01T00:00:00Z'))).toBe('2020-01-01T00:00:00Z');
    expect(local.parse(formatValue(local, new Date('2020-01-01T00:00:00Z')))).toEqual(
      new Date('2020-01-01T00:00:00Z'),
    );
    expect(() => formatValue(seconds, new Date('2020-01-01T00:00:00.5Z'))).toThrow('[^.]*Z');
  });

  it('keeps the bounds of its type', () => {
    const recent = restriction<Date>({
      base: xs.dateTimeAsDate,
      facets: [minInclusive('2020-01-01T00:00:00Z')],
    });
    expect(() => formatValue(recent, new Date('2019-12-31T23:59:59.999Z'))).toThrow('at least 2020');
    expect(recent.parse('2020-01-01T00:00:00Z')).toEqual(new Date('2020-01-01'));
  });
});

describe('xs.dateAsDate', () => {
  it.each([
    ['2020-01-31', '2020-01-31T00:00:00.000Z'],
    ['2020-01-31+14:00', '2020-01-31T00:00:00.000Z'],
    ['2020-01-31Z', '2020-01-31T00:00:00.000Z'],
  ])('reads %s as the day it names', (literal, iso) => {
    expect(xs.dateAsDate.parse(literal).toISOString()).toBe(iso);
  });

  it('reads what it writes', () => {
    fc.assert(
      fc.property(dates, (date) => {
        const day = new Date(Math.floor(date.getTime() / 86_400_000) * 86_400_000);
        fc.pre(day.getUTCFullYear() > 0);
        expect(xs.dateAsDate.parse(formatValue(xs.dateAsDate, day))).toEqual(day);
      }),
    );
  });

  it('reads the days that a Date has, and refuses the others', () => {
    expect(xs.dateAsDate.parse('275760-09-13').getTime()).toBe(8.64e15);
    expect(() => xs.dateAsDate.parse('275760-09-14')).toThrow(SimpleTypeError);
    expect(() => xs.dateAsDate.parse('-999999-01-01')).toThrow('beyond what a Date represents');
  });

  it('refuses a Date with a time of day, which would be lost', () => {
    expect(() => formatValue(xs.dateAsDate, new Date('2020-01-31T12:00:00Z'))).toThrow('midnight UTC');
  });

  it('finds a notation that a pattern allows', () => {
    const zoned = restriction<Date>({ base: xs.dateAsDate, facets: [pattern('.*Z')] });
    expect(formatValue(zoned, new Date('2020-01-31'))).toBe('2020-01-31Z');
  });
});
