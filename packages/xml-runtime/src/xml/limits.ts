import type { DocumentTypeReader } from './document-type.js';
import type { EncodingDecoder } from './encoding.js';
import type { Xml11 } from './xml11.js';

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
}

/** How a document is read. */
export interface ReaderOptions extends ReaderLimits {
  /**
   * Reads document type declarations (`<!DOCTYPE`), which are an error otherwise. The value of `skipDoctype()` passes
   * over them, and makes an issue of what would need them: a reference to an entity, and an element without an attribute
   * that has a default. The value of `internalSubset()` reads what stands between the brackets. Nothing is ever fetched.
   * @defaultValue `'refuse'`
   */
  readonly doctype?: 'refuse' | DocumentTypeReader;
  /**
   * Reads documents that are not in UTF-8: `decodeEncoding`, for UTF-16, ISO-8859-1, US-ASCII and what else the platform's
   * `TextDecoder` knows. Without it, they are an error.
   */
  readonly encodings?: EncodingDecoder;
  /** Reads documents that declare version 1.1 of XML: `xml11`. Without it, they are an error. */
  readonly xml11?: Xml11;
}

/** Deeper than any document people write by hand or export; far from the end of the stack. */
export const DEFAULT_MAX_DEPTH = 256;

/** 64 MiB. */
export const DEFAULT_MAX_BYTES: number = 64 * 2 ** 20;

/** Tables that somebody wrote as attributes have thousands; a start tag of tens of thousands means harm. */
export const DEFAULT_MAX_ATTRIBUTES = 8192;

/** 16 MiB: room for an attachment in base64. */
export const DEFAULT_MAX_TEXT_LENGTH: number = 16 * 2 ** 20;

/** {@link ReaderLimits} with every bound given. */
export type ResolvedLimits = Required<ReaderLimits>;

const DEFAULTS: ResolvedLimits = {
  maxDepth: DEFAULT_MAX_DEPTH,
  maxBytes: DEFAULT_MAX_BYTES,
  maxAttributes: DEFAULT_MAX_ATTRIBUTES,
  maxTextLength: DEFAULT_MAX_TEXT_LENGTH,
};

/**
 * Fills in the defaults.
 * @throws TypeError when a limit is not a positive number
 */
export function resolveLimits(limits: ReaderLimits): ResolvedLimits {
  const { maxDepth, maxBytes, maxAttributes, maxTextLength } = limits;
  // Documents may be small: most of the time there is nothing to check.
  if ((maxDepth ?? maxBytes ?? maxAttributes ?? maxTextLength) === undefined) return DEFAULTS;
  return checkLimits({
    maxDepth: maxDepth ?? DEFAULT_MAX_DEPTH,
    maxBytes: maxBytes ?? DEFAULT_MAX_BYTES,
    maxAttributes: maxAttributes ?? DEFAULT_MAX_ATTRIBUTES,
    maxTextLength: maxTextLength ?? DEFAULT_MAX_TEXT_LENGTH,
  });
}

/**
 * Returns its argument.
 * @throws TypeError when a limit is not a positive number
 */
export function checkLimits<T extends object>(limits: T): T {
  for (const [option, value] of Object.entries(limits) as [string, unknown][]) {
    if (typeof value === 'number' && value > 0) continue;
    throw new TypeError(`The option ${option} has to be a positive number, not ${String(value)}.`);
  }
  return limits;
}
