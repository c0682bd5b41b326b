import type { DynamicContext } from '../evaluation/dynamic-context.js';
import type { Sequence } from '../evaluation/items.js';
import type { SequenceType } from '../syntax/sequence-type.js';

/** A function that expressions can call: its parameters, and what it does. */
export interface FunctionDefinition {
  readonly name: string;
  /** `numeric` stands for the numeric types. */
  readonly parameters: readonly (SequenceType | NumericParameter)[];
  /** @param args - converted to the types of the parameters */
  call(args: readonly Sequence[], context: DynamicContext): Sequence;
}

/** A parameter that takes a number of any type: untyped values become doubles. */
export interface NumericParameter {
  readonly item: 'numeric';
  readonly occurrence: '?' | '';
}

/** A function by its name and parameters in short: `['string?', 'integer', 'item*']`. */
export type FunctionTable = Readonly<
  Record<string, readonly [parameters: string, call: FunctionDefinition['call']]>
>;
