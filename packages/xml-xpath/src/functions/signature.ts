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

/** The parameters of a function in short, `string? integer|item*`, and what it does. */
export type LibraryFunction = readonly [parameters: string, call: FunctionDefinition['call']];

/** Functions by their local names: what programs carry together, or not at all. */
export type FunctionLibrary = Readonly<Record<string, LibraryFunction>>;

/** Finds the function of a local name. */
export type FunctionLookup = (localName: string) => LibraryFunction | undefined;
