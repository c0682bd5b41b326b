import type { DocumentTypeReader } from '../../xml/document-type.js';
import { checkLimits } from '../../xml/limits.js';
import { scanDocumentType } from './scan-document-type.js';
import { SkippedDocumentType } from './skipped-document-type.js';

/** Bounds on a document type declaration. Exceeding one is an error. */
export interface DoctypeLimits {
  /**
   * How many bytes of UTF-8 it may have.
   * @defaultValue {@link DEFAULT_MAX_DOCTYPE_LENGTH}
   */
  readonly maxDoctypeLength?: number;
}

/** 1 MiB: what people and programs write into a document has kilobytes. */
export const DEFAULT_MAX_DOCTYPE_LENGTH: number = 2 ** 20;

/**
 * Makes the value of the option `doctype` with which document type declarations are passed over. What would need one is
 * an issue: a reference to an entity, and an element without an attribute that has a default.
 * @throws TypeError when a limit is not a positive number
 * @example
 * ```ts
 * const score = parse(ScorePartwiseElement, text, { doctype: skipDoctype() });
 * ```
 */
export function skipDoctype(limits: DoctypeLimits = {}): DocumentTypeReader {
  const { maxDoctypeLength } = checkLimits({
    maxDoctypeLength: limits.maxDoctypeLength ?? DEFAULT_MAX_DOCTYPE_LENGTH,
  });
  return {
    read(source, start) {
      const parts = scanDocumentType(source, start, maxDoctypeLength);
      return { end: parts.end, documentType: new SkippedDocumentType(parts) };
    },
  };
}
