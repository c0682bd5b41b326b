import { fail, Source } from '../../xml/source.js';

const NEXT_LINE_LEAD = 0xc2;
const NEXT_LINE_TRAIL = 0x85;
const LINE_SEPARATOR_LEAD = 0xe2;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const DELETE = 0x7f;

/**
 * The value of the option `xml11` with which documents of XML 1.1 are read: makes one that can be read like one of XML 1.0.
 * Translates line ends (XML 1.1, section 2.11), and refuses characters that 1.1 allows only as references (production 2a).
 * @param source - changed where it stands
 * @param start - where its content starts
 * @throws {@link XmlSyntaxError}
 */
export function translateXml11(source: Source, start: number): Source {
  const { bytes, length } = source;
  let end = start;
  for (let index = start; index < length; ) {
    const lineEnd = lineEndAt(bytes, index);
    if (lineEnd > 0) {
      bytes[end++] = LINE_FEED;
      index += lineEnd;
      continue;
    }
    const byte = bytes[index] as number;
    const trail = bytes[index + 1] as number;
    const isControl = byte === DELETE || (byte === NEXT_LINE_LEAD && trail >= 0x80 && trail <= 0x9f);
    if (isControl) {
      // Positions count what is translated; what follows is not looked at any more.
      bytes.copyWithin(end, index, length + 1);
      const code = byte === DELETE ? DELETE : trail;
      const message = `XML 1.1 allows U+00${code.toString(16).toUpperCase()} only as a character reference.`;
      fail(new Source(bytes, length - (index - end)), 'xml-well-formed', message, end);
    }
    bytes[end++] = byte;
    index++;
  }
  bytes[end] = 0;
  return new Source(bytes, end, start, '1.1');
}

/** The length of the line end at `index`, 0 where there is none: CR LF, CR NEL, CR, NEL and LS. LF is one already. */
function lineEndAt(bytes: Uint8Array, index: number): number {
  const byte = bytes[index];
  if (byte === CARRIAGE_RETURN) {
    if (bytes[index + 1] === LINE_FEED) return 2;
    return isNextLine(bytes, index + 1) ? 3 : 1;
  }
  if (isNextLine(bytes, index)) return 2;
  return byte === LINE_SEPARATOR_LEAD && bytes[index + 1] === 0x80 && bytes[index + 2] === 0xa8 ? 3 : 0;
}

function isNextLine(bytes: Uint8Array, index: number): boolean {
  return bytes[index] === NEXT_LINE_LEAD && bytes[index + 1] === NEXT_LINE_TRAIL;
}
