import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CatalogError } from './catalog-error.js';
import { type CatalogReader, XmlCatalog } from './xml-catalog.js';

/** Where schema documents are that a schema names by a URL, or by their namespace only. */
export interface Catalog {
  /** Files by the URL that a `schemaLocation` holds. */
  readonly uri: Readonly<Record<string, string>>;
  /** Files by the namespace of an `xs:import` that has no `schemaLocation`, or one that leads nowhere. */
  readonly namespace: Readonly<Record<string, string>>;
  /** The entries of an OASIS XML catalog, asked where the other two have none. */
  readonly xml?: XmlCatalog;
}

/**
 * Reads a catalog: a JSON object with the optional members `uri` and `namespace`, whose values are paths relative to
 * the catalog itself, or an OASIS XML catalog.
 *
 * @param file - the path of the catalog
 * @param text - its text
 * @param readFile - reads the catalogs that an XML catalog refers to; from the file system by default
 * @returns the catalog, its paths relative to what `file` is relative to
 * @throws {@link CatalogError} when the text is neither
 */
export function parseCatalog(
  file: string,
  text: string,
  readFile: CatalogReader = readFileIfPossible,
): Catalog {
  if (!/^\uFEFF?\s*</.test(text)) {
    return parseJsonCatalog(file, text);
  }
  const xml = XmlCatalog.parse(file, text.replace(/^\uFEFF/, ''), readFile);
  if (typeof xml === 'string') {
    throw new CatalogError(xml);
  }
  return { uri: {}, namespace: {}, xml };
}

function readFileIfPossible(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function parseJsonCatalog(file: string, json: string): Catalog {
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
