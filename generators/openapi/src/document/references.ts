import type { OpenApiObject } from './openapi.js';

/** Tests whether a value is an object, and no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Splits a JSON pointer in a URI fragment (RFC 6901, section 6) into its reference tokens. */
export function pointerTokens(reference: string): string[] {
  const pointer = reference.replace(/^#\/?/, '');
  if (pointer === '') return [];
  const tokens = pointer.split('/');
  // Most pointers have nothing to decode, and there are many of them.
  if (!/[%~]/.test(pointer)) return tokens;
  return tokens.map((token) => decoded(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Writes reference tokens as a JSON pointer, without what it starts with. */
export function pointerTo(tokens: readonly string[]): string {
  return tokens.map((token) => token.replaceAll('~', '~0').replaceAll('/', '~1')).join('/');
}

/** Percent signs that encode nothing stand for themselves. */
function decoded(token: string): string {
  try {
    return decodeURIComponent(token);
  } catch {
    return token;
  }
}

/** Returns what reference tokens lead to; undefined where they lead nowhere. */
export function lookUp(root: unknown, tokens: readonly string[]): unknown {
  let node = root;
  for (const token of tokens) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) return undefined;
    node = (node as Record<string, unknown>)[token];
  }
  return node;
}

/** The name of the component schema that a reference leads to, if it leads to one. */
export function schemaName(reference: string | undefined): string | undefined {
  if (!reference?.startsWith('#/components/schemas/')) return undefined;
  const [, , name, ...rest] = pointerTokens(reference);
  return rest.length === 0 ? name : undefined;
}

/**
 * Follows a Reference Object, and the ones it leads to, inside one document.
 *
 * @returns the object itself when it is no reference; the last object of the chain otherwise.
 */
export function dereference<T extends { readonly $ref?: string }>(document: OpenApiObject, object: T): T {
  const seen = new Set<string>();
  let current: T = object;
  while (current.$ref?.startsWith('#') && !seen.has(current.$ref)) {
    seen.add(current.$ref);
    const target = lookUp(document, pointerTokens(current.$ref));
    if (typeof target !== 'object' || target === null) return current;
    current = target as T;
  }
  return current;
}
