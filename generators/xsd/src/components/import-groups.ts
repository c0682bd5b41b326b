import type { SchemaDocument } from '../documents/schema-document.js';

/**
 * Which documents make up a schema together: those that include, redefine or override each other. Others of the same
 * namespace were imported from another location.
 */
export class ImportGroups {
  readonly #groups = new Map<SchemaDocument, SchemaDocument>();

  constructor(documents: readonly SchemaDocument[]) {
    for (const document of documents) {
      for (const part of [...document.included, ...document.redefinitions.map((each) => each.document)]) {
        if (part !== undefined) {
          this.#groups.set(this.#representative(part), this.#representative(document));
        }
      }
    }
  }

  /** Whether two documents make up one schema. */
  areTogether(one: SchemaDocument, other: SchemaDocument): boolean {
    return this.#representative(one) === this.#representative(other);
  }

  #representative(document: SchemaDocument): SchemaDocument {
    let current = document;
    for (
      let next = this.#groups.get(current);
      next !== undefined && next !== current;
      next = this.#groups.get(current)
    ) {
      current = next;
    }
    return current;
  }
}
