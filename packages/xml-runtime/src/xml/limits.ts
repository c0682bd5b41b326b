import type { DocumentTypeReader } from './document-type.js';

/** Bounds on what is read, so that a small hostile document cannot cost much. Exceeding one is an error. */
export interface ReaderLimits {
  /**
   * How deep elements may nest. Elements are read by recursion: the usual stack of Node holds about a thousand.
   * @defaultValue {@link DEFAULT_MAX_DEPTH}
   */
  readonly maxDepth?: number;
  /**
   * How many bytes of UTF-8 the document may have.
   * @defaultValue {@link DEFAULT_MAX_BYTES}
   */
  readonly maxBytes?: number;
  /**
   * How many attributes, namespace declarations among them, one element may have.
   * @defaultValue {@link DEFAULT_MAX_ATTRIBUTES}
   */
  readonly maxAttributes?: number;
  /**
   * How many bytes of UTF-8 one attribute value, or one run of text between two tags, may have.
   * @defaultValue {@link DEFAULT_MAX_TEXT_LENGTH}
   */
  readonly maxTextLength?: number;
  /**
   * How many bytes of UTF-8 a document type declaration may have.
   * @defaultValue {@link DEFAULT_MAX_DOCTYPE_LENGTH}
   */
  readonly maxDoctypeLength?: number;
}

/** How a document is read. */
export interface ReaderOptions extends ReaderLimits {
  /**
   * What happens with a document type declaration (`<!DOCTYPE`). `'skip'` passes over it, and makes an issue of what
   * would need it: a reference to an entity, and an element without an attribute that it gives a default. The value of
   * `internalSubset()` reads what stands between its brackets. `'refuse'` makes any declaration an error. Nothing is
   * ever fetched.
   * @defaultValue `'skip'`
   */
  readonly doctype?: 'skip' | 'refuse' | DocumentTypeReader;
}

/** Deeper than any document people write by hand or export; far from the end of the stack. */
export const DEFAULT_MAX_DEPTH = 256;

/** 64 MiB. */
export const DEFAULT_MAX_BYTES: number = 64 * 2 ** 20;

/** Tables that somebody wrote as attributes have thousands; a start tag of tens of thousands means harm. */
export const DEFAULT_MAX_ATTRIBUTES = 8192;

/** 16 MiB: room for an attachment in base64. */
export const DEFAULT_MAX_TEXT_LENGTH: number = 16 * 2 ** 20;

/** 1 MiB: what people and programs write into a document has kilobytes. */
export const DEFAULT_MAX_DOCTYPE_LENGTH: number = 2 ** 20;

/** {@link ReaderLimits} with every bound given. */
export type ResolvedLimits = Required<ReaderLimits>;

/**
 * Fills in the defaults.
 * @throws TypeError when a limit is not a positive number
 */
export function resolveLimits(limits: ReaderLimits): ResolvedLimits {
  return {
    maxDepth: positive('maxDepth', limits.maxDepth ?? DEFAULT_MAX_DEPTH),
    maxBytes: positive('maxBytes', limits.maxBytes ?? DEFAULT_MAX_BYTES),
    maxAttributes: positive('maxAttributes', limits.maxAttributes ?? DEFAULT_MAX_ATTRIBUTES),
    maxTextLength: positive('maxTextLength', limits.maxTextLength ?? DEFAULT_MAX_TEXT_LENGTH),
    maxDoctypeLength: positive('maxDoctypeLength', limits.maxDoctypeLength ?? DEFAULT_MAX_DOCTYPE_LENGTH),
  };
}

/**
 * The option `doctype`, or its default.
 * @throws TypeError when it has a value that it cannot have
 */
export function resolveDoctype({ doctype = 'skip' }: ReaderOptions): 'skip' | 'refuse' | DocumentTypeReader {
  if (doctype === 'skip' || doctype === 'refuse' || typeof doctype?.read === 'function') return doctype;
  const found = JSON.stringify(doctype);
  throw new TypeError(`The option doctype has to be 'skip', 'refuse' or internalSubset(), not ${found}.`);
}

function positive(option: string, value: number): number {
  if (typeof value !== 'number' || !(value > 0)) {
    throw new TypeError(`The option ${option} has to be a positive number, not ${String(value)}.`);
  }
  return value;
}
