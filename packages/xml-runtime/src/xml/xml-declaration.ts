import { decode, fail, type Source, startsWith, type XmlVersion } from './source.js';

/** What an XML declaration says (production 23). */
export interface XmlDeclarationInfo {
  /** The offset behind its `?>`; 0 where there is none. */
  readonly end: number;
  /** In lower case. */
  readonly encoding: string | undefined;
  readonly xmlVersion: XmlVersion;
}

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])(1\.[0-9]+)\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])([A-Za-z][\w.-]*)\3)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\5)?[ \t\r\n]*\?>/;

/** Longer ones are not declarations. */
const MAX_LENGTH = 1024;

/**
 * Reads the XML declaration at the start, if there is one.
 * @throws {@link XmlSyntaxError}
 */
export function readDeclaration(source: Source): XmlDeclarationInfo {
  const { bytes, length } = source;
  if (!startsWith(bytes, 0, '<?xml') || !' \t\r\n'.includes(String.fromCharCode(bytes[5] as number))) {
    return { end: 0, encoding: undefined, xmlVersion: '1.0' };
  }
  if (latest !== undefined && isAtStart(latest.bytes, bytes)) return latest.info;
  const match = DECLARATION.exec(decode(bytes, 0, Math.min(length, MAX_LENGTH)));
  if (match === null) {
    const form = '<?xml version="1.0" encoding="…" standalone="yes|no"?>';
    fail(
      source,
      'xml-well-formed',
      `The XML declaration has to read ${form}, the last two being optional.`,
      0,
    );
  }
  const [{ length: end }, , version, , encoding] = match;
  const info: XmlDeclarationInfo = {
    end,
    encoding: encoding?.toLowerCase(),
    xmlVersion: version === '1.1' ? '1.1' : '1.0',
  };
  latest = { bytes: bytes.slice(0, end), info };
  return info;
}

/** The declaration that was read last: most documents of a program have the same. */
let latest: { readonly bytes: Uint8Array; readonly info: XmlDeclarationInfo } | undefined;

function isAtStart(start: Uint8Array, bytes: Uint8Array): boolean {
  for (let index = 0; index < start.length; index++) if (bytes[index] !== start[index]) return false;
  return true;
}
