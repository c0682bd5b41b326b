import { type DecimalValue, negateDecimal } from '@proj/xml-runtime/datatypes';
import { XPathDynamicError } from '../errors.js';
import { contextItem } from '../evaluation/dynamic-context.js';
import { atomize, type Sequence } from '../evaluation/items.js';
import { isDerivedFrom } from '../values/atomic-types.js';
import { type AtomicValue, atomic, doubleValue, isNumeric } from '../values/atomic-value.js';
import { cast } from '../values/cast.js';
import { floor, fromNumber, round, toNumber } from '../values/decimal-arithmetic.js';
import { atomicArgument, empty, integerArgument } from './arguments.js';
import type { FunctionLibrary } from './signature.js';

/** F&O, sections 6.4 and 14.1.4. */
export const numericFunctions: FunctionLibrary = {
  abs: ['numeric?', ([number]) => mapNumber(number, absolute, Math.abs)],
  ceiling: [
    'numeric?',
    ([number]) => mapNumber(number, (it) => negateDecimal(floor(negateDecimal(it))), Math.ceil),
  ],
  floor: ['numeric?', ([number]) => mapNumber(number, floor, Math.floor)],
  round: ['numeric?', ([number]) => mapNumber(number, (it) => round(it, 0, false), Math.round)],
  'round-half-to-even': [
    'numeric?|integer',
    ([number, precision]) => {
      const digits = Number(precision === undefined ? 0n : integerArgument(precision));
      return mapNumber(
        number,
        (it) => round(it, digits, true),
        (it) => roundDouble(it, digits),
      );
    },
  ],
  number: [
    '|anyAtomicType?',
    ([value], context) => [toDouble(value === undefined ? atomize([contextItem(context)]) : value)],
  ],
};

function absolute(value: DecimalValue): DecimalValue {
  return value.unscaled < 0n ? negateDecimal(value) : value;
}

/** Numbers of types derived from `xs:integer` give integers, other decimals give decimals. */
function mapNumber(
  argument: Sequence | undefined,
  ofDecimal: (value: DecimalValue) => DecimalValue,
  ofDouble: (value: number) => number,
): Sequence {
  const number = atomicArgument(argument);
  if (number === undefined || !isNumeric(number)) return empty;
  if (number.primitive !== 'decimal') return [atomic(number.primitive, ofDouble(number.value))];
  const type = isDerivedFrom(number.type, 'integer') ? 'integer' : 'decimal';
  return [atomic(type, ofDecimal(number.value))];
}

function roundDouble(value: number, digits: number): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const rounded = toNumber(round(fromNumber(value), digits, true));
  return rounded === 0 && value < 0 ? -0 : rounded;
}

function toDouble(sequence: Sequence): AtomicValue {
  const value = atomicArgument(sequence);
  if (value === undefined || sequence.length > 1) return doubleValue(Number.NaN);
  try {
    return cast(value, 'double');
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error;
    return doubleValue(Number.NaN);
  }
}
