import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumber, daysFromDate } from './calendar.js';
import { type DateTimeLayout, readDateTime } from './date-time-fields.js';
import {
  addDuration,
  type DateTimeValue,
  dateTimeAt,
  dateTimeValue,
  formatDateTime,
  timeOnTimeline,
} from './date-time-value.js';
import { parseDuration } from './duration-value.js';

function read(literal: string, layout: DateTimeLayout = 'Y-M-DTh:m:s'): DateTimeValue {
  const fields = readDateTime(literal, layout);
  if (fields === undefined) throw new Error(`${literal} is not of the layout ${layout}`);
  return dateTimeValue(fields, layout);
}

const later = (literal: string, duration: string, layout?: DateTimeLayout) =>
  formatDateTime(addDuration(read(literal, layout), parseDuration(duration)), layout ?? 'Y-M-DTh:m:s');

describe('the calendar', () => {
  it('has a date for each number of a day', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 12n), 10n ** 12n), (days) => {
        const { year, month, day } = dateOfDayNumber(days);
        expect(dayNumber(year, month, day)).toBe(days);
      }),
    );
  });

  it('has the days of Date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('-100000-01-01Z'), max: new Date('100000-01-01Z'), noInvalidDate: true }),
        (date) => {
          const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
          expect(daysFromDate(year, month, day)).toBe(Math.floor(date.getTime() / 86_400_000));
          const number = dayNumber(BigInt(year), month, day);
          expect(number - dayNumber(1970n, 1, 1)).toBe(BigInt(daysFromDate(year, month, day)));
          expect(dateOfDayNumber(number)).toEqual({ year: BigInt(year), month, day });
        },
      ),
    );
  });
});

describe('values of dates and times', () => {
  it('have the canonical literals of Date', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true }),
        (date) => {
          const literal = formatDateTime(read(date.toISOString()), 'Y-M-DTh:m:s');
          expect(new Date(literal).getTime()).toBe(date.getTime());
        },
      ),
    );
  });

  it('have a place on the time line that tells all but a time of 24:00:00', () => {
    fc.assert(
      fc.property(
        fc.bigInt(-(10n ** 15n), 10n ** 15n),
        fc.integer({ min: 0, max: 4 }),
        fc.option(fc.integer({ min: -840, max: 840 }), { nil: undefined }),
        (unscaled, scale, timezone) => {
          const value = dateTimeAt({ unscaled: unscaled * 10n + 1n, scale }, timezone);
          expect(dateTimeAt(timeOnTimeline(value), timezone)).toEqual(value);
          expect(read(formatDateTime(value, 'Y-M-DTh:m:s'))).toEqual(value);
        },
      ),
    );
    expect(formatDateTime(dateTimeAt(timeOnTimeline(read('2000-12-31T24:00:00')), undefined), 'Y-M-D')).toBe(
      '2001-01-01',
    );
  });

  it('have a canonical literal in each layout', () => {
    const canonical: readonly [literal: string, layout: DateTimeLayout, expected: string][] = [
      ['-0045-01-01T00:00:00.50+00:00', 'Y-M-DTh:m:s', '-0045-01-01T00:00:00.5Z'],
      ['12345-06-07-00:30', 'Y-M-D', '12345-06-07-00:30'],
      ['24:00:00+05:30', 'h:m:s', '00:00:00+05:30'],
      ['1999-05', 'Y-M', '1999-05'],
      ['-12345Z', 'Y', '-12345Z'],
      ['--02-29', '--M-D', '--02-29'],
      ['---31-14:00', '---D', '---31-14:00'],
      ['--11', '--M', '--11'],
    ];
    for (const [literal, layout, expected] of canonical) {
      expect(formatDateTime(read(literal, layout), layout)).toBe(expected);
    }
  });

  it('move by months first, and then by seconds', () => {
    expect(later('2000-01-31T10:00:00Z', 'P1M')).toBe('2000-02-29T10:00:00Z');
    expect(later('2000-01-31T23:59:59.9', 'P1MT0.1S')).toBe('2000-03-01T00:00:00');
    expect(later('2000-03-30', '-P1M', 'Y-M-D')).toBe('2000-02-29');
    expect(later('0001-01-15', '-P13M', 'Y-M-D')).toBe('-0001-12-15');
    expect(later('-0001-12-31', 'P2M', 'Y-M-D')).toBe('0000-02-29');
    expect(later('2000-01-01', 'P10000000000000000000Y', 'Y-M-D')).toBe('10000000000000002000-01-01');
  });
});
