import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromDateParts, toDateFieldParts, toDateParts } from './dates.js';
import { OpenAirError } from './errors.js';

const seconds = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));

test('a date of whole seconds survives the way to the wire and back', () => {
  fc.assert(
    fc.property(seconds, (date) => {
      expect(fromDateParts(toDateParts(date))).toEqual(date);
      expect(fromDateParts(toDateFieldParts(date))).toEqual(date);
    }),
  );
});

test('parts have as many digits as the API wants', () => {
  expect(toDateParts(new Date('0099-01-02T03:04:05Z'))).toEqual({
    year: '0099',
    month: '01',
    day: '02',
    hour: '03',
    minute: '04',
    second: '05',
  });
});

test('a field leaves out midnight and only midnight', () => {
  expect(toDateFieldParts(new Date('2013-06-10'))).toEqual({ year: '2013', month: '06', day: '10' });
  expect(toDateFieldParts(new Date('2013-06-10T00:00:01Z'))).toMatchObject({ hour: '00', second: '01' });
});

test('unpadded parts and the time zone of an answer are read', () => {
  const parts = {
    hour: '8',
    minute: '35',
    timezone: '-0500',
    second: '43',
    month: '3',
    day: '4',
    year: '2012',
  };
  expect(fromDateParts(parts)).toEqual(new Date('2012-03-04T13:35:43Z'));
  expect(fromDateParts({ ...parts, timezone: '+0530' })).toEqual(new Date('2012-03-04T03:05:43Z'));
});

test('a date without a value is undefined', () => {
  expect(fromDateParts(undefined)).toBeUndefined();
  expect(fromDateParts({ year: '', month: '', day: '' })).toBeUndefined();
  expect(fromDateParts({ year: '0000', month: '00', day: '00' })).toBeUndefined();
});

test('dates that the API cannot say are refused', () => {
  expect(() => toDateParts(new Date(Number.NaN))).toThrow(OpenAirError);
  expect(() => toDateParts(new Date(Date.UTC(10_000, 0)))).toThrow(/0001 to 9999/);
});
