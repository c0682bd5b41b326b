import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromDateParts, toDateFieldParts, toDateParts } from './dates.js';
import { OpenAirError } from './errors.js';
import { clockOf, instantOf } from './time-zone.js';

const zones = [
  'UTC',
  'America/New_York',
  'Europe/Berlin',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
];
const instants = fc
  .date({ min: new Date('1971-01-01T00:00:00Z'), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

describe('clocks of a zone', () => {
  test('an instant survives the way to its clock and back, but for a second pass of an hour', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (instant, zone) => {
        const back = instantOf(clockOf(instant, zone), zone);
        expect(clockOf(back, zone)).toEqual(clockOf(instant, zone));
        expect(back.getTime()).toBeLessThanOrEqual(instant.getTime());
      }),
      { numRuns: 500 },
    );
  });

  test('a time that is shown twice is the first one', () => {
    const clock = new Date('2026-11-01T01:30:00Z');
    expect(instantOf(clock, 'America/New_York')).toEqual(new Date('2026-11-01T05:30:00Z'));
    expect(clockOf(new Date('2026-11-01T06:30:00Z'), 'America/New_York')).toEqual(clock);
  });

  test('a time that is skipped is as much later as the clock skips', () => {
    const skipped = instantOf(new Date('2026-03-08T02:30:00Z'), 'America/New_York');
    expect(skipped).toEqual(new Date('2026-03-08T07:30:00Z'));
    expect(clockOf(skipped, 'America/New_York')).toEqual(new Date('2026-03-08T03:30:00Z'));
    // Half an hour on Lord Howe, a whole day on Samoa.
    expect(instantOf(new Date('2026-10-04T02:15:00Z'), 'Australia/Lord_Howe')).toEqual(
      new Date('2026-10-03T15:45:00Z'),
    );
    expect(instantOf(new Date('2011-12-30T12:00:00Z'), 'Pacific/Apia')).toEqual(
      new Date('2011-12-30T22:00:00Z'),
    );
  });

  test('the first year and the year before it have the numbers of JavaScript', () => {
    expect(clockOf(new Date('0001-06-01T12:00:00Z'), 'UTC')).toEqual(new Date('0001-06-01T12:00:00Z'));
    expect(clockOf(new Date('0000-06-01T12:00:00Z'), 'UTC').getUTCFullYear()).toBe(0);
  });

  test('a name that the platform does not know is refused', () => {
    expect(() => clockOf(new Date(), 'Mars/Olympus')).toThrow(OpenAirError);
  });
});

describe('dates of the API', () => {
  test('parts are of the zone, and midnight is that of the zone', () => {
    const midnight = new Date('2026-06-10T04:00:00Z');
    expect(toDateFieldParts(midnight, 'America/New_York')).toEqual({ year: '2026', month: '06', day: '10' });
    expect(toDateParts(midnight, 'America/New_York')).toMatchObject({ day: '10', hour: '00', second: '00' });
    expect(toDateFieldParts(new Date('2026-06-10'), 'America/New_York')).toMatchObject({
      day: '09',
      hour: '20',
    });
    expect(fromDateParts({ year: '2026', month: '06', day: '10' }, 'America/New_York')).toEqual(midnight);
  });

  test('parts that name a time zone are of that one', () => {
    const parts = { year: '2026', month: '06', day: '10', hour: '08', timezone: '+0200' };
    expect(fromDateParts(parts, 'America/New_York')).toEqual(new Date('2026-06-10T06:00:00Z'));
    expect(fromDateParts({ ...parts, timezone: '+0000' }, 'America/New_York')).toEqual(
      new Date('2026-06-10T08:00:00Z'),
    );
  });
});
