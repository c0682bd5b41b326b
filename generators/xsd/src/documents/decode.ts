import { TextDecoder } from 'node:util';

/** What {@link decodeDocument} found. */
export type DecodedDocument =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly message: string };

/**
 * Decodes a document by its byte order mark, else by its XML declaration, else as UTF-8
 * ("Extensible Markup Language (XML) 1.0", appendix F).
 */
export function decodeDocument(bytes: Uint8Array): DecodedDocument {
  const encoding = encodingOf(bytes);
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding, { fatal: true });
  } catch {
    return { ok: false, message: `The encoding '${encoding}' is not known; save the document as UTF-8.` };
  }
  try {
    return { ok: true, text: decoder.decode(bytes) };
  } catch {
    return {
      ok: false,
      message: `The document is not ${encoding}, although that is its declared or default encoding.`,
    };
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) {
    return 'utf-8';
  }
  if (first === 0xff && second === 0xfe) {
    return 'utf-16le';
  }
  if (first === 0xfe && second === 0xff) {
    return 'utf-16be';
  }
  if (first === 0x3c && second === 0) {
    return 'utf-16le';
  }
  if (first === 0 && second === 0x3c) {
    return 'utf-16be';
  }
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 200));
  const declared = /^<\?xml[^>]*?\sencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(start);
  return declared?.[1] ?? 'utf-8';
}
