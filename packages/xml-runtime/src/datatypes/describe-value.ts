import { excerpt, type Failure } from './failure.js';

/** A failure whose problem says what was found in place of a value of the type. */
export function describedFailure(failure: Failure): Failure {
  if (!('value' in failure)) return failure;
  const { rule, problem, expected, value } = failure;
  const found = describeValue(value);
  return { rule, problem: `${problem}, not by ${found}`, expected, found };
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
