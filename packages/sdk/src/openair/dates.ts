import type * as xml from '@proj/xml-commands';
import { OpenAirError } from './errors.js';
import { clockOf, instantOf } from './time-zone.js';

/** The parts of a date as the API names them, all optional, as text. */
export type DateParts = xml.DateType;

/**
 * Turns a JavaScript date into the API's parts.
 * @param timeZone - whose clocks the parts are of, an IANA name. @defaultValue UTC
 * @throws {OpenAirError} when the date is invalid, its year is not of four digits, or there is no such zone
 * @example
 * ```ts
 * toDateParts(new Date('2012-03-14T08:35:43Z'));
 * // { year: '2012', month: '03', day: '14', hour: '08', minute: '35', second: '43' }
 * ```
 */
export function toDateParts(date: Date, timeZone?: string): DateParts {
  if (Number.isNaN(date.getTime())) throw new OpenAirError('an invalid Date cannot be sent');
  const clock = timeZone === undefined ? date : clockOf(date, timeZone);
  const year = clock.getUTCFullYear();
  if (year < 1 || year > 9999) throw new OpenAirError(`the year ${year} is outside of 0001 to 9999`);
  return {
    year: String(year).padStart(4, '0'),
    month: twoDigits(clock.getUTCMonth() + 1),
    day: twoDigits(clock.getUTCDate()),
    hour: twoDigits(clock.getUTCHours()),
    minute: twoDigits(clock.getUTCMinutes()),
    second: twoDigits(clock.getUTCSeconds()),
  };
}

/**
 * Like {@link toDateParts}, but a time of exactly midnight is left out: fields that hold a day take no time.
 */
export function toDateFieldParts(date: Date, timeZone?: string): DateParts {
  const { year, month, day, ...time } = toDateParts(date, timeZone);
  const midnight = Object.values(time).every((part) => part === '00');
  return { year, month, day, ...(midnight ? {} : time) } as DateParts;
}

/**
 * Turns the API's parts into a JavaScript date. Parts that name a `timezone` such as `-0500` are of that one. A time that the
 * clocks of a zone show twice is the first one; one that they skip is as much later as they skip.
 * @param timeZone - whose clocks other parts are of, an IANA name. @defaultValue UTC
 * @returns undefined for an empty date: the API sends one where a field has no value, and all-zero dates likewise
 */
export function fromDateParts(parts: DateParts | undefined, timeZone?: string): Date | undefined {
  if (parts === undefined) return undefined;
  const year = toNumber(parts.year);
  const month = toNumber(parts.month);
  const day = toNumber(parts.day);
  if (!year || !month || !day) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(toNumber(parts.hour) ?? 0, toNumber(parts.minute) ?? 0, toNumber(parts.second) ?? 0);
  const offset = offsetMilliseconds(parts.timezone);
  if (offset !== undefined) return new Date(date.getTime() - offset);
  return timeZone === undefined ? date : instantOf(date, timeZone);
}

/**
 * Turns a JavaScript date, or the API's parts, into the text of a custom field: `2013-06-10`, or `2013-06-10 08:30:00`.
 * @throws {OpenAirError} when the date is invalid, or parts have no day
 */
export function toDateText(date: Date | DateParts, timeZone?: string): string {
  const parts = date instanceof Date ? toDateFieldParts(date, timeZone) : date;
  const { year, month, day, hour, minute, second } = parts;
  if (!year || !month || !day) throw new OpenAirError('a date needs "year", "month" and "day"');
  const time =
    (hour ?? minute ?? second) === undefined ? '' : ` ${[hour, minute, second].map(padded).join(':')}`;
  return `${year.padStart(4, '0')}-${padded(month)}-${padded(day)}${time}`;
}

/**
 * Turns the text of a custom field into a JavaScript date.
 * @returns the text where it is no date; undefined for an empty one
 */
export function fromDateText(text: string, timeZone?: string): Date | string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](\d{2}):(\d{2}):(\d{2}))?$/.exec(text.trim());
  if (match === null) return text.trim() === '' ? undefined : text;
  const [, year, month, day, hour, minute, second] = match as string[];
  return fromDateParts({ year, month, day, hour, minute, second } as DateParts, timeZone);
}

function twoDigits(value: number): string {
  return padded(String(value));
}

function padded(part = ''): string {
  return part.padStart(2, '0');
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text);
}

function offsetMilliseconds(timezone: string | undefined): number | undefined {
  const match = /^([+-])(\d{2})(\d{2})$/.exec(timezone?.trim() ?? '');
  if (match === null) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
