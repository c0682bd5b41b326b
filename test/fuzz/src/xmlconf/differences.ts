import { readFileSync } from 'node:fs';

/**
 * Tests whose outcome is another than the suite says. The list may only shrink: a test that goes well is taken off it.
 */
export interface Differences {
  /** Of documents without a document type declaration. */
  readonly withoutDoctype: readonly string[];
  /** Of those with one, with the default options: the declaration is passed over. */
  readonly skipped: {
    /** Fit to be read, but with references to entities that may be declared. */
    readonly refusedForEntities: readonly string[];
    /** Fit to be read, but with attributes whose defaults are declared. */
    readonly refusedForDefaults: readonly string[];
    /** Not well-formed for what stands in the declaration, or in an entity. */
    readonly faultNotSeen: readonly string[];
  };
  /** Of those with one, where the internal subset is read. */
  readonly read: {
    /** Fit to be read, but with references to entities that are not in the document. */
    readonly refusedForEntities: readonly string[];
    /** Not well-formed for what stands outside of the document, or in a public identifier. */
    readonly faultNotSeen: readonly string[];
  };
}

/** Reads the committed list. */
export function readDifferences(): Differences {
  return JSON.parse(
    readFileSync(new URL('../../fixtures/xml-conformance-differences.json', import.meta.url), 'utf8'),
  );
}
