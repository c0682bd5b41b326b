import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** What {@link decodeDocument} found. */
export type DecodedDocument =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/**
 * Decodes a document by its byte order mark, else by its XML declaration, else as UTF-8
 * ("Extensible Markup Language (XML) 1.0", section 4.3.3 and appendix F).
 */
export function decodeDocument(bytes: Uint8Array): DecodedDocument {
  const found = encodingOf(bytes);
  if (found.mismatch !== undefined) {
    return { ok: false, message: found.mismatch };
  }
  const { encoding } = found;
  if (isLatin1(encoding)) {
    return decodeLatin1(bytes, encoding);
  }
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { ok: false, message: `The encoding '${encoding}' is not known; save the document as UTF-8.` };
  }
  try {
    const text = decoder.decode(bytes);
    return { ok: true, text: decoder.encoding === 'windows-1252' ? withoutControls(text) : text };
  } catch {
    return { ok: false, message: notInEncoding(encoding) };
  }
}

/** What windows-1252 has where ISO-8859-1 has the control characters from 80 to 9F. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node 20 decodes windows-1252 as if it were ISO-8859-1. */
function withoutControls(text: string): string {
  return text.replace(/[\u0080-\u009f]/g, (control) => windows1252.charAt(control.charCodeAt(0) - 0x80));
}

function notInEncoding(encoding: string): string {
  return `The document is not ${encoding}, although that is its declared or default encoding.`;
}

interface FoundEncoding {
  readonly encoding: string;
  /** Why it cannot be the encoding. */
  readonly mismatch?: string;
}

function encodingOf(bytes: Uint8Array): FoundEncoding {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return { encoding: 'utf-8' };
  }
  const isWide =
    (first === 0xff && second === 0xfe && third === 0 && fourth === 0) ||
    (first === 0 && second === 0 && (third === 0xfe || third === 0));
  if (isWide) {
    const mismatch = 'The document is in UTF-32, which is not read; save it as UTF-8.';
    return { encoding: 'utf-32', mismatch };
  }
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
    return { encoding: 'utf-16le' };
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
    return { encoding: 'utf-16be' };
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 400));
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start)?.[1] ?? 'utf-8';
  // The declaration could be read byte by byte, so this cannot be.
  if (/^(utf-?16|ucs-?2|iso-10646-ucs-[24]|utf-?32)/i.test(encoding)) {
    const mismatch = `The document says that it is in ${encoding}, but its bytes are not; say encoding="UTF-8", or save it as ${encoding}.`;
    return { encoding, mismatch };
  }
  return { encoding };
}

/** Encodings that `TextDecoder` takes for windows-1252, which has other characters from 80 to 9F. */
function isLatin1(encoding: string): boolean {
  return /^(iso-8859-1|latin1|us-ascii|ascii)$/i.test(encoding);
}

function decodeLatin1(bytes: Uint8Array, encoding: string): DecodedDocument {
  if (/ascii/i.test(encoding) && bytes.some((byte) => byte > 0x7f)) {
    return { ok: false, message: notInEncoding(encoding) };
  }
  return { ok: true, text: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1') };
}
