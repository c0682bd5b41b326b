/**
 * A value of `decimal`, `unscaled` × 10^-`scale`: exact, with any number of digits, and without zeros at the end of its
 * fraction. Literals that only have to be compared with each other are not made values of: see `decimalDatatype`.
 */
export interface DecimalValue {
  readonly unscaled: bigint;
  readonly scale: number;
}

/** The value of any `unscaled` and `scale`. */
export function decimalValue(unscaled: bigint, scale = 0): DecimalValue {
  if (scale === 0 || unscaled % 10n !== 0n) return { unscaled, scale };
  if (unscaled === 0n) return { unscaled, scale: 0 };
  // Dividing by ten for each zero would take time in proportion to the square of their number.
  const digits = unscaled.toString();
  const zeros = Math.min(digits.length - withoutTrailingZeros(digits).length, scale);
  return { unscaled: unscaled / 10n ** BigInt(zeros), scale: scale - zeros };
}

/** @param literal - a literal of `decimal` */
export function parseDecimal(literal: string): DecimalValue {
  const pointAt = literal.indexOf('.');
  if (pointAt === -1) return { unscaled: BigInt(literal), scale: 0 };
  const isNegative = literal.startsWith('-');
  const whole = literal.slice(isNegative || literal.startsWith('+') ? 1 : 0, pointAt);
  const fraction = withoutTrailingZeros(literal.slice(pointAt + 1));
  const unscaled = BigInt(whole + fraction);
  return { unscaled: isNegative ? -unscaled : unscaled, scale: fraction.length };
}

/** Counted from the end: a search for zeros before the end starts anew in each run of them, at each of its zeros. */
function withoutTrailingZeros(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end--;
  return digits.slice(0, end);
}

/** The canonical literal (XSD 1.1 Part 2, section 3.3.3.2). */
export function formatDecimal({ unscaled, scale }: DecimalValue): string {
  if (scale === 0) return unscaled.toString();
  const isNegative = unscaled < 0n;
  const digits = (isNegative ? -unscaled : unscaled).toString().padStart(scale + 1, '0');
  return `${isNegative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** Both unscaled values, of the greater of the two scales. */
export function alignDecimals(
  a: DecimalValue,
  b: DecimalValue,
): readonly [a: bigint, b: bigint, scale: number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.unscaled * powerOfTen(scale - a.scale), b.unscaled * powerOfTen(scale - b.scale), scale];
}

/** Ten to the power of the exponent. */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** The sum of the number and a whole one. */
export function addWhole({ unscaled, scale }: DecimalValue, whole: bigint): DecimalValue {
  // No digit of the fraction changes, so there is still no zero at its end.
  return { unscaled: unscaled + whole * powerOfTen(scale), scale };
}

/** The sum. */
export function addDecimals(a: DecimalValue, b: DecimalValue): DecimalValue {
  const [x, y, scale] = alignDecimals(a, b);
  return decimalValue(x + y, scale);
}

/** The number with the opposite sign. */
export function negateDecimal({ unscaled, scale }: DecimalValue): DecimalValue {
  return { unscaled: -unscaled, scale };
}

/** Negative, zero or positive as `a` is less than, equal to or greater than `b`. */
export function compareDecimals(a: DecimalValue, b: DecimalValue): number {
  const [x, y] = alignDecimals(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}
