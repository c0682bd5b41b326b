import {
  add,
  compareDecimals,
  type Decimal,
  decimal,
  floor,
  formatDecimal,
  multiply,
  negate,
  parseDecimal,
  remainder,
} from './decimal.js';

/** The value of a duration: its months and its seconds, which do not add up ("XSD 1.1 Part 2", section 3.3.6). */
export interface Duration {
  readonly months: number;
  readonly seconds: Decimal;
}

const zero = decimal(0n);
const secondsOfDay = decimal(86400n);
const pattern = /^(-)?P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** @param literal - a literal of `xs:duration` */
export function parseDuration(literal: string): Duration {
  const [, sign, years = '0', months = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] =
    pattern.exec(literal) ?? [];
  const whole = decimal(BigInt(days) * 86400n + BigInt(hours) * 3600n + BigInt(minutes) * 60n);
  const total = add(whole, parseDecimal(seconds));
  const count = Number(years) * 12 + Number(months);
  return sign === '-' ? { months: -count || 0, seconds: negate(total) } : { months: count, seconds: total };
}

/**
 * The canonical literal.
 * @param nothing - the literal of no time at all
 */
export function formatDuration({ months, seconds }: Duration, nothing: string): string {
  const isNegative = months < 0 || seconds.units < 0n;
  const count = Math.abs(months);
  const rest = seconds.units < 0n ? negate(seconds) : seconds;
  const text = `${formatMonths(count)}${formatSeconds(rest)}`;
  return text === '' ? nothing : `${isNegative ? '-' : ''}P${text}`;
}

function formatMonths(count: number): string {
  const [years, months] = [Math.trunc(count / 12), count % 12];
  return `${part(years, 'Y')}${part(months, 'M')}`;
}

function part(count: number | bigint, unit: string): string {
  return Number(count) === 0 ? '' : `${count}${unit}`;
}

function formatSeconds(total: Decimal): string {
  const { days, hours, minutes, seconds } = partsOf(total);
  const time = `${part(hours, 'H')}${part(minutes, 'M')}${seconds.units === 0n ? '' : `${formatDecimal(seconds)}S`}`;
  return `${part(days, 'D')}${time === '' ? '' : `T${time}`}`;
}

/** The parts of a time in seconds, each with the sign of the whole. */
export function partsOf(total: Decimal): {
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: Decimal;
} {
  const isNegative = total.units < 0n;
  const absolute = isNegative ? negate(total) : total;
  const whole = floor(absolute).units;
  const sign = isNegative ? -1n : 1n;
  const seconds = remainder(absolute, decimal(60n));
  return {
    days: sign * (whole / 86400n),
    hours: sign * ((whole / 3600n) % 24n),
    minutes: sign * ((whole / 60n) % 60n),
    seconds: isNegative ? negate(seconds) : seconds,
  };
}

/** The sum of two durations. */
export function addDurations(a: Duration, b: Duration): Duration {
  return { months: a.months + b.months, seconds: add(a.seconds, b.seconds) };
}

/** A duration that goes the other way. */
export function negateDuration({ months, seconds }: Duration): Duration {
  return { months: -months || 0, seconds: negate(seconds) };
}

/** Whether two durations are of the same months and the same seconds. */
export function areEqualDurations(a: Duration, b: Duration): boolean {
  return a.months === b.months && compareDecimals(a.seconds, b.seconds) === 0;
}

/** Only seconds. */
export function dayTimeDuration(seconds: Decimal): Duration {
  return { months: 0, seconds };
}

/** Only months. */
export function yearMonthDuration(months: number): Duration {
  return { months, seconds: zero };
}

/** The seconds of a number of days. */
export function secondsOfDays(days: number): Decimal {
  return multiply(decimal(BigInt(days)), secondsOfDay);
}
