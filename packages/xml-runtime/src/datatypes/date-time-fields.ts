import { daysInMonth } from './calendar.js';

/** The fields of a date or time literal; those that the type does not have are at their defaults. */
export interface DateTimeFields {
  /** With its sign; any number of digits from four on. */
  year: string | undefined;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** Two digits, perhaps a fraction. */
  second: string;
  /** Minutes east of UTC; undefined where the literal has no time zone. */
  timezone: number | undefined;
}

/**
 * The layout of literals: `Y` a year; `M` month, `D` day, `h` hour, `m` minute, all of two digits; `s` seconds with an
 * optional fraction; anything else stands for itself. A time zone may follow.
 */
export type DateTimeLayout = 'Y-M-DTh:m:s' | 'Y-M-D' | 'h:m:s' | 'Y-M' | 'Y' | '--M-D' | '---D' | '--M';

const zero = 0x30;
const hyphen = 0x2d;

/** The letters of layouts, as character codes. */
const items = { year: 0x59, month: 0x4d, day: 0x44, hour: 0x68, minute: 0x6d, second: 0x73 } as const;

/** Reads a literal of the layout; undefined when it is not one (sections 3.2.7 to 3.2.14). */
export function readDateTime(literal: string, layout: DateTimeLayout): DateTimeFields | undefined {
  // A time is one of 31 December, a day one of December (XSD 1.1 Part 2, section E.3.5); a period is its beginning.
  const fields: DateTimeFields = {
    year: undefined,
    month: layout === '---D' || layout === 'h:m:s' ? 12 : 1,
    day: layout === 'h:m:s' ? 31 : 1,
    hour: 0,
    minute: 0,
    second: '00',
    timezone: undefined,
  };
  let position = 0;
  for (let index = 0; index < layout.length; index++) {
    position = readField(literal, position, layout.charCodeAt(index), fields);
    if (position === -1) return undefined;
  }
  return readTimezone(literal, position, fields) && areInRange(fields) ? fields : undefined;
}

/** Reads one item of a layout; -1 when it is not there. */
function readField(literal: string, start: number, item: number, fields: DateTimeFields): number {
  switch (item) {
    case items.year:
      return readYear(literal, start, fields);
    case items.month:
      fields.month = twoDigits(literal, start);
      return fields.month === -1 ? -1 : start + 2;
    case items.day:
      fields.day = twoDigits(literal, start);
      return fields.day === -1 ? -1 : start + 2;
    case items.hour:
      fields.hour = twoDigits(literal, start);
      return fields.hour === -1 ? -1 : start + 2;
    case items.minute:
      fields.minute = twoDigits(literal, start);
      return fields.minute === -1 ? -1 : start + 2;
    case items.second:
      return readSecond(literal, start, fields);
    default:
      return literal.charCodeAt(start) === item ? start + 1 : -1;
  }
}

function readYear(literal: string, start: number, fields: DateTimeFields): number {
  const digits = literal.charCodeAt(start) === hyphen ? start + 1 : start;
  const end = skipDigits(literal, digits);
  const isPadded = end - digits > 4 && literal.charCodeAt(digits) === zero;
  if (end - digits < 4 || isPadded) return -1;
  fields.year = literal.slice(start, end);
  return end;
}

function readSecond(literal: string, start: number, fields: DateTimeFields): number {
  const whole = twoDigits(literal, start);
  if (whole === -1 || whole > 59) return -1;
  let end = start + 2;
  if (literal.charAt(end) === '.') {
    end = skipDigits(literal, start + 3);
    if (end === start + 3) return -1;
  }
  fields.second = literal.slice(start, end);
  return end;
}

function readTimezone(literal: string, start: number, fields: DateTimeFields): boolean {
  if (start === literal.length) return true;
  const sign = literal.charAt(start);
  if (sign === 'Z') {
    fields.timezone = 0;
    return literal.length === start + 1;
  }
  const hours = twoDigits(literal, start + 1);
  const minutes = twoDigits(literal, start + 4);
  const offset = hours * 60 + minutes;
  fields.timezone = sign === '-' ? -offset : offset;
  return (
    (sign === '+' || sign === '-') &&
    literal.length === start + 6 &&
    literal.charAt(start + 3) === ':' &&
    hours !== -1 &&
    minutes !== -1 &&
    minutes <= 59 &&
    offset <= 14 * 60
  );
}

function areInRange(fields: DateTimeFields): boolean {
  const { year, month, day, hour, minute, second } = fields;
  const isEndOfDay = hour === 24 && minute === 0 && /^00(?:\.0+)?$/.test(second);
  return (
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    // 10,000 is a multiple of 400; a day without a year may be that of a leap year.
    day <= daysInMonth(year === undefined ? 0 : Number(year.slice(-4)), month) &&
    (hour <= 23 || isEndOfDay) &&
    minute <= 59
  );
}

function twoDigits(literal: string, start: number): number {
  return isDigit(literal, start) && isDigit(literal, start + 1)
    ? (literal.charCodeAt(start) - zero) * 10 + literal.charCodeAt(start + 1) - zero
    : -1;
}

function skipDigits(literal: string, start: number): number {
  let end = start;
  while (isDigit(literal, end)) end++;
  return end;
}

function isDigit(literal: string, index: number): boolean {
  const code = literal.charCodeAt(index);
  return code >= zero && code <= zero + 9;
}
