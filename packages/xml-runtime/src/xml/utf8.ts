import { fail, type Source } from './source.js';

/**
 * Checks the character at `offset`, which is not ASCII: well-formed UTF-8 (Unicode, table 3-7) and a `Char` of XML.
 * @returns the offset behind it
 * @throws {@link XmlSyntaxError}
 */
export function skipCharacter(source: Source, offset: number): number {
  const { bytes } = source;
  const lead = bytes[offset] as number;
  // Behind the end stand zeros or nothing, neither of which continues a sequence.
  const second = bytes[offset + 1] as number;
  if (lead >= 0xc2 && lead <= 0xdf && isContinuation(second)) return offset + 2;
  const third = bytes[offset + 2] ?? 0;
  if (lead >= 0xe0 && lead <= 0xef && isContinuation(second) && isContinuation(third)) {
    const wellFormed = lead === 0xe0 ? second >= 0xa0 : lead !== 0xed || second < 0xa0;
    // U+FFFE and U+FFFF are not characters of XML (production 2).
    const isNonCharacter = lead === 0xef && second === 0xbf && third >= 0xbe;
    if (isNonCharacter) fail(source, 'xml-well-formed', 'U+FFFE and U+FFFF are not allowed in XML.', offset);
    if (wellFormed) return offset + 3;
  }
  if (
    lead >= 0xf0 &&
    lead <= 0xf4 &&
    isContinuation(second) &&
    isContinuation(third) &&
    isContinuation(bytes[offset + 3] ?? 0) &&
    (lead === 0xf0 ? second >= 0x90 : lead !== 0xf4 || second < 0x90)
  ) {
    return offset + 4;
  }
  return fail(source, 'xml-well-formed', 'These bytes are not UTF-8.', offset);
}

function isContinuation(byte: number): boolean {
  return (byte & 0xc0) === 0x80;
}

/** Complains about the ASCII character at `offset`, which does not belong there. */
export function failAtCharacter(source: Source, offset: number, where: string): never {
  const code = source.bytes[offset] as number;
  if (offset >= source.length) {
    const ends = source.inclusion === undefined ? 'The document ends' : 'The entity ends';
    return fail(source, 'xml-well-formed', `${ends} ${where}.`, offset);
  }
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const isControl = code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d;
  return isControl
    ? fail(source, 'xml-well-formed', `The character ${name} is not allowed in XML.`, offset)
    : fail(
        source,
        'xml-well-formed',
        `The character ${code > 0x20 ? `'${String.fromCharCode(code)}'` : name} is not allowed ${where}.`,
        offset,
      );
}
