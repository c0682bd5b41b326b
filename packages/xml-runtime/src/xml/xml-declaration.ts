import { decode, fail, type Source, type XmlVersion } from './source.js';

/** What an XML declaration says (production 23). */
export interface DeclarationInfo {
  /** The offset behind `?>`. */
  readonly end: number;
  readonly encoding: string | undefined;
  readonly xmlVersion: XmlVersion;
}

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(?:'(1\.[0-9]+)'|"(1\.[0-9]+)")(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(?:'([A-Za-z][A-Za-z0-9._-]*)'|"([A-Za-z][A-Za-z0-9._-]*)"))?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(?:'(?:yes|no)'|"(?:yes|no)"))?[ \t\r\n]*\?>$/;

/** Longer ones are not declarations; keeps the search for `?>` short. */
const MAX_LENGTH = 1024;

/**
 * Reads the XML declaration at the start, if there is one.
 * @throws {@link XmlSyntaxError}
 */
export function readDeclaration(source: Source): DeclarationInfo | undefined {
  if (!startsDeclaration(source.bytes)) return undefined;
  const end = findEnd(source);
  const match = DECLARATION.exec(decode(source.bytes, 0, end));
  if (match === null) {
    fail(
      source,
      'xml-well-formed',
      'The XML declaration has to read <?xml version="1.0" encoding="…" standalone="yes|no"?>, the last two being optional.',
      0,
    );
  }
  return {
    end,
    encoding: match[3] ?? match[4],
    xmlVersion: (match[1] ?? match[2]) === '1.1' ? '1.1' : '1.0',
  };
}

function startsDeclaration(bytes: Uint8Array): boolean {
  const start = decode(bytes, 0, 6);
  return /^<\?xml[ \t\r\n]$/.test(start);
}

function findEnd(source: Source): number {
  const last = Math.min(source.length, MAX_LENGTH) - 1;
  for (let index = 5; index < last; index++) {
    if (source.bytes[index] === 0x3f && source.bytes[index + 1] === 0x3e) return index + 2;
  }
  return fail(source, 'xml-well-formed', 'The XML declaration does not end.', 0);
}
