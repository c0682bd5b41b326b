import { XPathDynamicError } from '../errors.js';
import { atomize, type Sequence } from '../evaluation/items.js';
import { calculate } from '../values/arithmetic.js';
import { type AtomicValue, integerValue, isNumeric, isOfValue } from '../values/atomic-value.js';
import { cast } from '../values/cast.js';
import { compareValues } from '../values/comparison.js';
import { checkCollation, empty } from './arguments.js';
import type { FunctionLibrary } from './signature.js';

/** F&O, section 15.4. */
export const aggregateFunctions: FunctionLibrary = {
  count: ['item*', ([sequence = empty]) => [integerValue(sequence.length)]],
  avg: [
    'anyAtomicType*',
    ([sequence = empty]) => {
      const values = summands(sequence);
      if (values.length === 0) return empty;
      return [calculate('div', total(values), integerValue(values.length))];
    },
  ],
  sum: [
    'anyAtomicType*|anyAtomicType?',
    ([sequence = empty, zero]) => {
      const values = summands(sequence);
      return values.length === 0 ? (zero ?? [integerValue(0)]) : [total(values)];
    },
  ],
  max: ['anyAtomicType*|string', ([sequence = empty, collation]) => extreme(sequence, 'gt', collation)],
  min: ['anyAtomicType*|string', ([sequence = empty, collation]) => extreme(sequence, 'lt', collation)],
};

/** Untyped values become doubles; others have to be all numbers, or all durations of one of the two ordered kinds. */
function summands(sequence: Sequence): readonly AtomicValue[] {
  const values = atomize(sequence).map(untypedToDouble);
  const isUniform =
    values.every(isNumeric) ||
    values.every(({ type }) => type === 'yearMonthDuration') ||
    values.every(({ type }) => type === 'dayTimeDuration');
  if (isUniform) return values;
  throw new XPathDynamicError('FORG0006', 'The values are neither numbers nor durations of one kind.');
}

function untypedToDouble(value: AtomicValue): AtomicValue {
  return value.primitive === 'untypedAtomic' ? cast(value, 'double') : value;
}

function total(values: readonly AtomicValue[]): AtomicValue {
  return values.reduce((sum, value) => calculate('+', sum, value));
}

function extreme(
  sequence: Sequence,
  operator: 'gt' | 'lt',
  collation: Sequence | undefined,
): readonly AtomicValue[] {
  checkCollation(collation);
  const values = atomize(sequence).map(untypedToDouble);
  const [first, ...others] = values;
  if (first === undefined) return empty as readonly AtomicValue[];
  let best = first;
  try {
    // Also of a single value: that it is ordered at all.
    compareValues(operator, first, first);
    for (const value of others) {
      const isBetter = compareValues(operator, value, best);
      if (!isOfValue(best, Number.NaN) && (isBetter || isOfValue(value, Number.NaN))) best = value;
    }
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error;
    throw new XPathDynamicError('FORG0006', 'The values cannot be compared with each other.');
  }
  return [promoted(best, values)];
}

/** Of numbers of different types, the result is of the most general one. */
function promoted(value: AtomicValue, values: readonly AtomicValue[]): AtomicValue {
  if (!isNumeric(value)) return value.primitive === 'anyURI' ? cast(value, 'string') : value;
  if (values.some(({ primitive }) => primitive === 'double')) return cast(value, 'double');
  return values.some(({ primitive }) => primitive === 'float') ? cast(value, 'float') : value;
}
