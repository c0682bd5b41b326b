/**
 * Names of XML 1.0 (fifth edition, section 2.3) and of Namespaces in XML 1.0, which the name-like types and the
 * escapes `\i` and `\c` of regular expressions refer to.
 */

/** First and last code points, in ascending order, of `NameStartChar` above ASCII. */
const nameStartRanges: readonly number[] = [
  0xc0, 0xd6, 0xd8, 0xf6, 0xf8, 0x2ff, 0x370, 0x37d, 0x37f, 0x1fff, 0x200c, 0x200d, 0x2070, 0x218f, 0x2c00,
  0x2fef, 0x3001, 0xd7ff, 0xf900, 0xfdcf, 0xfdf0, 0xfffd, 0x10000, 0xeffff,
];

const colon = 0x3a;

/** Whether a name may begin with the character (production `NameStartChar`). */
export function isNameStartCharacter(code: number): boolean {
  if (code < 0x80) return isAsciiLetter(code) || code === 0x5f || code === colon;
  for (let index = 0; index < nameStartRanges.length; index += 2) {
    if (code < (nameStartRanges[index] ?? 0)) return false;
    if (code <= (nameStartRanges[index + 1] ?? 0)) return true;
  }
  return false;
}

/** Whether a name may hold the character (production `NameChar`). */
export function isNameCharacter(code: number): boolean {
  if (code < 0x80)
    return isAsciiLetter(code) || (code >= 0x2d && code <= 0x3a && code !== 0x2f) || code === 0x5f;
  return (
    code === 0xb7 ||
    (code >= 0x300 && code <= 0x36f) ||
    code === 0x203f ||
    code === 0x2040 ||
    isNameStartCharacter(code)
  );
}

/** Whether the text is a `Nmtoken`. */
export function isNmtoken(text: string): boolean {
  return text !== '' && everyCharacter(text, isNameCharacter);
}

/** Whether the text is a `Name`. */
export function isName(text: string): boolean {
  const first = text.codePointAt(0);
  return first !== undefined && isNameStartCharacter(first) && everyCharacter(text, isNameCharacter);
}

/** Whether the text is an `NCName`: a name without a colon. */
export function isNCName(text: string): boolean {
  return isName(text) && !text.includes(':');
}

function everyCharacter(text: string, accept: (code: number) => boolean): boolean {
  for (let index = 0; index < text.length; index++) {
    let code = text.charCodeAt(index);
    if (code >= 0xd800 && code <= 0xdfff) {
      code = text.codePointAt(index) ?? code;
      index++;
    }
    if (!accept(code)) return false;
  }
  return true;
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}
