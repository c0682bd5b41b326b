import { aggregateFunctions } from './aggregate-functions.js';
import { contextFunctions } from './context-functions.js';
import { dateTimeFunctions } from './date-time-functions.js';
import { nodeFunctions } from './node-functions.js';
import { numericFunctions } from './numeric-functions.js';
import { patternFunctions } from './pattern-functions.js';
import { qualifiedNameFunctions } from './qualified-name-functions.js';
import { sequenceFunctions } from './sequence-functions.js';
import type { FunctionLibrary, FunctionLookup } from './signature.js';
import { stringFunctions } from './string-functions.js';

/** The names under which the package exports its libraries. */
export type FunctionLibraryName =
  | 'aggregateFunctions'
  | 'contextFunctions'
  | 'dateTimeFunctions'
  | 'nodeFunctions'
  | 'numericFunctions'
  | 'patternFunctions'
  | 'qualifiedNameFunctions'
  | 'sequenceFunctions'
  | 'stringFunctions';

/** All functions of F&O. */
export const functionLibraries: Readonly<Record<FunctionLibraryName, FunctionLibrary>> = {
  aggregateFunctions,
  contextFunctions,
  dateTimeFunctions,
  nodeFunctions,
  numericFunctions,
  patternFunctions,
  qualifiedNameFunctions,
  sequenceFunctions,
  stringFunctions,
};

/** Finds a function in any of some libraries. */
export function lookupIn(libraries: readonly FunctionLibrary[]): FunctionLookup {
  return (localName) => libraries.find((it) => Object.hasOwn(it, localName))?.[localName];
}
