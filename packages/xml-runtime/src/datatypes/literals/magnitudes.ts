/**
 * Positive decimals: those of the form d.dd… × 10^q with a first digit other than 0, whose q is within two bounds, and
 * whose digits are.
 */
export interface Magnitudes {
  readonly minExponent: number;
  readonly maxExponent: number;
  /** Undefined for no bound. */
  readonly least?: DigitBound | undefined;
  readonly greatest?: DigitBound | undefined;
}

/** A bound on digits, which are compared from the first on. */
export interface DigitBound {
  /** Without zeros at the end. */
  readonly digits: string;
  readonly isIncluded: boolean;
}

/** A decimal: `digits`, with the point after the first, × 10^`exponent`. Zero has no digits. */
interface Decimal {
  readonly digits: string;
  readonly exponent: number;
}

/** Those of the value of a literal, its sign left aside; none for zero. */
export function exactly(literal: string): readonly Magnitudes[] {
  const [mantissa = '', power = '0'] = literal.replace(/^[+-]/, '').split(/[eE]/);
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = whole + fraction;
  const first = digits.search(/[1-9]/);
  if (first === -1) return [];
  const bound = { digits: withoutEnd(digits.slice(first)), isIncluded: true };
  const exponent = whole.length - 1 - first + Number(power);
  return [{ minExponent: exponent, maxExponent: exponent, least: bound, greatest: bound }];
}

/** A format of floating-point numbers: mantissa × 2^exponent. */
interface Format {
  readonly mantissaBits: number;
  readonly minExponent: number;
  readonly greatest: number;
}

const formats: Readonly<Record<'float' | 'double', Format>> = {
  float: { mantissaBits: 24, minExponent: -149, greatest: (2 - 2 ** -23) * 2 ** 127 },
  double: { mantissaBits: 53, minExponent: -1074, greatest: Number.MAX_VALUE },
};

/**
 * Those that are read as a number, its sign left aside: the decimals that are nearer to it than to any other of its
 * format. For zero they are the decimals that are too small for it, for infinity those that are too large.
 */
export function nearest(value: number, primitive: 'float' | 'double'): readonly Magnitudes[] {
  const format = formats[primitive];
  const magnitude = Math.abs(value);
  const isInfinite = magnitude > format.greatest;
  const { mantissa, exponent } = split(isInfinite ? format.greatest : magnitude, format);
  // Between a power of two and the number before it, numbers are twice as dense.
  const isPower = mantissa === 1n << BigInt(format.mantissaBits - 1) && exponent > format.minExponent;
  const below = isPower
    ? decimalOf(4n * mantissa - 1n, exponent - 2)
    : decimalOf(2n * mantissa - 1n, exponent - 1);
  const above = decimalOf(2n * mantissa + 1n, exponent - 1);
  // Halfway, the even mantissa is taken; that of infinity would be even.
  if (isInfinite) return from(above, true);
  const isEven = mantissa % 2n === 0n;
  return mantissa === 0n ? upTo(above, true) : between(below, above, isEven);
}

function split(value: number, { mantissaBits, minExponent }: Format): { mantissa: bigint; exponent: number } {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  const power = ((view.getUint16(0) >> 4) & 0x7ff) - 1023;
  const exponent = Math.max(power - mantissaBits + 1, minExponent);
  return { mantissa: BigInt(value / 2 ** exponent), exponent };
}

/** The decimal of `unscaled` × 2^`power`. */
function decimalOf(unscaled: bigint, power: number): Decimal {
  const digits = String(power < 0 ? unscaled * 5n ** BigInt(-power) : unscaled << BigInt(power));
  return { digits: withoutEnd(digits), exponent: digits.length - 1 + Math.min(power, 0) };
}

function between(least: Decimal, greatest: Decimal, isIncluded: boolean): readonly Magnitudes[] {
  const lower = { digits: least.digits, isIncluded };
  const upper = { digits: greatest.digits, isIncluded };
  if (least.exponent === greatest.exponent) {
    return [{ minExponent: least.exponent, maxExponent: least.exponent, least: lower, greatest: upper }];
  }
  // No two neighbours have a whole power of ten between them, save for the smallest of all.
  return [
    ...upTo(greatest, isIncluded, least.exponent + 1),
    { minExponent: least.exponent, maxExponent: least.exponent, least: lower },
  ];
}

function upTo(
  { digits, exponent }: Decimal,
  isIncluded: boolean,
  from = Number.NEGATIVE_INFINITY,
): readonly Magnitudes[] {
  const last = { minExponent: exponent, maxExponent: exponent, greatest: { digits, isIncluded } };
  return from > exponent - 1 ? [last] : [last, { minExponent: from, maxExponent: exponent - 1 }];
}

function from({ digits, exponent }: Decimal, isIncluded: boolean): readonly Magnitudes[] {
  return [
    { minExponent: exponent, maxExponent: exponent, least: { digits, isIncluded } },
    { minExponent: exponent + 1, maxExponent: Number.POSITIVE_INFINITY },
  ];
}

/** Digits, zeros at the end left out. */
function withoutEnd(digits: string): string {
  let end = digits.length;
  while (end > 0 && digits.charAt(end - 1) === '0') end--;
  return digits.slice(0, end);
}
