import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { DiagnosticSink } from '../diagnostics.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { applyConditionalInclusion, hasConditions, isIncluded } from './conditional-inclusion.js';
import { parseDocument } from './parse-document.js';
import type { SourceElement } from './source-element.js';

/** Gives the content of a file, or undefined where there is no such file. */
export type FileReader = (path: string) => Uint8Array | string | undefined;

/** What {@link DocumentStore.read} found: a root element, no file, or one that is not a document (reported already). */
export type StoredDocument =
  | { readonly kind: 'document'; readonly root: SourceElement }
  | { readonly kind: 'missing' }
  | { readonly kind: 'malformed' };

/** Options of a {@link DocumentStore}. */
export interface DocumentStoreOptions {
  readonly xsdVersion: XsdVersion;
  readonly readFile?: FileReader | undefined;
  readonly allowEntities?: boolean | undefined;
}

/** Reads and parses each file once. */
export class DocumentStore {
  readonly #diagnostics: DiagnosticSink;
  readonly #xsdVersion: XsdVersion;
  readonly #readFile: FileReader;
  readonly #allowEntities: boolean | undefined;
  readonly #documents = new Map<string, StoredDocument>();

  constructor(options: DocumentStoreOptions, diagnostics: DiagnosticSink) {
    this.#diagnostics = diagnostics;
    this.#xsdVersion = options.xsdVersion;
    this.#readFile = options.readFile ?? readFileIfPossible;
    this.#allowEntities = options.allowEntities;
  }

  /** Whether there is a file at the path. */
  exists(path: string): boolean {
    return this.read(path).kind !== 'missing';
  }

  /** The document at the path, what conditional inclusion leaves out left out. */
  read(path: string): StoredDocument {
    const key = resolve(path);
    const known = this.#documents.get(key);
    if (known !== undefined) {
      return known;
    }
    const document = this.#load(path);
    this.#documents.set(key, document);
    return document;
  }

  #load(path: string): StoredDocument {
    const content = this.#readFile(path);
    if (content === undefined) {
      return { kind: 'missing' };
    }
    const root = parseDocument(path, content, this.#diagnostics, { allowEntities: this.#allowEntities });
    if (root === undefined) {
      return { kind: 'malformed' };
    }
    return { kind: 'document', root: hasConditions(root) ? this.#includedPart(root) : root };
  }

  #includedPart(root: SourceElement): SourceElement {
    // XSD 1.0 has no conditional inclusion: a document that excludes itself is taken for one that says what it needs.
    if (this.#xsdVersion === '1.0' || isIncluded(root, this.#xsdVersion, this.#diagnostics)) {
      return applyConditionalInclusion(root, this.#xsdVersion, this.#diagnostics);
    }
    this.#diagnostics.report({
      severity: 'warning',
      rule: 'conditional-inclusion',
      message: `This document excludes itself from XSD ${this.#xsdVersion} (vc:minVersion, vc:maxVersion): nothing of it is used.`,
      location: root.location,
    });
    const attributes = root.attributes.filter(
      ({ name, namespaceURI }) => namespaceURI === '' && name === 'targetNamespace',
    );
    return { ...root, attributes, content: [], children: [] };
  }
}

/** What cannot be read (a folder, a name that no file can have, missing permission) is no schema document. */
function readFileIfPossible(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
