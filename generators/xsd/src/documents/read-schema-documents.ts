import { readFileSync } from 'node:fs';
import { normalize, resolve } from 'node:path';
import type { XsdVersion } from '../components/context.js';
import type { SourceLocation } from '../components/model.js';
import { type Diagnostic, DiagnosticCollector, unsupportedRule } from '../diagnostics.js';
import type { Catalog } from './catalog.js';
import { applyConditionalInclusion, isIncluded } from './conditional-inclusion.js';
import { decodeDocument } from './decode.js';
import { locationOfNamespace, type ResolvedLocation, resolveLocation } from './locations.js';
import { XML_NAMESPACE, XSD_NAMESPACE, XSI_NAMESPACE } from './namespaces.js';
import { parseDocument } from './parse-document.js';
import type { SchemaDocument } from './schema-document.js';
import { attributeValue, collapseWhiteSpace, type SourceElement } from './source-element.js';

/** Gives the content of a file, or undefined where there is no such file. */
export type FileReader = (path: string) => Uint8Array | string | undefined;

/** Options of {@link readSchemaDocuments}. */
export interface ReadOptions {
  readonly catalog?: Catalog;
  /** Decides what conditional inclusion leaves out; '1.0' by default. */
  readonly xsdVersion?: XsdVersion;
  /** Reads a file; the file system's by default. Nothing is ever read from the network. */
  readonly readFile?: FileReader;
}

/** What {@link readSchemaDocuments} returns. */
export interface ReadResult {
  /** Each document once (a chameleon once for each namespace it was included into), in the order they were reached. */
  readonly documents: readonly SchemaDocument[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads schema documents and all that they include and import ("XML Schema Part 1: Structures", section 4.2).
 *
 * A location that leads to no file is a warning, since it is a hint only (section 4.2.3); a URL that is not in the
 * catalog is an error, unless another document declares the namespace.
 *
 * @param entries - paths of the documents to start from
 */
export function readSchemaDocuments(entries: readonly string[], options: ReadOptions = {}): ReadResult {
  return new Reader(options).read(entries);
}

interface RemoteImport {
  readonly url: string;
  readonly namespace: string;
  readonly element: SourceElement;
  readonly document: SchemaDocument;
}

/** What leads to a document. */
interface Reference {
  readonly rule: 'src-include' | 'src-import' | 'entry';
  readonly location: SourceLocation;
  /** The namespace that the document must have, where that is settled; otherwise it decides itself. */
  readonly namespace?: string;
}

class Reader {
  readonly #diagnostics = new DiagnosticCollector();
  readonly #documents = new Map<string, SchemaDocument>();
  readonly #trees = new Map<string, SourceElement | undefined>();
  readonly #remoteImports: RemoteImport[] = [];
  readonly #catalog: Catalog | undefined;
  readonly #xsdVersion: XsdVersion;
  readonly #readFile: FileReader;

  constructor({ catalog, xsdVersion = '1.0', readFile = readFileIfExists }: ReadOptions) {
    this.#xsdVersion = xsdVersion;
    this.#catalog = catalog;
    this.#readFile = readFile;
  }

  read(entries: readonly string[]): ReadResult {
    for (const entry of entries) {
      this.#follow(normalize(entry), { rule: 'entry', location: { file: entry, line: 1, column: 1 } });
    }
    this.#reportRemoteImports();
    return { documents: [...this.#documents.values()], diagnostics: this.#diagnostics.diagnostics };
  }

  #error(rule: string, message: string, location: SourceLocation): void {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
  }

  #follow(path: string, reference: Reference): void {
    const root = this.#tree(path, reference);
    if (root === undefined) {
      return;
    }
    if (root.name !== 'schema' || root.namespaceURI !== XSD_NAMESPACE) {
      this.#reportNotASchema(path, root, reference);
      return;
    }
    const own = attributeValue(root, 'targetNamespace') ?? '';
    if (!this.#hasExpectedNamespace(path, own, reference)) {
      return;
    }
    const chameleon = reference.rule === 'src-include' && own === '' && (reference.namespace ?? '') !== '';
    const targetNamespace = chameleon ? (reference.namespace ?? '') : own;
    const key = `{${targetNamespace}}${resolve(path)}`;
    if (this.#documents.has(key)) {
      return;
    }
    const document: SchemaDocument = {
      file: path,
      root,
      targetNamespace,
      chameleon,
      importedNamespaces: importedNamespaces(root),
    };
    this.#documents.set(key, document);
    this.#followReferences(document);
  }

  #followReferences(document: SchemaDocument): void {
    for (const child of document.root.children) {
      if (child.namespaceURI !== XSD_NAMESPACE) {
        continue;
      }
      switch (child.name) {
        case 'include':
          this.#include(document, child);
          break;
        case 'redefine':
        case 'override':
          this.#error(
            unsupportedRule,
            `xs:${child.name} is not supported yet: write the changed components into the including document.`,
            child.location,
          );
          // Read all the same, so that references to what it declares do not add errors.
          this.#include(document, child);
          break;
        case 'import':
          this.#import(document, child);
          break;
      }
    }
  }

