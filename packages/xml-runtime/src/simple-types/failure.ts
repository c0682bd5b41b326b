import { SimpleTypeError } from '../errors.js';

/**
 * Why a literal or a value is not one of a type. Returned rather than thrown inside this folder: a union tries its
 * members one after the other, and a stack trace for each member that says no would be costly.
 */
export interface Failure {
  /** A rule of "XML Schema Part 2: Datatypes", for example `cvc-pattern-valid`. */
  readonly rule: string;
  readonly message: string;
  readonly expected: string;
  readonly found: string;
}

/** How much of a literal a message repeats. */
const longestExcerpt = 60;

/** Shortens `text` to what a message can hold. */
export function excerpt(text: string): string {
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt - 1)}…`;
}

/** The literal breaks `rule`; the message reads `"literal" problem`. */
export function invalidLiteral(rule: string, literal: string, problem: string, expected: string): Failure {
  const found = excerpt(literal);
  return { rule, message: `${JSON.stringify(found)} ${problem}`, expected, found };
}

/** The value has a JavaScript type that does not represent the datatype. */
export function wrongType(label: string, expected: string, value: unknown): Failure {
  const found = describeValue(value);
  const message = `${label} is represented by ${expected}, not by ${found}`;
  return { rule: 'cvc-datatype-valid.1', message, expected, found };
}

/** The exception for a failure that nobody handled. */
export function simpleTypeError(failure: Failure): SimpleTypeError {
  return new SimpleTypeError(failure.rule, failure.message, failure.expected, failure.found);
}

/** Names the JavaScript type of a value, with the value where it is short: `the number 5`. */
export function describeValue(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return `the string ${JSON.stringify(excerpt(value))}`;
    case 'number':
    case 'boolean':
    case 'bigint':
      return `the ${typeof value} ${excerpt(String(value))}`;
    case 'undefined':
      return 'undefined';
    case 'object':
      return value === null ? 'null' : Array.isArray(value) ? 'an array' : describeObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function describeObject(value: object): string {
  const maker: unknown = value.constructor;
  const name = typeof maker === 'function' ? maker.name : '';
  return name === '' || name === 'Object' ? 'an object' : `an instance of ${name}`;
}
