import { type DateTimeLayout, daysFromDate, daysInMonth, readDateTime } from '@proj/xml-runtime/compiler';
import { XPathDynamicError } from '../errors.js';
import { dateFromDays } from './calendar.js';
import {
  add,
  compareDecimals,
  type Decimal,
  decimal,
  floor,
  formatDecimal,
  integerQuotient,
  parseDecimal,
  remainder,
  subtract,
} from './decimal.js';
import { type Duration, secondsOfDays } from './duration.js';

/** The types of dates and times. */
export type DateTimeType =
  | 'dateTime'
  | 'date'
  | 'time'
  | 'gYearMonth'
  | 'gYear'
  | 'gMonthDay'
  | 'gDay'
  | 'gMonth';

/** A date or a time. Fields that the type does not have are those of 1972-12-31T00:00:00 (F&O, section 10.4). */
export interface DateTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: Decimal;
  /** Minutes east of UTC; undefined for none. */
  readonly timezone: number | undefined;
}

/** The implicit timezone: it may be any, so it is one that is the same everywhere. */
export const IMPLICIT_TIMEZONE = 0;

const layouts: Readonly<Record<DateTimeType, DateTimeLayout>> = {
  dateTime: 'Y-M-DTh:m:s',
  date: 'Y-M-D',
  time: 'h:m:s',
  gYearMonth: 'Y-M',
  gYear: 'Y',
  gMonthDay: '--M-D',
  gDay: '---D',
  gMonth: '--M',
};

/** @param literal - a literal of the type */
export function parseDateTime(literal: string, type: DateTimeType): DateTime {
  const fields = readDateTime(literal, layouts[type]);
  if (fields === undefined) throw new RangeError(`'${literal}' is no xs:${type}.`);
  const year = Number(fields.year ?? 1972);
  if (!Number.isSafeInteger(year * 366))
    throw new XPathDynamicError('FODT0001', `The year ${year} is too far away.`);
  const value: DateTime = { ...fields, year, second: parseDecimal(fields.second) };
  if (value.hour !== 24) return value;
  const midnight = { ...value, hour: 0 };
  return type === 'time' ? midnight : addSeconds(midnight, decimal(86400n));
}

/** The canonical literal, in its own time zone. */
export function formatDateTime(value: DateTime, type: DateTimeType): string {
  const { month, day, hour, minute, second, timezone } = value;
  const [whole = '0', fraction] = formatDecimal(second).split('.');
  const seconds = `${whole.padStart(2, '0')}${fraction === undefined ? '' : `.${fraction}`}`;
  const time = `${two(hour)}:${two(minute)}:${seconds}`;
  const year = `${value.year < 0 ? '-' : ''}${String(Math.abs(value.year)).padStart(4, '0')}`;
  const texts: Readonly<Record<DateTimeType, string>> = {
    dateTime: `${year}-${two(month)}-${two(day)}T${time}`,
    date: `${year}-${two(month)}-${two(day)}`,
    time,
    gYearMonth: `${year}-${two(month)}`,
    gYear: year,
    gMonthDay: `--${two(month)}-${two(day)}`,
    gDay: `---${two(day)}`,
    gMonth: `--${two(month)}`,
  };
  return `${texts[type]}${formatTimezone(timezone)}`;
}

function two(field: number): string {
  return String(field).padStart(2, '0');
}

function formatTimezone(timezone: number | undefined): string {
  if (timezone === undefined) return '';
  if (timezone === 0) return 'Z';
  const minutes = Math.abs(timezone);
  return `${timezone < 0 ? '-' : '+'}${two(Math.trunc(minutes / 60))}:${two(minutes % 60)}`;
}

/** Seconds since 1970-01-01T00:00:00, in the time zone of the value. */
function localSeconds({ year, month, day, hour, minute, second }: DateTime): Decimal {
  const days = secondsOfDays(daysFromDate(year, month, day));
  return add(add(days, decimal(BigInt(hour * 3600 + minute * 60))), second);
}

/** Seconds since 1970-01-01T00:00:00Z. */
export function secondsSinceEpoch(value: DateTime): Decimal {
  return subtract(localSeconds(value), decimal(BigInt((value.timezone ?? IMPLICIT_TIMEZONE) * 60)));
}

/** Negative, zero or positive. */
export function compareDateTimes(a: DateTime, b: DateTime): number {
  return compareDecimals(secondsSinceEpoch(a), secondsSinceEpoch(b));
}

function fromLocalSeconds(total: Decimal, timezone: number | undefined): DateTime {
  const day = decimal(86400n);
  const rest = remainder(add(remainder(total, day), day), day);
  const days = Number(integerQuotient(subtract(total, rest), day).units);
  if (!Number.isSafeInteger(days)) throw new XPathDynamicError('FODT0001', 'The date is too far away.');
  const whole = Number(floor(rest).units);
  return {
    ...dateFromDays(days),
    hour: Math.trunc(whole / 3600),
    minute: Math.trunc(whole / 60) % 60,
    second: remainder(rest, decimal(60n)),
    timezone,
  };
}

function addSeconds(value: DateTime, seconds: Decimal): DateTime {
  return fromLocalSeconds(add(localSeconds(value), seconds), value.timezone);
}

/** A date or time, later by a duration (F&O, section 10.8): months first, the day then pinned to the month's last. */
export function addDuration(value: DateTime, { months, seconds }: Duration): DateTime {
  if (months === 0) return addSeconds(value, seconds);
  const count = value.year * 12 + value.month - 1 + months;
  if (!Number.isSafeInteger(count)) throw new XPathDynamicError('FODT0001', 'The date is too far away.');
  const [year, month] = [Math.floor(count / 12), (((count % 12) + 12) % 12) + 1];
  const moved = { ...value, year, month, day: Math.min(value.day, daysInMonth(year, month)) };
  return addSeconds(moved, seconds);
}

/** The same instant in another time zone; without one before, the same fields (F&O, section 10.7). */
export function adjustTimezone(value: DateTime, timezone: number | undefined): DateTime {
  if (timezone === undefined || value.timezone === undefined) return { ...value, timezone };
  const shift = decimal(BigInt((timezone - value.timezone) * 60));
  return fromLocalSeconds(add(localSeconds(value), shift), timezone);
}
