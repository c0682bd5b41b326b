import { type ByteBuffer, type EscapeTable, NO_ESCAPES } from '../../xml/byte-buffer.js';

/** XML 1.1: the restricted characters (production 2a), and the line ends that readers turn into LF (section 2.11). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to be found
const REFERENCE_ONLY = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u2028]/g;

/**
 * Appends a text of a document of XML 1.1, where control characters are written as references.
 * @returns the index of the first character that XML 1.1 cannot hold, or -1
 */
export function writeXml11Text(buffer: ByteBuffer, text: string, escapes: EscapeTable): number {
  let start = 0;
  for (const { 0: character, index } of text.matchAll(REFERENCE_ONLY)) {
    const illegal = buffer.text(text.slice(start, index), escapes);
    if (illegal !== -1) return start + illegal;
    buffer.text(`&#x${character.charCodeAt(0).toString(16).toUpperCase()};`, NO_ESCAPES);
    start = index + 1;
  }
  const illegal = buffer.text(text.slice(start), escapes);
  return illegal === -1 ? -1 : start + illegal;
}
