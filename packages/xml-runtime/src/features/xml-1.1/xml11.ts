import type { Xml11 } from '../../xml/xml11.js';
import { translateXml11 } from './translate-xml11.js';
import { writeXml11Text } from './write-text.js';

/**
 * XML 1.1: the value of the option `xml11` with which documents of that version are read and written.
 * @example
 * ```ts
 * serialize(NoteElement, note, { declaration: { version: '1.1' }, xml11 });
 * ```
 */
export const xml11: Xml11 = {
  translate: translateXml11,
  writeText: writeXml11Text,
};
