import { BaseResolver, type Document, type Source } from '@redocly/openapi-core';

/** Reads the files of a document, each once, and remembers those that could be read. */
export class DocumentFiles extends BaseResolver {
  readonly #documents: Document[] = [];

  /** The files that were read and parsed so far, in that order. */
  get documents(): readonly Document[] {
    return this.#documents;
  }

  /** Parses a file; called by the base class. */
  override parseDocument(source: Source, isRoot?: boolean): Document {
    const document = super.parseDocument(source, isRoot) as Document;
    this.#documents.push(document);
    return document;
  }
}
