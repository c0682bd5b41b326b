/** An exact decimal number: `units` divided by ten to the power of `scale`; without zeros at its end. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

/** How many digits a quotient has after the point, where it does not end before. */
const quotientDigits = 20;

const powers: bigint[] = [1n];

function powerOfTen(exponent: number): bigint {
  let power = powers[exponent];
  if (power === undefined) {
    power = 10n ** BigInt(exponent);
    if (exponent < 100) powers[exponent] = power;
  }
  return power;
}

/** Makes a decimal number of any units and scale. */
export function decimal(units: bigint, scale = 0): Decimal {
  let [rest, digits] = [units, scale];
  while (digits > 0 && rest % 10n === 0n) {
    rest /= 10n;
    digits--;
  }
  return { units: rest, scale: digits };
}

/** @param literal - a literal of `xs:decimal` */
export function parseDecimal(literal: string): Decimal {
  const [whole = '', fraction = ''] = literal.replace(/^\+/, '').split('.');
  const isNegative = whole.startsWith('-');
  const digits = `${isNegative ? whole.slice(1) : whole}${fraction}`;
  return decimal(BigInt(`${isNegative ? '-' : ''}${digits === '' ? '0' : digits}`), fraction.length);
}

/** The canonical literal. */
export function formatDecimal({ units, scale }: Decimal): string {
  if (scale === 0) return units.toString();
  const isNegative = units < 0n;
  const digits = (isNegative ? -units : units).toString().padStart(scale + 1, '0');
  return `${isNegative ? '-' : ''}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.units * powerOfTen(scale - a.scale), b.units * powerOfTen(scale - b.scale), scale];
}

/** The sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return decimal(x + y, scale);
}

/** The number with the opposite sign. */
export function negate({ units, scale }: Decimal): Decimal {
  return { units: -units, scale };
}

/** The difference. */
export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, negate(b));
}

/** The product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return decimal(a.units * b.units, a.scale + b.scale);
}

/** The quotient, to twenty digits after the point more than the operands have. The divisor is not zero. */
export function divide(a: Decimal, b: Decimal): Decimal {
  const [x, y] = aligned(a, b);
  const scale = quotientDigits + Math.max(a.scale, b.scale);
  return decimal((x * powerOfTen(scale)) / y, scale);
}

/** The quotient without its fraction. The divisor is not zero. */
export function integerQuotient(a: Decimal, b: Decimal): Decimal {
  const [x, y] = aligned(a, b);
  return { units: x / y, scale: 0 };
}

/** What is left of `a`, with its sign. The divisor is not zero. */
export function remainder(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return decimal(x % y, scale);
}

/** Negative, zero or positive. */
export function compareDecimals(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

/** The greatest integer that is not greater. */
export function floor({ units, scale }: Decimal): Decimal {
  const power = powerOfTen(scale);
  const quotient = units / power;
  return { units: units < 0n && units % power !== 0n ? quotient - 1n : quotient, scale: 0 };
}

/** The nearest number with that many digits after the point; of two as near, the greater one, or the even one. */
export function round(value: Decimal, digits: number, toEven: boolean): Decimal {
  if (value.scale <= digits) return value;
  const power = powerOfTen(value.scale - digits);
  const lower = floor({ units: value.units, scale: value.scale - digits }).units;
  const twice = (value.units - lower * power) * 2n;
  const isUp = twice > power || (twice === power && (!toEven || lower % 2n !== 0n));
  const units = isUp ? lower + 1n : lower;
  return digits >= 0 ? decimal(units, digits) : decimal(units * powerOfTen(-digits));
}

/** The nearest double. */
export function toNumber(value: Decimal): number {
  return Number(formatDecimal(value));
}

/** The exact decimal of the shortest literal of a finite double. */
export function fromNumber(value: number): Decimal {
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const { units, scale } = parseDecimal(mantissa);
  const shifted = scale - Number(exponent);
  return shifted >= 0 ? decimal(units, shifted) : decimal(units * powerOfTen(-shifted));
}
