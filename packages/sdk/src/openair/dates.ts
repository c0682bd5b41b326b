import type * as xml from '@proj/xml-commands';
import { OpenAirError } from './errors.js';

/** The parts of a date as the API names them, all optional, as text. */
export type DateParts = xml.DateType;

/**
 * Turns a JavaScript date into the API's parts, in UTC.
 * @throws {OpenAirError} when the date is invalid, or its year is not of four digits
 * @example
 * ```ts
 * toDateParts(new Date('2012-03-14T08:35:43Z'));
 * // { year: '2012', month: '03', day: '14', hour: '08', minute: '35', second: '43' }
 * ```
 */
export function toDateParts(date: Date): DateParts {
  if (Number.isNaN(date.getTime())) throw new OpenAirError('an invalid Date cannot be sent');
  const year = date.getUTCFullYear();
  if (year < 1 || year > 9999) throw new OpenAirError(`the year ${year} is outside of 0001 to 9999`);
  return {
    year: String(year).padStart(4, '0'),
    month: twoDigits(date.getUTCMonth() + 1),
    day: twoDigits(date.getUTCDate()),
    hour: twoDigits(date.getUTCHours()),
    minute: twoDigits(date.getUTCMinutes()),
    second: twoDigits(date.getUTCSeconds()),
  };
}

/**
 * Like {@link toDateParts}, but a time of exactly midnight is left out: fields that hold a day take no time.
 */
export function toDateFieldParts(date: Date): DateParts {
  const { year, month, day, ...time } = toDateParts(date);
  const midnight = Object.values(time).every((part) => part === '00');
  return { year, month, day, ...(midnight ? {} : time) } as DateParts;
}

/**
 * Turns the API's parts into a JavaScript date. The parts are UTC unless they name a `timezone` such as `-0500`.
 * @returns undefined for an empty date: the API sends one where a field has no value, and all-zero dates likewise
 */
export function fromDateParts(parts: DateParts | undefined): Date | undefined {
  if (parts === undefined) return undefined;
  const year = toNumber(parts.year);
  const month = toNumber(parts.month);
  const day = toNumber(parts.day);
  if (!year || !month || !day) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(toNumber(parts.hour) ?? 0, toNumber(parts.minute) ?? 0, toNumber(parts.second) ?? 0);
  return new Date(date.getTime() - offsetMilliseconds(parts.timezone));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

function toNumber(text: string | undefined): number | undefined {
  return text === undefined || text.trim() === '' ? undefined : Number(text);
}

function offsetMilliseconds(timezone: string | undefined): number {
  const match = /^([+-])(\d{2})(\d{2})$/.exec(timezone?.trim() ?? '');
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return (match[1] === '-' ? -minutes : minutes) * 60_000;
}
