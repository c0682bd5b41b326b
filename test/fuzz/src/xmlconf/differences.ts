import { readFileSync } from 'node:fs';

/**
 * Tests whose outcome is another than the suite says. The list may only shrink: a test that goes well is taken off it.
 */
export interface Differences {
  /** With the default options. Documents with a document type declaration are expected to be refused. */
  readonly default: readonly string[];
  /** With `doctype: 'skip'`, of documents with such a declaration. */
  readonly doctypeSkipped: {
    /** Fit to be read, but with references to entities that the declaration declares. */
    readonly refusedForEntities: readonly string[];
    /** Not well-formed for what stands in the declaration, or in an entity, or for the normalisation it asks for. */
    readonly faultNotSeen: readonly string[];
  };
}

/** Reads the committed list. */
export function readDifferences(): Differences {
  return JSON.parse(
    readFileSync(new URL('../../fixtures/xml-conformance-differences.json', import.meta.url), 'utf8'),
  );
}
