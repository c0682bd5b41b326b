import { UsageError } from '../errors.js';

/**
 * Any type of record. The command line knows names and fields at run time only; the facade checks them against the schema
 * before it sends. One type stands for all, so that the compiler does not go through each.
 */
export type AnyType = 'Project';

/**
 * Returns the name of a type of records.
 * @throws {UsageError} for what cannot be one
 */
export function recordType(name: string | undefined): AnyType {
  if (name !== undefined && /^[A-Z]\w*$/.test(name)) return name as AnyType;
  throw new UsageError(`a type is a name such as Project or Slip, not ${name}.`);
}
