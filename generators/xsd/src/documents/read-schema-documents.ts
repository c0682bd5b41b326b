import { normalize, resolve } from 'node:path';
import { type Diagnostic, DiagnosticCollector } from '../diagnostics.js';
import type { SourceLocation } from '../source-location.js';
import { XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from '../vocabulary/namespaces.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import type { Catalog } from './catalog.js';
import { DocumentStore, type FileReader } from './document-store.js';
import { locationOfNamespace, type ResolvedLocation, resolveLocation } from './locations.js';
import { declarationsIn, overrideSchema } from './override.js';
import type { RedefinedDocument, SchemaDocument } from './schema-document.js';
import { attributeValue, type SourceElement } from './source-element.js';
import type { UnreadDocument } from './unread-document.js';

export type { FileReader } from './document-store.js';

/** Options of {@link readSchemaDocuments}. */
export interface ReadOptions {
  readonly catalog?: Catalog;
  /** Decides what conditional inclusion leaves out; '1.0' by default. */
  readonly xsdVersion?: XsdVersion;
  /** Reads a file; the file system's by default. Nothing is ever read from the network. */
  readonly readFile?: FileReader;
  /** Reads what a DOCTYPE declares, within limits; false by default. */
  readonly allowEntities?: boolean | undefined;
}

/** What {@link readSchemaDocuments} returns. */
export interface ReadResult {
  /**
   * Each document once (a chameleon once for each namespace it was included into, an overridden one once for each way
   * in which it is overridden), in the order they were reached.
   */
  readonly documents: readonly SchemaDocument[];
  /** What was referred to and not read: an error only where a component is missing then (sections 4.2.1 and 4.2.3). */
  readonly unread: readonly UnreadDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads schema documents and all that they include, redefine, override and import ("XML Schema Part 1: Structures",
 * section 4.2).
 *
 * A location that leads to no file, or to the network, is no error yet, unless something is to be redefined there.
 *
 * @param entries - paths of the documents to start from
 */
export function readSchemaDocuments(entries: readonly string[], options: ReadOptions = {}): ReadResult {
  return new Reader(options).read(entries);
}

type Composition = 'include' | 'redefine' | 'override';

/** What leads to a document. */
interface Reference {
  readonly kind: Composition | 'import' | 'entry';
  readonly location: SourceLocation;
  /** The namespace that the document must have, where that is settled; otherwise it decides itself. */
  readonly namespace?: string;
  /** The declarations that replace those of the document. */
  readonly overriding: readonly SourceElement[];
  /** What the declarations in `overriding` import. */
  readonly importedNamespaces: ReadonlySet<string>;
}

/** A document whose references are still to be followed. */
interface OpenDocument extends SchemaDocument {
  readonly included: SchemaDocument[];
  readonly redefinitions: RedefinedDocument[];
}

const nothing: ReadonlySet<string> = new Set();

/** Namespaces of which something is built in, which may be all that a schema refers to. */
const builtInNamespaces: ReadonlySet<string | undefined> = new Set([XML_NAMESPACE, XSD_NAMESPACE]);

class Reader {
  readonly #diagnostics = new DiagnosticCollector();
  readonly #documents = new Map<string, OpenDocument>();
  readonly #store: DocumentStore;
  readonly #catalog: Catalog | undefined;
  readonly #numbers = new Map<SourceElement, number>();
  readonly #unread: UnreadDocument[] = [];
  /** Imports that need no document of their own where another one has the namespace. */
  readonly #dispensable: UnreadDocument[] = [];

  constructor({ catalog, xsdVersion = '1.0', readFile, allowEntities }: ReadOptions) {
    this.#catalog = catalog;
    this.#store = new DocumentStore({ xsdVersion, readFile, allowEntities }, this.#diagnostics);
  }

  read(entries: readonly string[]): ReadResult {
    for (const entry of entries) {
      this.#follow(normalize(entry), {
        kind: 'entry',
        location: { file: entry, line: 1, column: 1 },
        overriding: [],
        importedNamespaces: nothing,
      });
    }
    const documents = [...this.#documents.values()];
    const declared = new Set(documents.map((document) => document.targetNamespace));
    const missing = this.#dispensable.filter(({ namespace }) => !declared.has(namespace));
    return { documents, unread: [...this.#unread, ...missing], diagnostics: this.#diagnostics.diagnostics };
  }

  #error(rule: string, message: string, location: SourceLocation): void {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
  }

  #follow(path: string, reference: Reference): SchemaDocument | undefined {
    const stored = this.#store.read(path);
    if (stored.kind === 'missing') {
      this.#reportMissing(path, reference);
    }
    if (stored.kind === 'malformed') {
      this.#leaveUnread(path, reference);
    }
    if (stored.kind !== 'document') {
      return undefined;
    }
    const { root } = stored;
    if (root.name !== 'schema' || root.namespaceURI !== XSD_NAMESPACE) {
      this.#reportNotASchema(path, root, reference);
      this.#leaveUnread(path, reference);
      return undefined;
    }
    const own = attributeValue(root, 'targetNamespace') ?? '';
    if (!this.#hasExpectedNamespace(path, own, reference)) {
      this.#leaveUnread(path, reference);
      return undefined;
    }
    const { kind, overriding, namespace = '' } = reference;
    const chameleon = kind !== 'entry' && kind !== 'import' && own === '' && namespace !== '';
    const targetNamespace = chameleon ? namespace : own;
    const key = `{${targetNamespace}}${resolve(path)} ${this.#numbersOf(overriding)}`;
    const known = this.#documents.get(key);
    if (known !== undefined) {
      return known;
    }
    const document: OpenDocument = {
      file: path,
      root: overriding.length === 0 ? root : overrideSchema(root, overriding),
      written: root,
      targetNamespace,
      chameleon,
      importedNamespaces: new Set([...importedNamespaces(root), ...reference.importedNamespaces]),
      included: [],
      redefinitions: [],
    };
    this.#documents.set(key, document);
    this.#followReferences(document);
    return document;
  }

  /** Tells lists of declarations apart: a document that is overridden in the same way is the same document. */
  #numbersOf(overriding: readonly SourceElement[]): string {
    const numbers = overriding.map((declaration) => {
      const number = this.#numbers.get(declaration) ?? this.#numbers.size;
      this.#numbers.set(declaration, number);
      return number;
    });
    return numbers.sort((a, b) => a - b).join();
  }

  #followReferences(document: OpenDocument): void {
    for (const child of document.root.children) {
      if (child.namespaceURI !== XSD_NAMESPACE) {
        continue;
      }
      switch (child.name) {
        case 'include':
          this.#include(document, child, 'include');
          break;
        case 'redefine': {
          const redefined = this.#compose(document, child, 'redefine');
          document.redefinitions.push({ element: child, ...(redefined && { document: redefined }) });
          break;
        }
        case 'override':
          this.#include(document, child, 'override');
          break;
        case 'import':
          this.#import(document, child);
          break;
      }
    }
  }

  #include(document: OpenDocument, element: SourceElement, kind: 'include' | 'override'): void {
    const included = this.#compose(document, element, kind);
    if (included !== undefined) {
      document.included.push(included);
    }
  }

  /** Reads the document that an element adds to the same namespace. */
  #compose(document: SchemaDocument, element: SourceElement, kind: Composition): SchemaDocument | undefined {
    const location = attributeValue(element, 'schemaLocation');
    if (location === undefined) {
      return undefined;
    }
    const target = resolveLocation(location, element.location.file, this.#catalog);
    const reference: Reference = {
      kind,
      location: element.location,
      namespace: document.targetNamespace,
      overriding: kind === 'override' ? declarationsIn(element) : [],
      importedNamespaces: kind === 'override' ? document.importedNamespaces : nothing,
    };
    if (target.kind === 'remote') {
      this.#unread.push(unreadDocument(reference, notInCatalog(target.url)));
      this.#requireForRedefine(element, reference);
      return undefined;
    }
    const composed = this.#follow(target.path, reference);
    if (composed === undefined) {
      this.#requireForRedefine(element, reference);
    }
    return composed;
  }

  /** src-redefine, clause 1. */
  #requireForRedefine(element: SourceElement, { kind, location }: Reference): void {
    if (kind === 'redefine' && declarationsIn(element).length > 0) {
      this.#error(
        'src-redefine.1',
        'There is no schema document whose components xs:redefine can change.',
        location,
      );
    }
  }

  #import(document: SchemaDocument, element: SourceElement): void {
    const namespace = attributeValue(element, 'namespace') ?? '';
    // src-import, clause 1.
    if (namespace === document.targetNamespace) {
      const message =
        namespace === ''
          ? 'xs:import without a namespace needs a schema with a target namespace around it.'
          : `xs:import of the schema's own target namespace '${namespace}'; xs:include is for that.`;
      this.#error(namespace === '' ? 'src-import.1.2' : 'src-import.1.1', message, element.location);
      return;
    }
    // Its attributes are built in, and no document can declare others (no-xsi).
    if (namespace === XSI_NAMESPACE) {
      return;
    }
    const target = this.#importTarget(element, namespace);
    const reference: Reference = {
      kind: 'import',
      location: element.location,
      namespace,
      overriding: [],
      importedNamespaces: nothing,
    };
    if (target === undefined) {
      this.#dispensable.push({
        ...unreadDocument(reference, withoutLocation(namespace)),
        deservesWarning: false,
      });
    } else if (target.kind === 'remote') {
      this.#dispensable.push(unreadDocument(reference, notInCatalog(target.url)));
    } else {
      this.#follow(target.path, reference);
    }
  }

  #importTarget(element: SourceElement, namespace: string): ResolvedLocation | undefined {
    const byNamespace = locationOfNamespace(namespace, this.#catalog);
    const location = attributeValue(element, 'schemaLocation');
    if (location === undefined) {
      return byNamespace;
    }
    const target = resolveLocation(location, element.location.file, this.#catalog);
    if (byNamespace !== undefined && (target.kind === 'remote' || !this.#store.exists(target.path))) {
      return byNamespace;
    }
    return target;
  }

  /** Takes note of a document whose errors have been reported. */
  #leaveUnread(path: string, reference: Reference): void {
    const reason = `'${path}' has errors, and nothing of it is used.`;
    this.#unread.push({ ...unreadDocument(reference, reason), deservesWarning: false });
  }

  #reportMissing(path: string, reference: Reference): void {
    if (reference.kind === 'entry') {
      this.#error('schema-reference', `There is no schema document '${path}'.`, reference.location);
    } else {
      this.#unread.push(unreadDocument(reference, `There is no schema document '${path}'.`));
    }
  }

  #reportNotASchema(path: string, root: SourceElement, { kind, location }: Reference): void {
    const namespace = root.namespaceURI === '' ? 'no namespace' : `namespace '${root.namespaceURI}'`;
    const message = `'${path}' is not a schema document: its root element is '${root.name}' in ${namespace}, not xs:schema.`;
    const rules = {
      include: 'src-include.1',
      redefine: 'src-redefine.2',
      override: 'src-override.1',
      import: 'src-import.2',
      entry: 's4s-elt-schema-ns',
    };
    this.#error(rules[kind], message, kind === 'entry' ? root.location : location);
  }

  #hasExpectedNamespace(path: string, found: string, { kind, location, namespace }: Reference): boolean {
    if (
      namespace === undefined ||
      found === namespace ||
      ((kind === 'include' || kind === 'redefine' || kind === 'override') && found === '')
    ) {
      return true;
    }
    const is = found === '' ? 'no target namespace' : `the target namespace '${found}'`;
    if (kind === 'import') {
      const expected = namespace === '' ? 'components without a namespace' : `'${namespace}'`;
      this.#error(
        namespace === '' ? 'src-import.3.2' : 'src-import.3.1',
        `'${path}' has ${is}, but xs:import asks for ${expected}.`,
        location,
      );
      return false;
    }
    const rules = {
      include: 'src-include.2.1',
      redefine: 'src-redefine.3.1',
      override: 'src-override.2.1',
      entry: '',
    };
    const including = namespace === '' ? 'has none' : `has '${namespace}'`;
    const message = `'${path}' has ${is}, but the document with this xs:${kind} ${including}; xs:import is for that.`;
    this.#error(rules[kind], message, location);
    return false;
  }
}

function importedNamespaces(root: SourceElement): ReadonlySet<string> {
  const imports = root.children.filter(
    (child) => child.namespaceURI === XSD_NAMESPACE && child.name === 'import',
  );
  return new Set(imports.map((element) => attributeValue(element, 'namespace') ?? ''));
}

function unreadDocument({ location, namespace = '' }: Reference, reason: string): UnreadDocument {
  // An imported document is not needed where the namespace is built in.
  return { namespace, location, reason, deservesWarning: !builtInNamespaces.has(namespace) };
}

function withoutLocation(namespace: string): string {
  const which = namespace === '' ? 'without a target namespace' : `of namespace '${namespace}'`;
  return `No schema document ${which} was read, and this xs:import has no schemaLocation: give it one, add the namespace to the catalog, or name the document on the command line.`;
}

function notInCatalog(url: string): string {
  return `'${url}' is a URL, and nothing is read from the network: add it to the catalog, under "uri".`;
}