  #include(document: SchemaDocument, element: SourceElement): void {
    const location = attributeValue(element, 'schemaLocation');
    if (location === undefined) {
      return;
    }
    const target = resolveLocation(location, document.file, this.#catalog);
    if (target.kind === 'remote') {
      this.#error('src-include', notInCatalog(target.url), element.location);
      return;
    }
    this.#follow(target.path, {
      rule: 'src-include',
      location: element.location,
      namespace: document.targetNamespace,
    });
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
    if (namespace === XSD_NAMESPACE || namespace === XSI_NAMESPACE) {
      return;
    }
    const target = this.#importTarget(document, element, namespace);
    if (target?.kind === 'remote') {
      this.#remoteImports.push({ url: target.url, namespace, element, document });
    } else if (target !== undefined) {
      this.#follow(target.path, { rule: 'src-import', location: element.location, namespace });
    }
  }

  #importTarget(
    document: SchemaDocument,
    element: SourceElement,
    namespace: string,
  ): ResolvedLocation | undefined {
    const byNamespace = locationOfNamespace(namespace, this.#catalog);
    const location = attributeValue(element, 'schemaLocation');
    if (location === undefined) {
      return byNamespace;
    }
    const target = resolveLocation(location, document.file, this.#catalog);
    if (byNamespace !== undefined && (target.kind === 'remote' || !this.#exists(target.path))) {
      return byNamespace;
    }
    return target;
  }

  #reportRemoteImports(): void {
    const declared = new Set([...this.#documents.values()].map((document) => document.targetNamespace));
    for (const { url, namespace, element, document } of this.#remoteImports) {
      if (namespace !== XML_NAMESPACE && !declared.has(namespace)) {
        this.#diagnostics.report({
          severity: refersTo(document.root, namespace) ? 'error' : 'warning',
          rule: 'src-import',
          message: notInCatalog(url),
          location: element.location,
        });
      }
    }
  }

  #exists(path: string): boolean {
    return this.#trees.has(resolve(path)) || this.#readFile(path) !== undefined;
  }

  /** The root element of the document at `path`; undefined when there is none, which has then been reported. */
  #tree(path: string, reference: Reference): SourceElement | undefined {
    const key = resolve(path);
    if (this.#trees.has(key)) {
      return this.#trees.get(key);
    }
    const content = this.#readFile(path);
    if (content === undefined) {
      this.#reportMissing(path, reference);
      return undefined;
    }
    const tree = this.#parse(path, content);
    this.#trees.set(key, tree);
    return tree;
  }

  #parse(path: string, content: Uint8Array | string): SourceElement | undefined {
    const decoded =
      typeof content === 'string' ? { ok: true as const, text: content } : decodeDocument(content);
    if (!decoded.ok) {
      this.#error('xml-well-formed', decoded.message, { file: path, line: 1, column: 1 });
      return undefined;
    }
    const root = parseDocument(path, decoded.text, this.#diagnostics);
    return root && this.#includedPart(root);
  }

  #includedPart(root: SourceElement): SourceElement {
    // XSD 1.0 has no conditional inclusion: a document that excludes itself is taken for one that says what it needs.
    if (this.#xsdVersion === '1.0' || isIncluded(root, this.#xsdVersion)) {
      return applyConditionalInclusion(root, this.#xsdVersion);
    }
    this.#diagnostics.report({
      severity: 'warning',
      rule: 'conditional-inclusion',
      message: `This document excludes itself from XSD ${this.#xsdVersion} (vc:minVersion, vc:maxVersion): nothing of it is used.`,
      location: root.location,
    });
    return { ...root, content: [], children: [] };
  }

  #reportMissing(path: string, { rule, location, namespace }: Reference): void {
    // An imported document is not needed where the namespace is built in.
    if (namespace === XML_NAMESPACE) {
      return;
    }
    this.#diagnostics.report({
      severity: rule === 'entry' ? 'error' : 'warning',
      rule: 'schema-reference',
      message: `There is no schema document '${path}'.`,
      location,
    });
  }

  #reportNotASchema(path: string, root: SourceElement, { rule, location }: Reference): void {
    const message = `'${path}' is not a schema document: its root element is {${root.namespaceURI}}${root.name}, not xs:schema.`;
    const rules = {
      'src-include': 'src-include.1',
      'src-import': 'src-import.2',
      entry: 's4s-elt-schema-ns',
    };
    this.#error(rules[rule], message, rule === 'entry' ? root.location : location);
  }

  #hasExpectedNamespace(path: string, found: string, { rule, location, namespace }: Reference): boolean {
    if (namespace === undefined || found === namespace || (rule === 'src-include' && found === '')) {
      return true;
    }
    const is = found === '' ? 'no target namespace' : `the target namespace '${found}'`;
    if (rule === 'src-include') {
      const including = namespace === '' ? 'has none' : `has '${namespace}'`;
      const message = `'${path}' has ${is}, but the including document ${including}; xs:import is for that.`;
      this.#error('src-include.2.1', message, location);
    } else {
      const expected = namespace === '' ? 'components without a namespace' : `'${namespace}'`;
      this.#error(
        namespace === '' ? 'src-import.3.2' : 'src-import.3.1',
        `'${path}' has ${is}, but xs:import asks for ${expected}.`,
        location,
      );
    }
    return false;
  }
}

