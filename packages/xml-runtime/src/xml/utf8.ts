import { fail, type Source, type XmlVersion } from './source.js';

/** The first code points that need as many bytes as the index says; fewer are what the first bytes promise. */
const FIRST_OF_LENGTH: readonly number[] = [0, 0, 0x80, 0x800, 0x10000];

/**
 * Checks the character at `offset`, which is not ASCII: well-formed UTF-8 (Unicode, table 3-7) and a `Char` of XML.
 * @returns the offset behind it
 * @throws {@link XmlSyntaxError}
 */
export function skipCharacter(source: Source, offset: number): number {
  const { bytes } = source;
  const lead = bytes[offset] as number;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let code = lead & (0x7f >> length);
  let isWellFormed = lead >= 0xc0 && lead < 0xf8;
  for (let index = 1; index < length; index++) {
    // Behind the end stand zeros or nothing, neither of which continues a sequence.
    const byte = bytes[offset + index] ?? 0;
    if ((byte & 0xc0) !== 0x80) isWellFormed = false;
    code = (code << 6) | (byte & 0x3f);
  }
  if (isWellFormed && code >= (FIRST_OF_LENGTH[length] as number) && isCharacter(code))
    return offset + length;
  // U+FFFE and U+FFFF are not characters of XML (production 2).
  const problem =
    isWellFormed && (code | 1) === 0xffff
      ? 'U+FFFE and U+FFFF are not allowed in XML.'
      : 'These bytes are not UTF-8.';
  return fail(source, 'xml-well-formed', problem, offset);
}

/** Production 2; XML 1.1 has all but U+0000 of the control characters, as references. */
export function isCharacter(code: number, version?: XmlVersion): boolean {
  if (code < 0x20) return code === 0x09 || code === 0x0a || code === 0x0d || (version === '1.1' && code > 0);
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Complains about the ASCII character at `offset`, which does not belong there. */
export function failAtCharacter(source: Source, offset: number, where: string): never {
  const code = source.bytes[offset] as number;
  let problem = 'The document ends';
  if (offset < source.length) {
    const name =
      code > 0x20
        ? `'${String.fromCharCode(code)}'`
        : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    problem = `The character ${name} is not allowed`;
    if (!isCharacter(code)) fail(source, 'xml-well-formed', `${problem} in XML.`, offset);
  } else if (source.inclusion !== undefined) {
    problem = 'The entity ends';
  }
  return fail(source, 'xml-well-formed', `${problem} ${where}.`, offset);
}
