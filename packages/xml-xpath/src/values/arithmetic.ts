import {
  addDecimals,
  addDuration,
  type DecimalValue,
  type DurationValue,
  decimalValue,
  negateDuration,
} from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import type { ArithmeticOperator } from '../syntax/expression.js';
import { isDerivedFrom } from './atomic-types.js';
import { type AtomicValue, atomic, doubleValue, isNumeric, type NumericValue } from './atomic-value.js';
import { cast } from './cast.js';
import { instantOf, withFieldsOf } from './date-time.js';
import {
  divide,
  fromNumber,
  integerQuotient,
  multiply,
  remainder,
  round,
  subtract,
  toNumber,
} from './decimal-arithmetic.js';
import { addDurations, dayTimeDuration, yearMonthDuration } from './duration.js';

/**
 * Calculates ("XML Path Language (XPath) 2.0", section 3.4 and appendix B.2).
 * @throws {@link XPathDynamicError} XPTY0004 where the operator does not take such operands; FOAR0001 for a division
 * by zero
 */
export function calculate(operator: ArithmeticOperator, a: AtomicValue, b: AtomicValue): AtomicValue {
  const left = a.primitive === 'untypedAtomic' ? cast(a, 'double') : a;
  const right = b.primitive === 'untypedAtomic' ? cast(b, 'double') : b;
  if (isNumeric(left) && isNumeric(right)) return calculateNumbers(operator, left, right);
  const result = calculateTimes(operator, left, right);
  if (result !== undefined) return result;
  const message = `'${operator}' does not take xs:${a.type} and xs:${b.type}.`;
  throw new XPathDynamicError('XPTY0004', message);
}

function calculateNumbers(operator: ArithmeticOperator, a: NumericValue, b: NumericValue): AtomicValue {
  if (a.primitive === 'decimal' && b.primitive === 'decimal') {
    const areIntegers = isDerivedFrom(a.type, 'integer') && isDerivedFrom(b.type, 'integer');
    const isInteger = operator === 'idiv' || (areIntegers && operator !== 'div');
    return atomic(isInteger ? 'integer' : 'decimal', calculateDecimals(operator, a.value, b.value));
  }
  const isFloat = a.primitive !== 'double' && b.primitive !== 'double';
  const [x, y] = [numberOf(a), numberOf(b)];
  if (operator === 'idiv') return atomic('integer', integerDivision(x, y));
  const result = calculateDoubles(operator, isFloat ? Math.fround(x) : x, isFloat ? Math.fround(y) : y);
  return isFloat ? atomic('float', Math.fround(result)) : doubleValue(result);
}

function numberOf(value: NumericValue): number {
  return value.primitive === 'decimal' ? toNumber(value.value) : value.value;
}

function calculateDecimals(operator: ArithmeticOperator, a: DecimalValue, b: DecimalValue): DecimalValue {
  if (b.unscaled === 0n && (operator === 'div' || operator === 'idiv' || operator === 'mod'))
    divisionByZero();
  switch (operator) {
    case '+':
      return addDecimals(a, b);
    case '-':
      return subtract(a, b);
    case '*':
      return multiply(a, b);
    case 'div':
      return divide(a, b);
    case 'idiv':
      return integerQuotient(a, b);
    case 'mod':
      return remainder(a, b);
  }
}

function divisionByZero(): never {
  throw new XPathDynamicError('FOAR0001', 'A number is divided by zero.');
}

function calculateDoubles(operator: Exclude<ArithmeticOperator, 'idiv'>, a: number, b: number): number {
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case 'div':
      return a / b;
    case 'mod':
      return a % b;
  }
}

function integerDivision(a: number, b: number): DecimalValue {
  if (b === 0) divisionByZero();
  if (Number.isNaN(a) || Number.isNaN(b) || !Number.isFinite(a)) {
    throw new XPathDynamicError('FOAR0002', 'The quotient is not an integer.');
  }
  return Number.isFinite(b) ? integerQuotient(fromNumber(a), fromNumber(b)) : decimalValue(0n);
}

