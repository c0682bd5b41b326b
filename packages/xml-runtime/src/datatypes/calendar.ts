/** The proleptic Gregorian calendar, which has a year 0 (Part 2, appendix E). */

const daysIn400Years = 146_097n;

/** The days from 0000-03-01, which the arithmetic begins at, to 1970-01-01. */
const daysBefore1970 = 719_468;

/** The number of days from 1970-01-01 to the date. */
export function daysFromDate(year: number, month: number, day: number): number {
  // Years that begin in March have their leap day at the end.
  const shifted = month <= 2 ? year - 1 : year;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - daysBefore1970;
}

/** The number of days from 0000-03-01 to the date, for years of any number of digits. */
export function dayNumber(year: bigint, month: number, day: number): bigint {
  // Years that begin in March have their leap day at the end.
  const shifted = month <= 2 ? year - 1n : year;
  const monthFromMarch = BigInt((month + 9) % 12);
  const era = floorDivide(shifted, 400n);
  const yearOfEra = shifted - era * 400n;
  const dayOfYear = (153n * monthFromMarch + 2n) / 5n + BigInt(day) - 1n;
  return era * daysIn400Years + yearOfEra * 365n + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
}

/** The date of a {@link dayNumber}. */
export function dateOfDayNumber(days: bigint): {
  readonly year: bigint;
  readonly month: number;
  readonly day: number;
} {
  const era = floorDivide(days, daysIn400Years);
  const dayOfEra = Number(days - era * daysIn400Years);
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  return {
    year: era * 400n + BigInt(yearOfEra + (monthFromMarch < 10 ? 0 : 1)),
    month: ((monthFromMarch + 2) % 12) + 1,
    day: dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1,
  };
}

/** The number of days in a month, `year` being any year that has the same remainder by 400. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The quotient, rounded towards negative infinity. */
export function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
