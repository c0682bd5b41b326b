/**
 * A value as an expression of TypeScript that gives it.
 *
 * @throws TypeError for a value that generated types have no room for, such as a function
 * @example
 * literalOf({ id: 1n, 'x-y': [true] }); // '{ "id": 1n, "x-y": [true] }'
 */
export function literalOf(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return stringLiteral(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'boolean':
    case 'undefined':
      return String(value);
    case 'object':
      return value === null ? 'null' : objectLiteral(value);
    default:
      throw new TypeError(`There is no literal of a ${typeof value}.`);
  }
}

function objectLiteral(value: object): string {
  if (value instanceof Uint8Array) {
    return `new Uint8Array([${value.join(', ')}])`;
  }
  if (value instanceof Date) {
    return `new Date(${value.getTime()})`;
  }
  if (Array.isArray(value)) {
    return `[${value.map(literalOf).join(', ')}]`;
  }
  const members = Object.entries(value).map(([key, member]) => `${keyOf(key)}: ${literalOf(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** On one line: TypeScript counts these two separators as line breaks, JSON does not. */
function stringLiteral(text: string): string {
  return JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
}

/** Without brackets, `__proto__` would set the prototype. */
function keyOf(key: string): string {
  return key === '__proto__' ? '["__proto__"]' : stringLiteral(key);
}
