import {
  addDecimals,
  alignDecimals,
  type DecimalValue,
  decimalOfNumber,
  decimalValue,
  formatDecimal,
  negateDecimal,
  parseDecimal,
  powerOfTen,
} from '@proj/xml-runtime/datatypes';

/** How many digits a quotient has after the point, where it does not end before. */
const quotientDigits = 20;

/** The difference. */
export function subtract(a: DecimalValue, b: DecimalValue): DecimalValue {
  return addDecimals(a, negateDecimal(b));
}

/** The product. */
export function multiply(a: DecimalValue, b: DecimalValue): DecimalValue {
  return decimalValue(a.unscaled * b.unscaled, a.scale + b.scale);
}

/** The quotient, to twenty digits after the point more than the operands have. The divisor is not zero. */
export function divide(a: DecimalValue, b: DecimalValue): DecimalValue {
  const [x, y] = alignDecimals(a, b);
  const scale = quotientDigits + Math.max(a.scale, b.scale);
  return decimalValue((x * powerOfTen(scale)) / y, scale);
}

/** The quotient without its fraction. The divisor is not zero. */
export function integerQuotient(a: DecimalValue, b: DecimalValue): DecimalValue {
  const [x, y] = alignDecimals(a, b);
  return decimalValue(x / y);
}

/** The rest of `a`, with its sign, that the divisor does not fit into. The divisor is not zero. */
export function remainder(a: DecimalValue, b: DecimalValue): DecimalValue {
  const [x, y, scale] = alignDecimals(a, b);
  return decimalValue(x % y, scale);
}

/** The number without its fraction. */
export function truncate({ unscaled, scale }: DecimalValue): DecimalValue {
  return decimalValue(unscaled / powerOfTen(scale));
}

/** The greatest integer that is not greater. */
export function floor({ unscaled, scale }: DecimalValue): DecimalValue {
  const power = powerOfTen(scale);
  const quotient = unscaled / power;
  return decimalValue(unscaled < 0n && unscaled % power !== 0n ? quotient - 1n : quotient);
}

/** The nearest number with that many digits after the point; of two as near, the greater one, or the even one. */
export function round(value: DecimalValue, digits: number, toEven: boolean): DecimalValue {
  if (value.scale <= digits) return value;
  const power = powerOfTen(value.scale - digits);
  const lower = floor({ unscaled: value.unscaled, scale: value.scale - digits }).unscaled;
  const twice = (value.unscaled - lower * power) * 2n;
  const isUp = twice > power || (twice === power && (!toEven || lower % 2n !== 0n));
  const rounded = isUp ? lower + 1n : lower;
  return digits >= 0 ? decimalValue(rounded, digits) : decimalValue(rounded * powerOfTen(-digits));
}

/** The nearest double. */
export function toNumber(value: DecimalValue): number {
  return Number(formatDecimal(value));
}

/** The exact decimal of the shortest literal of a finite double. */
export function fromNumber(value: number): DecimalValue {
  return parseDecimal(decimalOfNumber(value));
}
