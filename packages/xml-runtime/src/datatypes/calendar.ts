/** The proleptic Gregorian calendar, for years of any number of digits (Part 2, appendix E). */

const daysIn400Years = 146_097n;

/** The number of days from 0000-03-01 to the date. */
export function dayNumber(year: bigint, month: number, day: number): bigint {
  // Years that begin in March have their leap day at the end.
  const shifted = month <= 2 ? year - 1n : year;
  const monthFromMarch = BigInt((month + 9) % 12);
  const era = floorDivide(shifted, 400n);
  const yearOfEra = shifted - era * 400n;
  const dayOfYear = (153n * monthFromMarch + 2n) / 5n + BigInt(day) - 1n;
  return era * daysIn400Years + yearOfEra * 365n + yearOfEra / 4n - yearOfEra / 100n + dayOfYear;
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
