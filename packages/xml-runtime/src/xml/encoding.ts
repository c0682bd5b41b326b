import { decodeLegacy } from '../features/encodings/legacy-encoding.js';
import { translateXml11 } from '../features/xml-1.1/translate.js';
import { XmlSyntaxError } from '../issues/errors.js';
import { fail, type Source } from './source.js';
import { type DeclarationInfo, readDeclaration } from './xml-declaration.js';

/** A document as {@link Source}, and where its content starts: behind the XML declaration. */
export interface DecodedInput {
  readonly source: Source;
  readonly contentStart: number;
}

/**
 * Brings a document to UTF-8. A string is taken as it is, whatever encoding its XML declaration names. Bytes are
 * decoded by their byte order mark and their declaration: UTF-8, UTF-16, ISO-8859-1, US-ASCII, and what
 * else the platform's `TextDecoder` knows.
 * @throws {@link XmlSyntaxError} for other encodings, for bytes that contradict theirs, and beyond `maxBytes`
 */
export function decodeInput(input: string | Uint8Array, maxBytes: number): DecodedInput {
  if (typeof input === 'string') return withContentStart(encodeString(input, maxBytes));
  if (!(input instanceof Uint8Array)) {
    throw new TypeError('The document has to be a string or a Uint8Array.');
  }
  const first = ((input[0] ?? 0) << 8) | (input[1] ?? 0);
  // Without a byte order mark, the first character tells: it is '<' (appendix F.1).
  const isBigEndian = first === 0xfeff || first === 0x003c;
  if (isBigEndian || first === 0xfffe || first === 0x3c00) return decodeUtf16(input, isBigEndian, maxBytes);
  const hasMark = first === 0xefbb && input[2] === 0xbf;
  return decodeAsciiSuperset(hasMark ? input.subarray(3) : input, hasMark, maxBytes);
}

function decodeAsciiSuperset(input: Uint8Array, hasMark: boolean, maxBytes: number): DecodedInput {
  checkSize(input.length, maxBytes);
  const source = terminate(input);
  const declaration = readDeclaration(source);
  const encoding = declaration?.encoding?.toLowerCase() ?? 'utf-8';
  if (encoding === 'utf-8' || encoding === 'utf8') return startContent(source, declaration);
  if (hasMark) {
    fail(source, 'xml-encoding', `The document starts as UTF-8, but declares the encoding ${encoding}.`, 0);
  }
  if (encoding === 'us-ascii' || encoding === 'ascii') {
    const offset = input.findIndex((byte) => byte >= 0x80);
    if (offset !== -1) fail(source, 'xml-encoding', 'This byte is not US-ASCII.', offset);
    return startContent(source, declaration);
  }
  if (encoding === 'iso-8859-1' || encoding === 'iso_8859-1' || encoding === 'latin1') {
    const encoded = encodeLatin1(input);
    checkSize(encoded.length, maxBytes);
    return startContent(encoded, declaration);
  }
  if (encoding.startsWith('utf-16')) {
    fail(source, 'xml-encoding', `The encoding ${encoding} has to start with a byte order mark.`, 0);
  }
  return withContentStart(encodeString(decodeLegacy(source, encoding), maxBytes));
}

function decodeUtf16(input: Uint8Array, bigEndian: boolean, maxBytes: number): DecodedInput {
  if (input[2] === 0 && input[3] === 0) {
    fail(
      terminate(input),
      'xml-encoding',
      'The document is in UTF-32, which is not read; save it as UTF-8.',
      0,
    );
  }
  checkSize(input.length / 2, maxBytes);
  let text: string;
  try {
    text = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { fatal: true }).decode(input);
  } catch {
    return failAtUtf16(input, bigEndian, maxBytes);
  }
  const decoded = withContentStart(encodeString(text, maxBytes));
  const declared = readDeclaration(decoded.source)?.encoding?.toLowerCase();
  if (declared === undefined && (input[0] ?? 0) < 0xfe) {
    const message = 'UTF-16 without a byte order mark has to declare its encoding (section 4.3.3).';
    fail(decoded.source, 'xml-encoding', message, 0);
  }
  const encoding = declared ?? 'utf-16';
  if (!/^utf-16(le|be)?$/.test(encoding)) {
    fail(decoded.source, 'xml-encoding', `The document is UTF-16, but declares the encoding ${encoding}.`, 0);
  }
  return decoded;
}

/** Complains about the first code unit that is not part of a character. */
function failAtUtf16(input: Uint8Array, bigEndian: boolean, maxBytes: number): never {
  const text = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { ignoreBOM: true }).decode(input);
  const view = new DataView(input.buffer, input.byteOffset, input.byteLength);
  // What cannot be decoded is replaced, one code unit by one.
  let index = 0;
  while (index * 2 + 1 < input.length && view.getUint16(index * 2, !bigEndian) === text.charCodeAt(index)) {
    index++;
  }
  const source = encodeString(text, maxBytes);
  const offset = new TextEncoder().encode(text.slice(text.startsWith('\uFEFF') ? 1 : 0, index)).length;
  return fail(source, 'xml-encoding', 'The bytes are not UTF-16.', offset);
}

function withContentStart(source: Source): DecodedInput {
  return startContent(source, readDeclaration(source));
}

function startContent(source: Source, declaration: DeclarationInfo | undefined): DecodedInput {
  const contentStart = declaration?.end ?? 0;
  if (declaration?.xmlVersion !== '1.1') return { source, contentStart };
  return { source: translateXml11(source, contentStart), contentStart };
}

function encodeString(text: string, maxBytes: number): Source {
  checkSize(text.length, maxBytes);
  const unmarked = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  const encoder = new TextEncoder();
  // Most documents are ASCII, where one byte a character is enough.
  const bytes = new Uint8Array(unmarked.length + 1);
  const { read, written } = encoder.encodeInto(unmarked, bytes);
  bytes[bytes.length - 1] = 0;
  if (read === unmarked.length && written === read) return { bytes, length: written, xmlVersion: '1.0' };
  const encoded = terminate(encoder.encode(unmarked));
  const lone = unmarked.search(/\p{Surrogate}/u);
  if (lone !== -1) {
    const offset = encoder.encode(unmarked.slice(0, lone)).length;
    fail(encoded, 'xml-well-formed', 'A surrogate without its other half is not a character.', offset);
  }
  checkSize(encoded.length, maxBytes);
  return encoded;
}

function encodeLatin1(input: Uint8Array): Source {
  let high = 0;
  for (const byte of input) if (byte >= 0x80) high++;
  const length = input.length + high;
  const bytes = new Uint8Array(length + 1);
  let end = 0;
  for (const byte of input) {
    if (byte >= 0x80) {
      bytes[end++] = 0xc0 | (byte >> 6);
      bytes[end++] = 0x80 | (byte & 0x3f);
    } else {
      bytes[end++] = byte;
    }
  }
  return { bytes, length, xmlVersion: '1.0' };
}

/** A copy with a zero behind it; also keeps the caller from changing the bytes while they are read. */
function terminate(input: Uint8Array): Source {
  const bytes = new Uint8Array(input.length + 1);
  bytes.set(input);
  return { bytes, length: input.length, xmlVersion: '1.0' };
}

function checkSize(size: number, maxBytes: number): void {
  if (size <= maxBytes) return;
  throw new XmlSyntaxError([
    {
      rule: 'limit-bytes',
      message: 'The document is larger than the option maxBytes allows.',
      path: [],
      line: 1,
      column: 1,
      expected: `at most ${maxBytes} bytes`,
      found: `${Math.ceil(size)} bytes or more`,
    },
  ]);
}
