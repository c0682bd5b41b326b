import type { Datatype, Order } from './datatype.js';
import { invalidLiteral, wrongType } from './failure.js';
import { trim } from './white-space.js';

const zero = 0x30;
const nine = 0x39;
const point = 0x2e;
const plus = 0x2b;
const minus = 0x2d;

/** Decimals of so many characters are exact as numbers, in the sense that no two of them become the same one. */
export const exactLength = 15;

/** Short literals compare as numbers, longer ones digit by digit: exact at any length. */
const decimalOrder: Order<number | string> = {
  position: (literal) => (literal.length <= exactLength ? shortDecimal(literal) : literal),
  compare: (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareLiterals(literalOf(a), literalOf(b)),
};

/** `decimal` (Part 2, section 3.2.3), represented by its literals. */
export const decimalDatatype: Datatype<string> = {
  variety: 'atomic',
  label: 'xs:decimal',
  primitive: 'decimal',
  whiteSpace: 'collapse',
  facets: { whiteSpace: 'collapse' },
  normalize: trim,
  check: (literal) =>
    isDecimal(literal)
      ? undefined
      : invalidLiteral('cvc-datatype-valid.1.2.1', literal, 'is not a valid xs:decimal', 'a decimal number'),
  value: (literal) => literal,
  literal: (value) =>
    typeof value === 'string' ? value : wrongType('xs:decimal', 'a string such as "12.50"', value),
  key: canonicalDecimal,
  order: decimalOrder,
};

/** Represents `decimal`, or a type derived from it, by numbers: inexact beyond 15 digits. */
export function decimalByNumber(type: Datatype): Datatype<number> {
  return {
    ...type,
    value: (literal) => (literal.length <= exactLength ? shortDecimal(literal) : Number(literal)),
    literal: (value) =>
      typeof value === 'number' && Number.isFinite(value)
        ? decimalOfNumber(value)
        : wrongType('xs:decimal', 'a finite number', value),
  };
}

/** Whether the text is a literal of `decimal`: digits, a point among them or none, perhaps a sign. */
export function isDecimal(text: string): boolean {
  let digits = 0;
  let points = 0;
  for (let index = signLength(text); index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code >= zero && code <= nine) digits++;
    else if (code === point) points++;
    else return false;
  }
  return digits > 0 && points <= 1;
}

/** Whether the text is a literal of `integer`: digits, perhaps after a sign. */
export function isInteger(text: string): boolean {
  const start = signLength(text);
  for (let index = start; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < zero || code > nine) return false;
  }
  return text.length > start;
}

/** The number that a literal of `integer` stands for, if it has at most 15 characters; NaN for all other texts. */
export function smallInteger(text: string): number {
  const { length } = text;
  const start = signLength(text);
  if (length === start || length > exactLength) return Number.NaN;
  let value = 0;
  for (let index = start; index < length; index++) {
    const digit = text.charCodeAt(index) - zero;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return start === 1 && text.charCodeAt(0) === minus ? -value : value;
}

/** Powers of ten that numbers represent exactly. */
const powersOfTen = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14];

/**
 * The number nearest to a literal of `decimal`, if it has at most 15 characters; NaN for all other texts. The digits and
 * the power of ten are exact, so the quotient is what `Number` makes of the text, which takes longer.
 */
export function shortDecimal(text: string): number {
  const { length } = text;
  const start = signLength(text);
  if (length > exactLength) return Number.NaN;
  let value = 0;
  let pointAt = -1;
  for (let index = start; index < length; index++) {
    const code = text.charCodeAt(index);
    if (code >= zero && code <= nine) value = value * 10 + (code - zero);
    else if (code === point && pointAt === -1) pointAt = index;
    else return Number.NaN;
  }
  const digits = length - start - (pointAt === -1 ? 0 : 1);
  if (digits === 0) return Number.NaN;
  if (pointAt !== -1) value /= powersOfTen[length - pointAt - 1] ?? 1;
  return start === 1 && text.charCodeAt(0) === minus ? -value : value;
}

