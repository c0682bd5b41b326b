import { Buffer } from 'node:buffer';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DiagnosticCollector } from '../diagnostics.js';
import { XML_NAMESPACE } from '../vocabulary/namespaces.js';
import { parseDocument } from './parse-document.js';
import { attributeValue, type SourceElement } from './source-element.js';

/** The namespace of OASIS XML catalogs. */
const CATALOG_NAMESPACE = 'urn:oasis:names:tc:entity:xmlns:xml:catalog';

/** Gives the text of a file that a catalog refers to, or undefined where it cannot be read. */
export type CatalogReader = (path: string) => string | undefined;

/** What entries map: URI references, system identifiers, public identifiers. */
type IdentifierKind = 'uri' | 'system' | 'public';

interface EntryNames {
  readonly element: string;
  readonly attribute: string;
}

interface Vocabulary {
  readonly exact: EntryNames;
  readonly rewrite?: EntryNames;
  readonly suffix?: EntryNames;
  readonly delegate: EntryNames;
}

const vocabularies: Readonly<Record<IdentifierKind, Vocabulary>> = {
  uri: {
    exact: { element: 'uri', attribute: 'name' },
    rewrite: { element: 'rewriteURI', attribute: 'uriStartString' },
    suffix: { element: 'uriSuffix', attribute: 'uriSuffix' },
    delegate: { element: 'delegateURI', attribute: 'uriStartString' },
  },
  system: {
    exact: { element: 'system', attribute: 'systemId' },
    rewrite: { element: 'rewriteSystem', attribute: 'systemIdStartString' },
    suffix: { element: 'systemSuffix', attribute: 'systemIdSuffix' },
    delegate: { element: 'delegateSystem', attribute: 'systemIdStartString' },
  },
  public: {
    exact: { element: 'public', attribute: 'publicId' },
    delegate: { element: 'delegatePublic', attribute: 'publicIdStartString' },
  },
};

/** An element of a catalog, and the base URI of the references in it. */
interface Entry {
  readonly element: SourceElement;
  readonly base: string;
}

/** Where a search ended: at a URI or a path, or at a delegate that has none, which ends the search too. */
type Found = { readonly target: string | undefined };

/**
 * A catalog of "XML Catalogs" (OASIS Standard V1.1). Entries for URI references come first, then those for system
 * identifiers: of a `schemaLocation` the standard does not say which of the two it is, and both are used for it.
 */
export class XmlCatalog {
  readonly #entries: readonly Entry[];
  readonly #readFile: CatalogReader;
  readonly #catalogs: Map<string, XmlCatalog | undefined>;

  private constructor(
    file: string,
    root: SourceElement,
    readFile: CatalogReader,
    catalogs: Map<string, XmlCatalog | undefined>,
  ) {
    this.#readFile = readFile;
    this.#catalogs = catalogs;
    this.#entries = entriesIn(root, file);
  }

  /**
   * @param file - the path of the catalog
   * @param text - its text
   * @param readFile - reads the catalogs that it refers to
   * @returns the catalog, or what is wrong with it
   */
  static parse(
    file: string,
    text: string,
    readFile: CatalogReader,
    catalogs: Map<string, XmlCatalog | undefined> = new Map(),
  ): XmlCatalog | string {
    const collector = new DiagnosticCollector();
    const root = parseDocument(file, text, collector);
    if (root === undefined) {
      const [problem] = collector.diagnostics;
      return `${file} is not an XML catalog: ${problem?.message ?? 'it is not XML'}`;
    }
    if (root.name !== 'catalog' || root.namespaceURI !== CATALOG_NAMESPACE) {
      return `${file} is not an XML catalog: its root element is {${root.namespaceURI}}${root.name}, not {${CATALOG_NAMESPACE}}catalog.`;
    }
    const catalog = new XmlCatalog(file, root, readFile, catalogs);
    catalogs.set(file, catalog);
    return catalog;
  }

  /** Where the value of a `schemaLocation` leads: a path, or a URL. */
  resolveLocation(location: string): string | undefined {
    const uri = normalizeUri(location);
    return this.#find('uri', uri) ?? this.#find('system', uri);
  }

  /** Where the schema document of a namespace is: a path, or a URL. */
  resolveNamespace(namespace: string): string | undefined {
    return this.#find('uri', normalizeUri(namespace)) ?? this.#find('public', namespace);
  }

