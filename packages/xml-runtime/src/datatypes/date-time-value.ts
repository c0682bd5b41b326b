import { dateOfDayNumber, dayNumber, daysInMonth, floorDivide } from './calendar.js';
import type { DateTimeFields, DateTimeLayout } from './date-time-fields.js';
import {
  addDecimals,
  addWhole,
  type DecimalValue,
  formatDecimal,
  parseDecimal,
  powerOfTen,
} from './decimal-value.js';
import { type DurationValue, dayTimeComponents } from './duration-value.js';

/**
 * A value of a type of dates and times: the seven properties that these types share (XSD 1.1 Part 2, section D.2.1). Those
 * that a type lacks are those of 1972-12-31T00:00:00, apart from days and months that a period begins with.
 */
export interface DateTimeValue {
  readonly year: bigint;
  readonly month: number;
  readonly day: number;
  /** 24 only in what {@link dateTimeValue} gives. */
  readonly hour: number;
  readonly minute: number;
  readonly second: DecimalValue;
  /** Minutes east of UTC; undefined for none. */
  readonly timezone: number | undefined;
}

/** A leap year, so that --02-29 is a day of it (XSD 1.1 Part 2, section E.3.5). */
const yearOfNoYear = 1972n;

/** The value of a literal's fields. 24:00:00 is left as it is, unless it is a time alone, which has no next day. */
export function dateTimeValue(fields: DateTimeFields, layout: DateTimeLayout): DateTimeValue {
  const { year, month, day, hour, minute, second, timezone } = fields;
  return {
    year: year === undefined ? yearOfNoYear : BigInt(year),
    month,
    day,
    hour: layout === 'h:m:s' ? hour % 24 : hour,
    minute,
    second: parseDecimal(second),
    timezone,
  };
}

/** The place on the time line (XSD 1.1 Part 2, section E.3.4), in seconds of UTC; of local time where there is no time zone. */
export function timeOnTimeline(value: DateTimeValue): DecimalValue {
  const days = dayNumber(value.year, value.month, value.day);
  const minutes = value.hour * 60 + value.minute - (value.timezone ?? 0);
  return addWhole(value.second, (days * 1440n + BigInt(minutes)) * 60n);
}

/** The value of a place on the time line, in a time zone. */
export function dateTimeAt(seconds: DecimalValue, timezone: number | undefined): DateTimeValue {
  const local = addWhole(seconds, BigInt((timezone ?? 0) * 60));
  const days = floorDivide(local.unscaled, 86_400n * powerOfTen(local.scale));
  const time = dayTimeComponents(addWhole(local, days * -86_400n));
  return {
    ...dateOfDayNumber(days),
    hour: Number(time.hours),
    minute: Number(time.minutes),
    second: time.seconds,
    timezone,
  };
}

/** Later by a duration: months first, the day then being at most the month's last (XSD 1.1 Part 2, section E.3.3). */
export function addDuration(value: DateTimeValue, { months, seconds }: DurationValue): DateTimeValue {
  const count = value.year * 12n + BigInt(value.month - 1) + months;
  const year = floorDivide(count, 12n);
  const month = Number(count - year * 12n) + 1;
  const day = Math.min(value.day, daysInMonth(Number(year % 400n), month));
  return dateTimeAt(addDecimals(timeOnTimeline({ ...value, year, month, day }), seconds), value.timezone);
}

/** The canonical literal, in the value's own time zone (XSD 1.1 Part 2, section E.3.6). */
export function formatDateTime(value: DateTimeValue, layout: DateTimeLayout): string {
  return `${layout.replace(/[YMDhms]/g, (item) => formatItem(value, item))}${formatTimezone(value.timezone)}`;
}

function formatItem(value: DateTimeValue, item: string): string {
  switch (item) {
    case 'Y':
      return formatYear(value.year);
    case 'M':
      return twoDigits(value.month);
    case 'D':
      return twoDigits(value.day);
    case 'h':
      return twoDigits(value.hour);
    case 'm':
      return twoDigits(value.minute);
    default: {
      const second = formatDecimal(value.second);
      return second.charAt(1) === '' || second.charAt(1) === '.' ? `0${second}` : second;
    }
  }
}

function formatYear(year: bigint): string {
  return year < 0n ? `-${String(-year).padStart(4, '0')}` : String(year).padStart(4, '0');
}

function twoDigits(field: number): string {
  return String(field).padStart(2, '0');
}

function formatTimezone(timezone: number | undefined): string {
  if (timezone === undefined) return '';
  if (timezone === 0) return 'Z';
  const minutes = Math.abs(timezone);
  return `${timezone < 0 ? '-' : '+'}${twoDigits(Math.trunc(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