function calculateTimes(
  operator: ArithmeticOperator,
  a: AtomicValue,
  b: AtomicValue,
): AtomicValue | undefined {
  if (a.primitive === 'duration') {
    if (b.primitive === 'duration') return calculateDurations(operator, a, b);
    if (isNumeric(b) && (operator === '*' || operator === 'div')) return scale(operator, a, b);
    return operator === '+' && isPointInTime(b) ? moved(b, a, a.value) : undefined;
  }
  if (b.primitive === 'duration') {
    if (operator === '*' && isNumeric(a)) return scale('*', b, a);
    if (!isPointInTime(a)) return undefined;
    if (operator === '+') return moved(a, b, b.value);
    return operator === '-' ? moved(a, b, negateDuration(b.value)) : undefined;
  }
  if (operator !== '-' || !isPointInTime(a) || !isPointInTime(b) || a.primitive !== b.primitive)
    return undefined;
  return atomic('dayTimeDuration', dayTimeDuration(subtract(instantOf(a.value), instantOf(b.value))));
}

type Span = AtomicValue & { readonly primitive: 'duration' };
type PointInTime = AtomicValue & { readonly primitive: 'dateTime' | 'date' | 'time' };

function isPointInTime(value: AtomicValue): value is PointInTime {
  return value.primitive === 'dateTime' || value.primitive === 'date' || value.primitive === 'time';
}

/** Only the two ordered kinds of durations take part in arithmetic. */
function kindOf({ type }: Span): 'yearMonthDuration' | 'dayTimeDuration' | undefined {
  return type === 'yearMonthDuration' || type === 'dayTimeDuration' ? type : undefined;
}

function moved(point: PointInTime, duration: Span, by: DurationValue): AtomicValue | undefined {
  const kind = kindOf(duration);
  if (kind === undefined || (point.primitive === 'time' && kind !== 'dayTimeDuration')) return undefined;
  return atomic(point.primitive, withFieldsOf(point.primitive, addDuration(point.value, by)));
}

function calculateDurations(operator: ArithmeticOperator, a: Span, b: Span): AtomicValue | undefined {
  const kind = kindOf(a);
  if (kind === undefined || kind !== kindOf(b)) return undefined;
  if (operator === '+') return atomic(kind, addDurations(a.value, b.value));
  if (operator === '-') return atomic(kind, addDurations(a.value, negateDuration(b.value)));
  if (operator !== 'div') return undefined;
  const [x, y] =
    kind === 'dayTimeDuration'
      ? [a.value.seconds, b.value.seconds]
      : [decimalValue(a.value.months), decimalValue(b.value.months)];
  if (y.unscaled === 0n) divisionByZero();
  return atomic('decimal', divide(x, y));
}

function scale(operator: '*' | 'div', duration: Span, by: NumericValue): AtomicValue | undefined {
  const kind = kindOf(duration);
  if (kind === undefined) return undefined;
  if (by.primitive !== 'decimal' && Number.isNaN(by.value)) {
    throw new XPathDynamicError('FOCA0005', 'A duration is multiplied or divided by NaN.');
  }
  const { months, seconds } = duration.value;
  const amount = kind === 'dayTimeDuration' ? seconds : decimalValue(months);
  const result = scaled(operator, amount, by);
  return kind === 'dayTimeDuration'
    ? atomic(kind, dayTimeDuration(result))
    : atomic(kind, yearMonthDuration(round(result, 0, false).unscaled));
}

function scaled(operator: '*' | 'div', amount: DecimalValue, by: NumericValue): DecimalValue {
  if (by.primitive !== 'decimal' && !Number.isFinite(by.value)) {
    if (operator === 'div') return decimalValue(0n);
    throw new XPathDynamicError('FODT0002', 'The duration is too long.');
  }
  const factor = by.primitive === 'decimal' ? by.value : fromNumber(by.value);
  if (operator === '*') return multiply(amount, factor);
  return factor.unscaled === 0n ? divisionByZero() : divide(amount, factor);
}
