import type { OpenApiObject } from './openapi.js';

/** Splits a JSON pointer in a URI fragment (RFC 6901, section 6) into its reference tokens. */
function pointerTokens(reference: string): string[] {
  return reference
    .replace(/^#\/?/, '')
    .split('/')
    .map((token) => decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~'));
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
    let target: unknown = document;
    for (const token of pointerTokens(current.$ref)) {
      target = (target as Readonly<Record<string, unknown>> | undefined)?.[token];
    }
    if (typeof target !== 'object' || target === null) return current;
    current = target as T;
  }
  return current;
}
