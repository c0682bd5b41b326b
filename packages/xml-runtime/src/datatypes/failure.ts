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
  /** The value that is to be described as what was found. */
  readonly value?: unknown;
}

/** How much of a literal a message repeats. */
const longestExcerpt = 60;

/** The literal breaks `rule`; the message reads `"literal" problem`. */
export function invalidLiteral(rule: string, literal: string, problem: string, expected: string): Failure {
  return { rule, problem, expected, literal };
}

/** The value has a JavaScript type that does not represent the datatype. */
export function wrongType(label: string, expected: string, value: unknown): Failure {
  return { rule: 'cvc-datatype-valid.1', problem: `${label} is represented by ${expected}`, expected, value };
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

/** A text, cut where it is longer than a message repeats. */
export function excerpt(text: string): string {
  return text.length <= longestExcerpt ? text : `${text.slice(0, longestExcerpt - 1)}…`;
}
