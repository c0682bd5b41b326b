import { SimpleTypeError } from '../issues/errors.js';

/**
 * Why a literal or a value is not one of a type. Returned rather than thrown inside this folder: a union tries its
 * members one after the other, and a stack trace for each member that says no would be costly.
 */
export interface Failure {
  /** A rule of "XML Schema Part 2: Datatypes", for example `cvc-pattern-valid`. */
  readonly rule: string;
  /** What the message says of `literal`; or all of the message. */
  readonly problem: string;
  readonly expected: string;
  /** The text that is no literal of the type. */
  readonly literal?: string;
  /** What was found, where it is not a literal. */
  readonly found?: string;
}

/** How much of a literal a message repeats. */
const longestExcerpt = 60;

/** The literal breaks `rule`; the message reads `"literal" problem`. */
export function invalidLiteral(rule: string, literal: string, problem: string, expected: string): Failure {
  return { rule, problem, expected, literal };
}

/** The value has a JavaScript type that does not represent the datatype. */
export function wrongType(label: string, expected: string, value: unknown): Failure {
  const found = describeValue(value);
  const problem = `${label} is represented by ${expected}, not by ${found}`;
  return { rule: 'cvc-datatype-valid.1', problem, expected, found };
}

/** The sentence that says what is wrong. */
export function messageOf({ literal, problem }: Failure): string {
  return literal === undefined ? problem : `${JSON.stringify(excerpt(literal))} ${problem}`;
}

/** The exception for a failure that nobody handled. */
export function simpleTypeError(failure: Failure): SimpleTypeError {
  const { rule, expected, literal, found = '' } = failure;
  return new SimpleTypeError(
    rule,
    messageOf(failure),
    expected,
    literal === undefined ? found : excerpt(literal),
  );
}

function excerpt(text: string): string {
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt - 1)}…`;
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
  const name = makerOf(value);
  return name === '' || name === 'Object' ? 'an object' : `an instance of ${name}`;
}

function makerOf(value: object): string {
  try {
    const maker: unknown = value.constructor;
    const name: unknown = typeof maker === 'function' ? maker.name : '';
    return typeof name === 'string' ? name : '';
  } catch {
    // A getter may throw; a message about the object must not.
    return '';
  }
}
