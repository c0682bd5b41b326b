/**
 * Classes of bytes, a bit for each: the loops that look at every byte of a document run on while the bit of theirs is
 * not set. Bytes of characters beyond ASCII are of all classes but {@link NO_NAME}: they have to be decoded to be judged.
 */

/** Character data (production 14) stops: at markup, references, `]` (perhaps `]]>`), CR and illegal characters. */
export const NO_TEXT = 1;

/** An attribute value (production 10) stops: at quotes, markup, references, and white space that becomes spaces. */
export const NO_VALUE = 2;

/** What comments, processing instructions and CDATA sections hold stops: at a byte that may end them. */
export const NO_OPAQUE = 4;

/** A name (production 4) ends. */
export const NO_NAME = 8;

/** White space (production 3) ends. */
export const NO_SPACE = 16;

/** The classes of each byte. */
export const CLASSES: Uint8Array = Uint8Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  const isIn = (characters: string): boolean => characters.includes(character);
  // Behind the end of a document stands a zero.
  const stopsAll = code >= 0x80 || (code < 0x20 && !isIn('\t\n'));
  return (
    (stopsAll || isIn('<&]') ? NO_TEXT : 0) |
    (stopsAll || isIn('<&"\'\t\n') ? NO_VALUE : 0) |
    (stopsAll || isIn('-?]') ? NO_OPAQUE : 0) |
    (code >= 0x80 || /[\w:.-]/.test(character) ? 0 : NO_NAME) |
    (isIn(' \t\n\r') ? 0 : NO_SPACE)
  );
});

/** The offset behind the white space that may stand at `start`. */
export function skipSpace(bytes: Uint8Array, start: number): number {
  let index = start;
  while (((CLASSES[bytes[index] as number] as number) & NO_SPACE) === 0) index++;
  return index;
}

/** The offset behind the bytes of a name that may start at `start`. */
export function skipNameBytes(bytes: Uint8Array, start: number): number {
  let index = start;
  while (((CLASSES[bytes[index] as number] as number) & NO_NAME) === 0) index++;
  return index;
}
