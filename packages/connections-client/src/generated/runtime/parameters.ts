import { TransportError } from '@proj/transport';
import type { Rule } from './rules.js';

/** Where a parameter travels (OpenAPI Specification 3.1, Parameter Object, `in`). */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie';

/** One parameter of an operation: where it travels and what its value must satisfy. */
export interface Parameter {
  readonly in: ParameterLocation;
  /** Name on the wire. */
  readonly name: string;
  /** Property of the parameters object that holds the value, when it is not `name`. */
  readonly key?: string;
  /** Path parameters are always required. */
  readonly required?: true;
  readonly rules?: readonly Rule[];
}

/** One parameter that breaks a rule of the OpenAPI document. */
export interface ParameterIssue {
  readonly in: ParameterLocation;
  /** Name on the wire. */
  readonly name: string;
  /** What the value must do, for people: `match ^[a-z]+$`. Never the value itself. */
  readonly expected: string;
}

/** The parameters of a call break the rules of the OpenAPI document. Nothing was sent. */
export class InvalidParameterError extends TransportError<undefined> {
  /** Every parameter that breaks a rule, in the order of the document. */
  readonly issues: readonly ParameterIssue[];

  constructor(operation: string, issues: readonly ParameterIssue[]) {
    const list = issues.map((issue) => `${issue.in} parameter "${issue.name}" must ${issue.expected}`);
    super({ reason: 'request', operation, attempts: 0, message: `${operation}: ${list.join('; ')}` });
    this.issues = issues;
  }
}

// On the prototype, so that stack traces show it too; spelt out, because minifiers rename classes.
InvalidParameterError.prototype.name = 'InvalidParameterError';

/** Values by location and name on the wire. */
export type ParameterValues = Record<ParameterLocation, Record<string, unknown>>;

/** Says in words which rule of the parameter the value breaks. */
function brokenRule({ in: location, required, rules = [] }: Parameter, value: unknown): string | undefined {
  // A dot segment would be removed from the URL and lead to another operation (RFC 3986, section 5.2.4).
  const missing = location === 'path' ? /^\.{0,2}$/.test(`${value ?? ''}`) : required && value == null;
  if (missing) return 'be given, and not as dots';
  return value == null ? undefined : rules.map((rule) => rule(value)).find(Boolean);
}

/**
 * Sorts the values of a call by where they travel, after checking them.
 *
 * @throws {@link InvalidParameterError} naming every parameter that breaks a rule.
 */
export function placeParameters(
  operation: string,
  parameters: readonly Parameter[],
  values: Readonly<Record<string, unknown>>,
): ParameterValues {
  const placed: ParameterValues = { path: {}, query: {}, header: {}, cookie: {} };
  const issues: ParameterIssue[] = [];
  for (const parameter of parameters) {
    const { in: location, name, key = name } = parameter;
    const expected = brokenRule(parameter, values[key]);
    if (expected) issues.push({ in: location, name, expected });
    placed[location][name] = values[key];
  }
  if (issues.length > 0) throw new InvalidParameterError(operation, issues);
  return placed;
}
