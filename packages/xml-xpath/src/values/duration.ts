import {
  addDecimals,
  type DecimalValue,
  type DurationValue,
  decimalValue,
} from '@proj/xml-runtime/datatypes';

/** The sum of two durations. */
export function addDurations(a: DurationValue, b: DurationValue): DurationValue {
  return { months: a.months + b.months, seconds: addDecimals(a.seconds, b.seconds) };
}

/** Only seconds. */
export function dayTimeDuration(seconds: DecimalValue): DurationValue {
  return { months: 0n, seconds };
}

/** Only months. */
export function yearMonthDuration(months: bigint): DurationValue {
  return { months, seconds: decimalValue(0n) };
}

/** The offset of a time zone, so many minutes east of UTC. */
export function timezoneOffset(minutes: number): DurationValue {
  return dayTimeDuration(decimalValue(BigInt(minutes * 60)));
}
