import { dirname, join } from 'node:path';

/** Where schema documents are that a schema names by a URL, or by their namespace only. */
export interface Catalog {
  /** Files by the URL that a `schemaLocation` holds. */
  readonly uri: Readonly<Record<string, string>>;
  /** Files by the namespace of an `xs:import` that has no `schemaLocation`, or one that leads nowhere. */
  readonly namespace: Readonly<Record<string, string>>;
}

/** A file that is not a catalog. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/**
 * Reads a catalog: a JSON object with the optional members `uri` and `namespace`, whose values are paths relative to
 * the catalog itself.
 *
 * @param file - the path of the catalog
 * @param json - its text
 * @returns the catalog, its paths relative to what `file` is relative to
 * @throws {@link CatalogError} when the text is not such an object
 */
export function parseCatalog(file: string, json: string): Catalog {
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch (error) {
    throw new CatalogError(`${file} is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new CatalogError(`${file} must hold an object with the members "uri" and "namespace".`);
  }
  for (const member of Object.keys(content)) {
    if (member !== 'uri' && member !== 'namespace') {
      throw new CatalogError(
        `${file} has the member ${JSON.stringify(member)}; a catalog has "uri" and "namespace".`,
      );
    }
  }
  const { uri, namespace } = content as { readonly uri?: unknown; readonly namespace?: unknown };
  return { uri: pathsOf(file, 'uri', uri), namespace: pathsOf(file, 'namespace', namespace) };
}

function pathsOf(file: string, member: string, value: unknown): Readonly<Record<string, string>> {
  if (value === undefined) {
    return {};
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new CatalogError(`${file}: "${member}" must be an object whose values are paths.`);
  }
  return Object.fromEntries(
    Object.entries(value).map(([key, path]: [string, unknown]) => {
      if (typeof path !== 'string') {
        throw new CatalogError(
          `${file}: the path of ${JSON.stringify(key)} in "${member}" must be a string.`,
        );
      }
      return [key, join(dirname(file), path)];
    }),
  );
}