  #find(kind: IdentifierKind, identifier: string): string | undefined {
    return this.#search(kind, identifier, new Set())?.target;
  }

  /** Sections 7.1.2 and 7.2.2 of the standard. */
  #search(kind: IdentifierKind, identifier: string, visited: Set<XmlCatalog>): Found | undefined {
    if (visited.has(this)) {
      return undefined;
    }
    visited.add(this);
    const vocabulary = vocabularies[kind];
    return (
      this.#exact(vocabulary.exact, identifier) ??
      this.#rewritten(vocabulary.rewrite, identifier) ??
      this.#bySuffix(vocabulary.suffix, identifier) ??
      this.#delegated(kind, identifier, visited) ??
      this.#next(kind, identifier, visited)
    );
  }

  #exact({ element, attribute }: EntryNames, identifier: string): Found | undefined {
    const entry = this.#entries.find(
      (each) => each.element.name === element && attributeValue(each.element, attribute) === identifier,
    );
    return entry && target(entry, 'uri');
  }

  #rewritten(names: EntryNames | undefined, identifier: string): Found | undefined {
    const [entry] = this.#longest(names, (start) => identifier.startsWith(start));
    const prefix = entry && target(entry, 'rewritePrefix').target;
    if (entry === undefined || prefix === undefined || names === undefined) {
      return undefined;
    }
    const rest = identifier.slice((attributeValue(entry.element, names.attribute) ?? '').length);
    return { target: hasScheme(prefix) ? prefix + rest : prefix + decoded(rest) };
  }

  #bySuffix(names: EntryNames | undefined, identifier: string): Found | undefined {
    const [entry] = this.#longest(names, (suffix) => identifier.endsWith(suffix));
    return entry && target(entry, 'uri');
  }

  #delegated(kind: IdentifierKind, identifier: string, visited: Set<XmlCatalog>): Found | undefined {
    const entries = this.#longest(vocabularies[kind].delegate, (start) => identifier.startsWith(start));
    for (const entry of entries) {
      const found = this.#searchIn(entry, kind, identifier, visited);
      if (found !== undefined) {
        return found;
      }
    }
    return entries.length === 0 ? undefined : { target: undefined };
  }

  #next(kind: IdentifierKind, identifier: string, visited: Set<XmlCatalog>): Found | undefined {
    for (const entry of this.#entries) {
      if (entry.element.name === 'nextCatalog') {
        const found = this.#searchIn(entry, kind, identifier, visited);
        if (found !== undefined) {
          return found;
        }
      }
    }
    return undefined;
  }

  #searchIn(
    entry: Entry,
    kind: IdentifierKind,
    identifier: string,
    visited: Set<XmlCatalog>,
  ): Found | undefined {
    const catalog = this.#load(entry);
    return catalog === undefined ? undefined : catalog.#search(kind, identifier, visited);
  }

  /** The entries whose attribute passes, those with the longest value first. */
  #longest(names: EntryNames | undefined, test: (value: string) => boolean): readonly Entry[] {
    if (names === undefined) {
      return [];
    }
    const value = ({ element }: Entry): string => attributeValue(element, names.attribute) ?? '';
    return this.#entries
      .filter((entry) => entry.element.name === names.element && value(entry) !== '' && test(value(entry)))
      .toSorted((a, b) => value(b).length - value(a).length);
  }

  /** A catalog that cannot be read is passed over (section 7.1.2: implementations recover). */
  #load(entry: Entry): XmlCatalog | undefined {
    const path = target(entry, 'catalog').target;
    if (path === undefined || hasScheme(path)) {
      return undefined;
    }
    if (!this.#catalogs.has(path)) {
      const text = this.#readFile(path);
      const catalog =
        text === undefined ? undefined : XmlCatalog.parse(path, text, this.#readFile, this.#catalogs);
      this.#catalogs.set(path, typeof catalog === 'string' ? undefined : catalog);
    }
    return this.#catalogs.get(path);
  }
}

/** The entries of a catalog or a group, those of groups in it among them. */
function entriesIn(parent: SourceElement, inherited: string): readonly Entry[] {
  const base = baseOf(parent, inherited);
  return parent.children.flatMap((element): readonly Entry[] => {
    if (element.namespaceURI !== CATALOG_NAMESPACE) {
      return [];
    }
    return element.name === 'group' ? entriesIn(element, base) : [{ element, base: baseOf(element, base) }];
  });
}

function baseOf(element: SourceElement, inherited: string): string {
  const attribute = element.attributes.find(
    ({ name, namespaceURI }) => name === 'base' && namespaceURI === XML_NAMESPACE,
  );
  return attribute === undefined ? inherited : resolveReference(attribute.value.trim(), inherited);
}

function target({ element, base }: Entry, attribute: string): Found {
  const reference = attributeValue(element, attribute);
  return { target: reference === undefined ? undefined : resolveReference(reference, base) };
}

/** Resolves a URI reference against a base that is a path or a URL. */
function resolveReference(reference: string, base: string): string {
  if (/^file:/i.test(reference)) {
    try {
      return fileURLToPath(reference);
    } catch {
      return reference;
    }
  }
  if (hasScheme(reference)) {
    return reference;
  }
  if (hasScheme(base)) {
    return new URL(reference, base).href;
  }
  const path = decoded(reference);
  return path.startsWith('/') ? path : join(base.endsWith('/') ? base : dirname(base), path);
}

/** A scheme of one letter is a drive. */
function hasScheme(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]+:/.test(text);
}

function decoded(reference: string): string {
  try {
    return decodeURIComponent(reference);
  } catch {
    return reference;
  }
}

/** Section 6.3 of the standard: characters that URIs do not have are escaped. */
function normalizeUri(uri: string): string {
  return uri.replace(/[^\x21-\x7E]|["<>\\^`{|}]/gu, (character) =>
    [...Buffer.from(character)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );
}
