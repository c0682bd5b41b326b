import {
  addDuration,
  compareDecimals,
  type DateTimeLayout,
  type DateTimeValue,
  type DecimalValue,
  dateTimeAt,
  dateTimeValue,
  decimalValue,
  readDateTime,
  timeOnTimeline,
} from '@proj/xml-runtime/datatypes';
import { yearMonthDuration } from './duration.js';

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

/** The layouts of their literals. */
export const dateTimeLayouts: Readonly<Record<DateTimeType, DateTimeLayout>> = {
  dateTime: 'Y-M-DTh:m:s',
  date: 'Y-M-D',
  time: 'h:m:s',
  gYearMonth: 'Y-M',
  gYear: 'Y',
  gMonthDay: '--M-D',
  gDay: '---D',
  gMonth: '--M',
};

/** The implicit timezone: it may be any, so it is one that is the same everywhere. */
export const IMPLICIT_TIMEZONE = 0;

/** @param literal - a literal of the type */
export function parseDateTime(literal: string, type: DateTimeType): DateTimeValue {
  const layout = dateTimeLayouts[type];
  const fields = readDateTime(literal, layout);
  if (fields === undefined) throw new RangeError(`'${literal}' is no xs:${type}.`);
  const value = dateTimeValue(fields, layout);
  // 24:00:00 is the beginning of the next day, which adding nothing makes of it.
  return value.hour === 24 ? addDuration(value, yearMonthDuration(0n)) : value;
}

/** The place on the time line, by the implicit time zone where the value has none. */
export function instantOf(value: DateTimeValue): DecimalValue {
  return timeOnTimeline({ ...value, timezone: value.timezone ?? IMPLICIT_TIMEZONE });
}

/** Negative, zero or positive. */
export function compareDateTimes(a: DateTimeValue, b: DateTimeValue): number {
  return compareDecimals(instantOf(a), instantOf(b));
}

/** A value of `date` or `time` without the properties that came of calculating and are not the type's. */
export function withFieldsOf(type: 'dateTime' | 'date' | 'time', value: DateTimeValue): DateTimeValue {
  switch (type) {
    case 'dateTime':
      return value;
    case 'date':
      return { ...value, hour: 0, minute: 0, second: decimalValue(0n) };
    case 'time':
      return { ...value, year: 1972n, month: 12, day: 31 };
  }
}

/** The same instant in another time zone; without one before, the same fields (F&O, section 10.7). */
export function adjustTimezone(value: DateTimeValue, timezone: number | undefined): DateTimeValue {
  return timezone === undefined || value.timezone === undefined
    ? { ...value, timezone }
    : dateTimeAt(timeOnTimeline(value), timezone);
}