function importedNamespaces(root: SourceElement): ReadonlySet<string> {
  const imports = root.children.filter(
    (child) => child.namespaceURI === XSD_NAMESPACE && child.name === 'import',
  );
  return new Set(imports.map((element) => attributeValue(element, 'namespace') ?? ''));
}

const referringAttributes = new Set([
  'ref',
  'type',
  'base',
  'itemType',
  'memberTypes',
  'substitutionGroup',
  'refer',
]);

/** Whether a schema document names a component of the namespace. */
function refersTo(element: SourceElement, namespace: string): boolean {
  const names = element.attributes
    .filter((attribute) => attribute.namespaceURI === '' && referringAttributes.has(attribute.name))
    .flatMap((attribute) => collapseWhiteSpace(attribute.value).split(' '));
  return (
    names.some((name) => (element.namespaces.get(/^([^:]*):/.exec(name)?.[1] ?? '') ?? '') === namespace) ||
    element.children.some((child) => refersTo(child, namespace))
  );
}

function notInCatalog(url: string): string {
  return `'${url}' is a URL, and nothing is read from the network: add it to the catalog, under "uri".`;
}

function readFileIfExists(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (
      error instanceof Error &&
      'code' in error &&
      (error.code === 'ENOENT' || error.code === 'ENOTDIR' || error.code === 'EISDIR')
    ) {
      return undefined;
    }
    throw error;
  }
}
