import { type Datatype, type LiteralCheck, withChecks } from './datatype.js';
import { type DateTimeFields, readDateTime } from './date-time-fields.js';
import { invalidLiteral, wrongType } from './failure.js';
import { plainDateTime } from './plain-date-time.js';

/**
 * Represents `dateTime` by `Date`: milliseconds of UTC. A literal without a time zone is taken to be in UTC, the
 * time zone and what is below a millisecond are dropped.
 */
export function dateTimeByDate(base: Datatype): Datatype<Date> {
  const value = (literal: string): Date => {
    const time = plainDateTime(literal);
    if (!Number.isNaN(time)) return new Date(time);
    const fields = readDateTime(literal, 'Y-M-DTh:m:s');
    return fields === undefined ? new Date(Number.NaN) : dateOf(fields);
  };
  return {
    ...withChecks(base, [rangeCheck(base, value)]),
    value,
    literal: (value) =>
      isDate(value) ? literalOfDateTime(value) : wrongType(base.label, 'a valid Date', value),
    alternatives: localTime,
  };
}

/**
 * Represents `date` by `Date`: midnight, UTC, of the day. The time zone of a literal is dropped, since with it the day
 * could become another one.
 */
export function dateByDate(base: Datatype): Datatype<Date> {
  const value = (literal: string): Date => {
    const time = plainDateTime(literal);
    if (!Number.isNaN(time)) return new Date(time);
    const fields = readDateTime(literal, 'Y-M-D');
    return fields === undefined ? new Date(Number.NaN) : dateOf({ ...fields, timezone: undefined });
  };
  return {
    ...withChecks(base, [rangeCheck(base, value)]),
    value,
    literal: (value) =>
      isDate(value) && value.getTime() % millisecondsPerDay === 0
        ? literalOfDate(value)
        : wrongType(base.label, 'a Date at midnight UTC', value),
    alternatives: (literal) => [`${literal}Z`],
  };
}

const millisecondsPerDay = 86_400_000;

const yearDigits = 4;

/** XML Schema bounds no years, `Date` ends 100,000,000 days from 1970 (ECMA-262, section "Time Values and Time Range"). */
function rangeCheck(base: Datatype, read: (literal: string) => Date): LiteralCheck {
  return (literal) => {
    // The first hyphen may be a sign. Years of four digits are all in the range, and nearly all there are.
    if (literal.indexOf('-', 1) <= yearDigits || isDate(read(literal))) return undefined;
    return invalidLiteral(
      'cvc-datatype-valid.1',
      literal,
      `is a valid ${base.label}, but beyond what a Date represents`,
      'a year from -271820 to 275759',
    );
  };
}

function isDate(value: unknown): value is Date {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function dateOf(fields: DateTimeFields): Date {
  const [second = '0', fraction = ''] = fields.second.split('.');
  const date = new Date(0);
  date.setUTCFullYear(Number(fields.year), fields.month - 1, fields.day);
  date.setUTCHours(
    fields.hour,
    fields.minute - (fields.timezone ?? 0),
    Number(second),
    Number(fraction.slice(0, 3).padEnd(3, '0')),
  );
  return date;
}

function literalOfDateTime(value: Date): string {
  return literalOfDate(value) + value.toISOString().slice(-14);
}

function literalOfDate(value: Date): string {
  const year = value.getUTCFullYear();
  const sign = year < 0 ? '-' : '';
  const month = String(value.getUTCMonth() + 1).padStart(2, '0');
  const day = String(value.getUTCDate()).padStart(2, '0');
  return `${sign}${String(Math.abs(year)).padStart(4, '0')}-${month}-${day}`;
}

/** A `Date` may have been read from a literal without a time zone, and without the zeros of its milliseconds. */
function localTime(literal: string): readonly string[] {
  const local = literal.slice(0, -1);
  return local.endsWith('.000') ? [`${local.slice(0, -4)}Z`, local.slice(0, -4), local] : [local];
}
