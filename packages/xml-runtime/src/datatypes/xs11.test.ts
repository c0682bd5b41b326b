import { describe, expect, it } from 'vitest';
import { builtInTypes, builtInTypes11 } from './built-in-types.js';
import { checkRestriction } from './facets/check-restriction.js';
import { explicitTimezone } from './facets/explicit-timezone.js';
import { pattern } from './facets/pattern.js';
import { formatValue } from './format-value.js';
import { restriction } from './restriction.js';
import * as xs from './xs.js';
import * as xs11 from './xs11.js';

describe('types that XSD 1.1 makes wider', () => {
  it.each([
    ['float', xs.float, xs11.float, '+INF'],
    ['double', xs.double, xs11.double, '+INF'],
    ['anyURI', xs.anyURI, xs11.anyURI, '% not:: a # uri #'],
    ['dateTime', xs.dateTime, xs11.dateTime, '0000-02-29T00:00:00'],
    ['date', xs.date, xs11.date, '-0000-02-29Z'],
    ['gYearMonth', xs.gYearMonth, xs11.gYearMonth, '0000-12'],
    ['gYear', xs.gYear, xs11.gYear, '0000'],
  ])('%s', (_, narrow, wide, literal) => {
    expect(() => narrow.parse(literal)).toThrow();
    expect(formatValue<unknown>(wide, wide.parse(literal))).toBe(literal === '+INF' ? 'INF' : literal);
  });

  it('has leap years before the year 1', () => {
    expect(() => xs11.date.parse('-0001-02-29')).toThrow();
    expect(xs11.date.parse('-0004-02-29')).toBe('-0004-02-29');
  });

  it('has the year 0000 as a Date', () => {
    const value = xs11.dateTimeAsDate.parse('0000-03-01T00:00:00Z');
    expect(value.toISOString()).toBe('0000-03-01T00:00:00.000Z');
    expect(formatValue(xs11.dateTimeAsDate, value)).toBe('0000-03-01T00:00:00.000Z');
  });
});

describe('types that XSD 1.1 adds', () => {
  it('are among its built-in types only', () => {
    const names = (types: ReturnType<typeof builtInTypes>): ReadonlySet<string | undefined> =>
      new Set(types.map(({ name }) => name));
    const added = [...names(builtInTypes11())].filter((name) => !names(builtInTypes()).has(name));
    expect(added.sort()).toEqual([
      'anyAtomicType',
      'dateTimeStamp',
      'dayTimeDuration',
      'error',
      'yearMonthDuration',
    ]);
    expect(names(builtInTypes()).size).toBe(45);
  });

  it('xs:error has no values', () => {
    expect(() => xs.error.parse('')).toThrow();
    expect(() => formatValue(xs.error, 'x' as never)).toThrow();
  });
});

describe('explicitTimezone', () => {
  const required = restriction<string>({ base: xs11.date, facets: [explicitTimezone('required')] });
  const prohibited = restriction<string>({ base: xs11.time, facets: [explicitTimezone('prohibited')] });

  it('says whether literals have a time zone', () => {
    expect(required.parse('2001-12-31-05:00')).toBe('2001-12-31-05:00');
    expect(() => required.parse('2001-12-31')).toThrow(
      expect.objectContaining({ rule: 'cvc-explicitTimezone-valid' }),
    );
    expect(prohibited.parse('12:00:00')).toBe('12:00:00');
    expect(() => prohibited.parse('12:00:00Z')).toThrow(
      expect.objectContaining({ rule: 'cvc-explicitTimezone-valid' }),
    );
    expect(() => xs11.dateTimeStamp.parse('2001-12-31T00:00:00')).toThrow('time zone');
  });

  it('chooses the literal of a Date', () => {
    const local = restriction<Date>({ base: xs11.dateTimeAsDate, facets: [explicitTimezone('prohibited')] });
    expect(formatValue(local, new Date(0))).toBe('1970-01-01T00:00:00');
  });

  it('stays as it is once it is not optional', () => {
    expect(() => checkRestriction(required, { explicitTimezone: 'required' })).not.toThrow();
    for (const explicitTimezone of ['optional', 'prohibited'] as const) {
      expect(() => checkRestriction(required, { explicitTimezone })).toThrow(
        expect.objectContaining({ rule: 'timezone-valid-restriction' }),
      );
    }
    expect(() => checkRestriction(xs11.dateTimeStamp, { explicitTimezone: 'prohibited' })).toThrow();
  });

  it('is for types of dates and times', () => {
    for (const base of [xs.string, xs.duration, xs.float, xs.decimal]) {
      expect(() => checkRestriction(base, { explicitTimezone: 'optional' })).toThrow(
        expect.objectContaining({ rule: 'cos-applicable-facets' }),
      );
    }
  });
});

describe('patterns of XSD 1.1', () => {
  it.each([
    ['[a-c-1-4]+', 'b-3', 'd'],
    ['[^a-d-b-c]', 'e', '-'],
    ['\\p{IsNoSuchBlock}', 'x', 'xx'],
    ['\\P{IsNoSuchBlock}', 'x', ''],
  ])('%s', (source, match, other) => {
    expect(() => checkRestriction(xs.string, { pattern: source })).toThrow();
    expect(() => checkRestriction(xs.string, { pattern: source }, '1.1')).not.toThrow();
    const type = restriction<string>({ base: xs.string, facets: [pattern(source)] });
    expect(type.parse(match)).toBe(match);
    expect(() => type.parse(other)).toThrow();
  });

  it('have no range that begins or ends with a hyphen', () => {
    expect(() => checkRestriction(xs.string, { pattern: '[a--z]' }, '1.1')).toThrow();
    expect(() => checkRestriction(xs.string, { pattern: '[--z]' }, '1.1')).toThrow();
  });
});
