import { daysFromDate, daysInMonth } from './calendar.js';

const zero = 0x30;
const hyphen = 0x2d;
const colon = 0x3a;
const point = 0x2e;
const plus = 0x2b;
const letterT = 0x54;
const letterZ = 0x5a;

const dateLength = 10;
const dateTimeLength = 19;
const millisecondsPerDay = 86_400_000;

/**
 * The milliseconds from 1970 that a date or dateTime without a time zone in UTC stands for, if its literal is one of those
 * that nearly all are: `2001-12-31`, or `2001-12-31T23:59:59` with milliseconds or without, with a time zone or without.
 * Read in one go and without objects, since documents are full of them.
 *
 * @returns NaN for all other texts, be they valid or not
 */
export function plainDateTime(literal: string): number {
  const { length } = literal;
  const day = daysOf(literal);
  if (length === dateLength) return day * millisecondsPerDay;
  if (length < dateTimeLength || literal.charCodeAt(dateLength) !== letterT) return Number.NaN;
  const seconds = secondsOf(literal, dateLength + 1);
  let time = day * millisecondsPerDay + seconds * 1000;
  let end = dateTimeLength;
  if (literal.charCodeAt(end) === point) {
    time += digitsAt(literal, end + 1) * 10 + digit(literal, end + 3);
    end += 4;
  }
  if (end === length || (end + 1 === length && literal.charCodeAt(end) === letterZ)) return time;
  return end + 6 === length ? time - offsetAt(literal, end) : Number.NaN;
}

/** The days from 1970 to a date of four digits for the year, which is not 0000. */
function daysOf(literal: string): number {
  if (literal.charCodeAt(4) !== hyphen || literal.charCodeAt(7) !== hyphen) return Number.NaN;
  const year = digitsAt(literal, 0) * 100 + digitsAt(literal, 2);
  const month = digitsAt(literal, 5);
  const day = digitsAt(literal, 8);
  const isDay = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return isDay ? daysFromDate(year, month, day) : Number.NaN;
}

/** The seconds from midnight to `hh:mm:ss`, which is not 24:00:00. */
function secondsOf(literal: string, start: number): number {
  const hour = digitsAt(literal, start);
  const minute = digitsAt(literal, start + 3);
  const second = digitsAt(literal, start + 6);
  const isTime =
    hour <= 23 &&
    minute <= 59 &&
    second <= 59 &&
    literal.charCodeAt(start + 2) === colon &&
    literal.charCodeAt(start + 5) === colon;
  return isTime ? (hour * 60 + minute) * 60 + second : Number.NaN;
}

/** The milliseconds that local time is ahead of UTC, by a time zone such as `+02:00`. */
function offsetAt(literal: string, start: number): number {
  const sign = literal.charCodeAt(start);
  const minutes = digitsAt(literal, start + 4);
  const offset = digitsAt(literal, start + 1) * 60 + minutes;
  const isZone =
    (sign === plus || sign === hyphen) &&
    literal.charCodeAt(start + 3) === colon &&
    minutes <= 59 &&
    offset <= 14 * 60;
  return isZone ? (sign === plus ? offset : -offset) * 60_000 : Number.NaN;
}

function digitsAt(literal: string, index: number): number {
  return digit(literal, index) * 10 + digit(literal, index + 1);
}

function digit(literal: string, index: number): number {
  const value = literal.charCodeAt(index) - zero;
  return value >= 0 && value <= 9 ? value : Number.NaN;
}
