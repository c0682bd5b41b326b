import {
  addWhole,
  type DecimalValue,
  decimalValue,
  formatDecimal,
  negateDecimal,
  parseDecimal,
  powerOfTen,
} from './decimal-value.js';

/** A value of `duration`: its months and its seconds, which do not add up (XSD 1.1 Part 2, section 3.3.6.1). */
export interface DurationValue {
  readonly months: bigint;
  readonly seconds: DecimalValue;
}

const pattern = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Tests whether the text is a literal of `duration`. */
export function isDuration(text: string): boolean {
  return pattern.test(text) && /[YMDHS]$/.test(text);
}

/** @param literal - a literal of `duration` */
export function parseDuration(literal: string): DurationValue {
  const [, sign, years = '0', months = '0', days = '0', hours = '0', minutes = '0', seconds = '0'] =
    pattern.exec(literal) ?? [];
  const wholeMinutes = (BigInt(days) * 24n + BigInt(hours)) * 60n + BigInt(minutes);
  const duration = {
    months: BigInt(years) * 12n + BigInt(months),
    seconds: addWhole(parseDecimal(seconds), wholeMinutes * 60n),
  };
  return sign === '-' ? negateDuration(duration) : duration;
}

/** The duration that goes the other way. */
export function negateDuration({ months, seconds }: DurationValue): DurationValue {
  return { months: -months, seconds: negateDecimal(seconds) };
}

/** The components of a number of seconds, each with the sign of the whole. */
export interface DayTimeComponents {
  readonly days: bigint;
  readonly hours: bigint;
  readonly minutes: bigint;
  readonly seconds: DecimalValue;
}

/** Days, and hours, minutes and seconds of which there are less than the next larger unit has. */
export function dayTimeComponents({ unscaled, scale }: DecimalValue): DayTimeComponents {
  const power = powerOfTen(scale);
  // Quotients of bigints are rounded towards zero, so that all remainders have the sign of the whole.
  const minutes = unscaled / (60n * power);
  return {
    days: minutes / 1440n,
    hours: (minutes / 60n) % 24n,
    minutes: minutes % 60n,
    seconds: decimalValue(unscaled % (60n * power), scale),
  };
}

/**
 * The canonical literal (XSD 1.1 Part 2, section E.2).
 * @param nothing - the literal of no time at all, which is another one in each type
 */
export function formatDuration({ months, seconds }: DurationValue, nothing: string): string {
  const isNegative = months < 0n || seconds.unscaled < 0n;
  const magnitude = isNegative ? negateDuration({ months, seconds }) : { months, seconds };
  const { days, hours, minutes, seconds: rest } = dayTimeComponents(magnitude.seconds);
  const date = `${component(magnitude.months / 12n, 'Y')}${component(magnitude.months % 12n, 'M')}${component(days, 'D')}`;
  const time = `${component(hours, 'H')}${component(minutes, 'M')}${rest.unscaled === 0n ? '' : `${formatDecimal(rest)}S`}`;
  if (date === '' && time === '') return nothing;
  return `${isNegative ? '-' : ''}P${date}${time === '' ? '' : `T${time}`}`;
}

function component(count: bigint, unit: string): string {
  return count === 0n ? '' : `${count}${unit}`;
}
