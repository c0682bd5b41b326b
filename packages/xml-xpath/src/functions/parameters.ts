import type { OccurrenceIndicator, SequenceType } from '../syntax/sequence-type.js';
import { isAtomicTypeName } from '../values/atomic-types.js';
import type { NumericParameter } from './signature.js';

type Parameter = SequenceType | NumericParameter;

/** The parameters of a function. */
export interface Parameters {
  readonly required: readonly Parameter[];
  readonly optional: readonly Parameter[];
  /** Of functions that take any number of arguments. */
  readonly rest: Parameter | undefined;
}

/**
 * Reads parameters in short, as function tables have them: types in their order, `|` before those that may be left
 * out, `...` before one that may be repeated.
 */
export function parseParameters(shorthand: string): Parameters {
  const [fixed = '', rest] = shorthand.split('...');
  const [required = '', optional = ''] = fixed.split('|');
  return {
    required: parameters(required),
    optional: parameters(optional),
    rest: rest === undefined ? undefined : parameters(rest)[0],
  };
}

function parameters(text: string): readonly Parameter[] {
  return text.split(' ').filter(Boolean).map(parameter);
}

function parameter(text: string): Parameter {
  const [, name = '', indicator = ''] = /^(\w+)([?*+]?)$/.exec(text) ?? [];
  // The pattern admits no others.
  const occurrence = indicator as OccurrenceIndicator;
  if (name === 'numeric') return { item: 'numeric', occurrence: occurrence === '?' ? '?' : '' };
  if (name === 'item') return { item: 'any', occurrence };
  if (name === 'node' || name === 'element') {
    return { item: 'node', test: { test: 'kind', kind: name }, occurrence };
  }
  if (!isAtomicTypeName(name)) throw new TypeError(`There is no type ${name}.`);
  return { item: 'atomic', type: name, occurrence };
}
