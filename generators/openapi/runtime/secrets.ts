import type { RequestAdapter } from './operation.js';

/**
 * Masks what a call sends as a secret: the properties of these names, wherever they are in the body, and the parameters of
 * these names. The document says so by `format: password` and `writeOnly`.
 */
export function secretValues(names: readonly string[]): RequestAdapter {
  return ({ redaction }, values) => collect(values, new Set(names), (secret) => redaction.add(secret));
}

function collect(value: unknown, names: ReadonlySet<string>, add: (secret: string) => void): void {
  if (typeof value !== 'object' || value === null || value instanceof AbortSignal) return;
  for (const [name, content] of Object.entries(value)) {
    if (names.has(name)) addAll(content, add);
    else collect(content, names, add);
  }
}

/** Adds a text or a number, or all of those in an object or array. */
function addAll(value: unknown, add: (secret: string) => void): void {
  if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) addAll(item, add);
  else if (typeof value === 'string' || typeof value === 'number') add(String(value));
}
