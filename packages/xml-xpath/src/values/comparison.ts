import { compareDecimals, type DurationValue } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import type { ValueComparison } from '../syntax/expression.js';
import type { AtomicTypeName } from './atomic-types.js';
import { type AtomicValue, isNumeric, type NumericValue, stringValue } from './atomic-value.js';
import { cast } from './cast.js';
import { compareDateTimes } from './date-time.js';
import { toNumber } from './decimal-arithmetic.js';

/** For each operator, the orders of operands that make it true. */
const truths: Readonly<Record<ValueComparison, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
};

/**
 * Compares two values ("XML Path Language (XPath) 2.0", section 3.5.1).
 * @throws {@link XPathDynamicError} XPTY0004 where there is no such comparison between their types
 */
export function compareValues(operator: ValueComparison, a: AtomicValue, b: AtomicValue): boolean {
  const left = a.primitive === 'untypedAtomic' ? stringValue(a.value) : a;
  const right = b.primitive === 'untypedAtomic' ? stringValue(b.value) : b;
  const order = orderOf(left, right, operator === 'eq' || operator === 'ne');
  if (order === 'none') {
    const message = `'${operator}' does not compare xs:${a.type} with xs:${b.type}.`;
    throw new XPathDynamicError('XPTY0004', message);
  }
  // NaN is neither less than, nor equal to, nor greater than anything.
  return order === undefined ? operator === 'ne' : truths[operator](order);
}

/** Compares two values as general comparisons do: untyped ones take the type of the other operand (section 3.5.2). */
export function compareUntyped(operator: ValueComparison, a: AtomicValue, b: AtomicValue): boolean {
  if (a.primitive === 'untypedAtomic' && b.primitive !== 'untypedAtomic') {
    return compareValues(operator, cast(a, comparisonType(b)), b);
  }
  if (b.primitive === 'untypedAtomic' && a.primitive !== 'untypedAtomic') {
    return compareValues(operator, a, cast(b, comparisonType(a)));
  }
  return compareValues(operator, a, b);
}

function comparisonType(other: AtomicValue): AtomicTypeName {
  if (isNumeric(other)) return 'double';
  return other.primitive === 'string' ? 'string' : other.type;
}

/** undefined where neither is less and they are not equal; `none` where values of these types are not compared. */
function orderOf(a: AtomicValue, b: AtomicValue, isEquality: boolean): number | undefined | 'none' {
  if (isNumeric(a) && isNumeric(b)) return numericOrder(a, b);
  if (isText(a) && isText(b)) return codePointOrder(a.value, b.value);
  if (a.primitive !== b.primitive) return 'none';
  switch (a.primitive) {
    case 'boolean':
      return Number(a.value) - Number(b.value);
    case 'dateTime':
    case 'date':
    case 'time':
      return b.primitive === a.primitive ? compareDateTimes(a.value, b.value) : 'none';
    case 'duration':
      return b.primitive === 'duration' ? durationOrder(a, b, isEquality) : 'none';
    default:
      return isEquality ? equality(a, b) : 'none';
  }
}

function isText(value: AtomicValue): value is AtomicValue & { readonly value: string } {
  return value.primitive === 'string' || value.primitive === 'anyURI';
}

function numericOrder(a: NumericValue, b: NumericValue): number | undefined {
  if (a.primitive === 'decimal' && b.primitive === 'decimal') return compareDecimals(a.value, b.value);
  const isFloat = a.primitive !== 'double' && b.primitive !== 'double';
  const [x, y] = [numberOf(a, isFloat), numberOf(b, isFloat)];
  if (Number.isNaN(x) || Number.isNaN(y)) return undefined;
  return x < y ? -1 : x > y ? 1 : 0;
}

function numberOf(value: NumericValue, isFloat: boolean): number {
  const number = value.primitive === 'decimal' ? toNumber(value.value) : value.value;
  return isFloat ? Math.fround(number) : number;
}

/** Compares texts by their code points: the only collation there is. */
export function codePointOrder(a: string, b: string): number {
  if (a === b) return 0;
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let index = 0; index < x.length && index < y.length; index++) {
    const difference = (x[index]?.codePointAt(0) ?? 0) - (y[index]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference < 0 ? -1 : 1;
  }
  return x.length - y.length;
}

type Span = AtomicValue & { readonly primitive: 'duration' };

function durationOrder(a: Span, b: Span, isEquality: boolean): number | 'none' {
  if (isEquality) return areEqualDurations(a.value, b.value) ? 0 : 1;
  if (a.type === 'yearMonthDuration' && b.type === 'yearMonthDuration')
    return Number(a.value.months - b.value.months);
  if (a.type === 'dayTimeDuration' && b.type === 'dayTimeDuration') {
    return compareDecimals(a.value.seconds, b.value.seconds);
  }
  return 'none';
}

function areEqualDurations(a: DurationValue, b: DurationValue): boolean {
  return a.months === b.months && compareDecimals(a.seconds, b.seconds) === 0;
}

function equality(a: AtomicValue, b: AtomicValue): number | 'none' {
  if ((a.primitive === 'hexBinary' || a.primitive === 'base64Binary') && b.primitive === a.primitive) {
    return a.value === b.value ? 0 : 1;
  }
  if ((a.primitive === 'QName' || a.primitive === 'NOTATION') && b.primitive === a.primitive) {
    return a.value.localName === b.value.localName && a.value.namespaceURI === b.value.namespaceURI ? 0 : 1;
  }
  if (isPartialDate(a) && isPartialDate(b)) return compareDateTimes(a.value, b.value);
  return 'none';
}

function isPartialDate(
  value: AtomicValue,
): value is AtomicValue & { readonly primitive: 'gYear' | 'gYearMonth' | 'gMonthDay' | 'gDay' | 'gMonth' } {
  return value.primitive.startsWith('g');
}
