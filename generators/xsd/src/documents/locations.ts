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
  const mapped = catalog && own(catalog.uri, location);
  if (mapped !== undefined) {
    return { kind: 'file', path: mapped };
  }
  if (/^file:/i.test(location)) {
    return { kind: 'file', path: pathOfFileUrl(location) };
  }
  // A scheme of one letter is a drive.
  if (/^[A-Za-z][A-Za-z0-9+.-]+:/.test(location)) {
    return { kind: 'remote', url: location };
  }
  const path = percentDecoded(location);
  return { kind: 'file', path: isAbsolute(path) ? path : join(dirname(base), path) };
}

/** The file that the catalog gives for a namespace. */
export function locationOfNamespace(
  namespace: string,
  catalog: Catalog | undefined,
): ResolvedLocation | undefined {
  const path = catalog && own(catalog.namespace, namespace);
  return path === undefined ? undefined : { kind: 'file', path };
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