/** Negative, zero or positive as the literal `a` stands for less than, for as much as or for more than `b`. */
function compareLiterals(a: string, b: string): number {
  const partsA = significantDigits(a);
  const partsB = significantDigits(b);
  const signA = sign(a, partsA);
  const signB = sign(b, partsB);
  return signA !== signB ? signA - signB : signA * compareMagnitudes(a, partsA, b, partsB);
}

/** How many digits count for `totalDigits` (section 4.3.11). */
export function countTotalDigits(literal: string): number {
  const { start, point: pointAt, end } = significantDigits(literal);
  return end > pointAt ? end - start - 1 : pointAt - start;
}

/** How many digits count for `fractionDigits` (section 4.3.12). */
export function countFractionDigits(literal: string): number {
  const { point: pointAt, end } = significantDigits(literal);
  return end > pointAt ? end - pointAt - 1 : 0;
}

/** A spelling that equal decimals share. */
export function canonicalDecimal(literal: string): string {
  const { start, point: pointAt, end } = significantDigits(literal);
  if (start === end) return '0';
  const magnitude = literal.slice(start, end);
  const negative = literal.charCodeAt(0) === minus ? '-' : '';
  return negative + (start === pointAt ? `0${magnitude}` : magnitude);
}

/** The decimal literal, without an exponent, of a finite number. */
export function decimalOfNumber(value: number): string {
  const text = String(value);
  const exponentAt = text.indexOf('e');
  if (exponentAt === -1) return text;
  const exponent = Number(text.slice(exponentAt + 1));
  const negative = value < 0 ? '-' : '';
  const [whole = '', fraction = ''] = text.slice(negative.length, exponentAt).split('.');
  const digits = whole + fraction;
  return exponent < 0
    ? `${negative}0.${'0'.repeat(-exponent - 1)}${digits}`
    : negative + digits.padEnd(exponent + 1, '0');
}

function literalOf(position: number | string): string {
  return typeof position === 'number' ? decimalOfNumber(position) : position;
}

/** The part of a decimal literal that bears on its value: `start` to `end`, without zeros that do not matter. */
interface SignificantDigits {
  readonly start: number;
  /** Where the decimal point is or would be. */
  readonly point: number;
  /** Not after `point` when there is no fraction. */
  readonly end: number;
}

function significantDigits(literal: string): SignificantDigits {
  let start = signLength(literal);
  const pointAt = literal.indexOf('.');
  const point = pointAt === -1 ? literal.length : pointAt;
  let end = literal.length;
  if (pointAt !== -1) {
    while (end > pointAt + 1 && literal.charCodeAt(end - 1) === zero) end--;
    if (end === pointAt + 1) end = pointAt;
  }
  while (start < point && literal.charCodeAt(start) === zero) start++;
  return { start, point, end };
}

function sign(literal: string, digits: SignificantDigits): -1 | 0 | 1 {
  if (digits.start === digits.end) return 0;
  return literal.charCodeAt(0) === minus ? -1 : 1;
}

function compareMagnitudes(
  a: string,
  partsA: SignificantDigits,
  b: string,
  partsB: SignificantDigits,
): number {
  const wholeDigits = partsA.point - partsA.start - (partsB.point - partsB.start);
  if (wholeDigits !== 0) return Math.sign(wholeDigits);
  const lengthA = partsA.end - partsA.start;
  const lengthB = partsB.end - partsB.start;
  for (let index = 0; index < lengthA && index < lengthB; index++) {
    const difference = a.charCodeAt(partsA.start + index) - b.charCodeAt(partsB.start + index);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign(lengthA - lengthB);
}

function signLength(text: string): 0 | 1 {
  const first = text.charCodeAt(0);
  return first === minus || first === plus ? 1 : 0;
}
