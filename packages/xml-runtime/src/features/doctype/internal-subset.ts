import type { DocumentTypeReader } from '../../xml/document-type.js';
import { checkLimits } from '../../xml/limits.js';
import { Declarations } from './declarations.js';
import { DeclaredDocumentType } from './declared-document-type.js';
import { readDeclarations } from './read-declarations.js';
import { scanDocumentType } from './scan-document-type.js';
import { DEFAULT_MAX_DOCTYPE_LENGTH, type DoctypeLimits } from './skip-doctype.js';

/** Bounds on what the declarations of an internal subset may cost. Exceeding one is an error. */
export interface InternalSubsetLimits extends DoctypeLimits {
  /**
   * How many entities may be declared.
   * @defaultValue {@link DEFAULT_MAX_ENTITIES}
   */
  readonly maxEntities?: number;
  /**
   * How many characters all references to entities, and all attributes that get their default, may add to a document.
   * @defaultValue {@link DEFAULT_MAX_EXPANSION}
   */
  readonly maxExpansion?: number;
  /**
   * How deep entities may refer to entities.
   * @defaultValue {@link DEFAULT_MAX_ENTITY_DEPTH}
   */
  readonly maxEntityDepth?: number;
}

/** More than the entity sets of XHTML and MathML together. */
export const DEFAULT_MAX_ENTITIES = 10_000;

/** Enough for documents that abbreviate names, or write patterns as grammars. */
export const DEFAULT_MAX_EXPANSION = 1_000_000;

/** Three times what a library of patterns needs that builds them of sixty-eight entities. */
export const DEFAULT_MAX_ENTITY_DEPTH = 32;

/**
 * Makes the value of the option `doctype` with which the internal subset of a document type declaration is read, what
 * stands between its brackets: internal entities are put in the place of references to them, attributes get their
 * defaults and are normalised by their types, and values of `xs:ENTITY`, `xs:ENTITIES` and `xs:NOTATION` have to be
 * declared. The external subset and external entities are never fetched.
 * @param limits - {@link InternalSubsetLimits}, for trusted documents that need more
 * @throws TypeError when a limit is not a positive number
 * @example
 * ```ts
 * const book = parse(BookElement, text, { doctype: internalSubset() });
 * ```
 */
export function internalSubset(limits: InternalSubsetLimits = {}): DocumentTypeReader {
  const resolved = checkLimits({
    maxDoctypeLength: limits.maxDoctypeLength ?? DEFAULT_MAX_DOCTYPE_LENGTH,
    maxEntities: limits.maxEntities ?? DEFAULT_MAX_ENTITIES,
    maxExpansion: limits.maxExpansion ?? DEFAULT_MAX_EXPANSION,
    maxEntityDepth: limits.maxEntityDepth ?? DEFAULT_MAX_ENTITY_DEPTH,
  });
  return {
    read(source, start) {
      const parts = scanDocumentType(source, start, resolved.maxDoctypeLength);
      const declarations = new Declarations();
      const documentType = new DeclaredDocumentType(declarations, resolved);
      readDeclarations(source, parts, declarations, documentType, resolved);
      return { end: parts.end, documentType };
    },
  };
}
