import type { Xml11Writing } from '../../xml/writer-options.js';
import { translateXml11 } from './translate.js';
import { writeXml11Text } from './write-text.js';

/**
 * XML 1.1: the value of the option `xml11`, for documents of that version.
 * @example
 * ```ts
 * serialize(NoteElement, note, { declaration: { version: '1.1' }, xml11 });
 * ```
 */
export const xml11: Xml11Writing & { readonly translate: typeof translateXml11 } = {
  translate: translateXml11,
  writeText: writeXml11Text,
};
