import { checkSize, encodeString, terminate } from '../../xml/encoding.js';
import { fail, Source } from '../../xml/source.js';
import { readDeclaration } from '../../xml/xml-declaration.js';

/** What windows-1252 has where ISO-8859-1 has the control characters U+0080 to U+009F. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The value of the option `encodings` with which documents are read that are not in UTF-8: UTF-16, ISO-8859-1, US-ASCII, and
 * what else the platform's `TextDecoder` knows.
 * @throws {@link XmlSyntaxError} for other encodings, and for bytes that contradict theirs
 * @example
 * ```ts
 * const invoice = parse(InvoiceElement, bytes, { encodings: decodeEncoding });
 * ```
 */
export function decodeEncoding(input: Uint8Array, declared: string | undefined, maxBytes: number): Source {
  if (declared === undefined) return decodeUtf16(input, maxBytes);
  if (/^iso[-_]8859-1$|^latin1$/.test(declared)) {
    const source = encodeLatin1(input);
    checkSize(source.length, maxBytes);
    return source;
  }
  const source = terminate(input, maxBytes);
  if (/^(?:us-)?ascii$/.test(declared)) {
    const offset = input.findIndex((byte) => byte >= 0x80);
    if (offset !== -1) fail(source, 'xml-encoding', 'This byte is not US-ASCII.', offset);
    return source;
  }
  if (declared.startsWith('utf-16')) {
    fail(source, 'xml-encoding', `The encoding ${declared} has to start with a byte order mark.`, 0);
  }
  return encodeString(decodeLegacy(source, declared), maxBytes);
}

function decodeUtf16(input: Uint8Array, maxBytes: number): Source {
  // A byte order mark, or else the '<' that comes first (appendix F.1).
  const bigEndian = input[0] === 0xfe || input[0] === 0;
  if (input[2] === 0 && input[3] === 0) {
    const message = 'The document is in UTF-32, which is not read; save it as UTF-8.';
    fail(terminate(input, Number.POSITIVE_INFINITY), 'xml-encoding', message, 0);
  }
  checkSize(input.length / 2, maxBytes);
  let text: string;
  try {
    text = new TextDecoder(bigEndian ? 'utf-16be' : 'utf-16le', { fatal: true }).decode(input);
  } catch {
    return failAtUtf16(input, bigEndian, maxBytes);
  }
  const source = encodeString(text, maxBytes);
  const { encoding } = readDeclaration(source);
  if (encoding === undefined && (input[0] ?? 0) < 0xfe) {
    const message = 'UTF-16 without a byte order mark has to declare its encoding (section 4.3.3).';
    fail(source, 'xml-encoding', message, 0);
  }
  if (encoding !== undefined && !/^utf-16(le|be)?$/.test(encoding)) {
    fail(source, 'xml-encoding', `The document is UTF-16, but declares the encoding ${encoding}.`, 0);
  }
  return source;
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
  return new Source(bytes, length);
}

/** Decodes what the platform's `TextDecoder` knows besides Unicode: `windows-1252`, `Shift_JIS` and the like. */
function decodeLegacy(source: Source, encoding: string): string {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch {
    const remedy = 'Decode the document to a string, and pass that.';
    return fail(source, 'xml-encoding', `The encoding ${encoding} is not supported. ${remedy}`, 0);
  }
  let text: string;
  try {
    text = decoder.decode(source.bytes.subarray(0, source.length));
  } catch {
    return fail(source, 'xml-encoding', `The bytes are not ${encoding}, the encoding that is declared.`, 0);
  }
  // Node 20 decodes windows-1252 as if it were ISO-8859-1.
  return decoder.encoding === 'windows-1252'
    ? text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80))
    : text;
}
