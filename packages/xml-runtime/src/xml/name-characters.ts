/**
 * Names of XML 1.0 (fifth edition, section 2.3) and of Namespaces in XML 1.0, which the name-like types and the
 * escapes `\i` and `\c` of regular expressions refer to.
 *
 * The expressions look at one character each: one that repeats would keep a place to come back to for each character.
 */

/** `NameStartChar`, as it stands in a character class. */
const nameStart =
  ':A-Z_a-z\xc0-\xd6\xd8-\xf6\xf8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}';

const startsName: RegExp = /* @__PURE__ */ new RegExp(`^[${nameStart}]`, 'u');

const noNameCharacter: RegExp = /* @__PURE__ */ new RegExp(
  `[^${nameStart}\\-.\\d\xb7\u0300-\u036f\u203f\u2040]`,
  'u',
);

/** Tests whether a name may begin with the character (production `NameStartChar`). */
export function isNameStartCharacter(code: number): boolean {
  return startsName.test(String.fromCodePoint(code));
}

/** Tests whether a name may hold the character (production `NameChar`). */
export function isNameCharacter(code: number): boolean {
  return !noNameCharacter.test(String.fromCodePoint(code));
}

/** Tests whether the text is a `Nmtoken`. */
export function isNmtoken(text: string): boolean {
  return text !== '' && !noNameCharacter.test(text);
}

/** Tests whether the text is a `Name`. */
export function isName(text: string): boolean {
  return startsName.test(text) && !noNameCharacter.test(text);
}

/** Tests whether the text is an `NCName`: a name without a colon. */
export function isNCName(text: string): boolean {
  return isName(text) && !text.includes(':');
}
