import { dirname, isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Catalog } from './catalog.js';

/** Where a `schemaLocation` leads. */
export type ResolvedLocation =
  | { readonly kind: 'file'; readonly path: string }
  /** A URL that the catalog does not map: nothing is read from the network. */
  | { readonly kind: 'remote'; readonly url: string };

/**
 * Resolves the value of a `schemaLocation` attribute.
 *
 * @param location - the value: a URL, or a reference relative to the document that holds it
 * @param base - the path of that document
 */
export function resolveLocation(
  location: string,
  base: string,
  catalog: Catalog | undefined,
): ResolvedLocation {
  const mapped = catalog && (own(catalog.uri, location) ?? catalog.xml?.resolveLocation(location));
  if (mapped !== undefined) {
    return mappedLocation(mapped);
  }
  if (/^file:/i.test(location)) {
    return { kind: 'file', path: pathOfFileUrl(location) };
  }
  if (hasScheme(location)) {
    return { kind: 'remote', url: location };
  }
  // A fragment names a part of the document. Windows writes paths with backslashes, which no URI has.
  const path = percentDecoded(location.replace(/#.*/s, '')).replaceAll('\\', '/');
  return { kind: 'file', path: isAbsolute(path) ? path : join(dirname(base), path) };
}

/** The file that the catalog gives for a namespace. */
export function locationOfNamespace(
  namespace: string,
  catalog: Catalog | undefined,
): ResolvedLocation | undefined {
  const mapped = catalog && (own(catalog.namespace, namespace) ?? catalog.xml?.resolveNamespace(namespace));
  return mapped === undefined ? undefined : mappedLocation(mapped);
}

/** An XML catalog may map one URL to another. */
function mappedLocation(target: string): ResolvedLocation {
  return hasScheme(target) ? { kind: 'remote', url: target } : { kind: 'file', path: target };
}

/** A scheme of one letter is a drive. */
function hasScheme(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]+:/.test(text);
}

function own(map: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}

function pathOfFileUrl(url: string): string {
  try {
    return fileURLToPath(url);
  } catch {
    return url;
  }
}

function percentDecoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}
