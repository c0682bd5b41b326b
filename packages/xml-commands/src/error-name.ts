import { errorNames } from './generated/errors/index.js';

/**
 * Tells what a status code of the XML API stands for.
 *
 * @param code - the `status` of a response, or the `code` of an `Error` record
 * @returns a few words of English, or undefined for a code that is not known
 * @example
 * errorName('401') // 'company, user or password unknown'
 */
export function errorName(code: string | number): string | undefined {
  const key = String(code);
  return Object.hasOwn(errorNames, key) ? errorNames[key as keyof typeof errorNames] : undefined;
}
