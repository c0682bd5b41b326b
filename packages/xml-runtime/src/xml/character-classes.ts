/**
 * Classes of ASCII characters as tables indexed by byte, for the loops that look at every byte of a document.
 * In each table 0 means "nothing special": those loops run on while they see 0.
 */

/** A byte of a sequence that is not ASCII; the character has to be decoded to be judged. */
export const MULTI_BYTE = 1;

/** A character of markup, one that needs translation, or one that XML does not allow. */
export const SPECIAL = 2;

const QUOTES_AND_MARKUP = '<&"\'';

/** For character data (production 14): `<`, `&`, `]` (perhaps `]]>`), CR and illegal characters are special. */
export const TEXT_CLASS: Uint8Array = table((code) => isControl(code) || '<&]\r'.includes(char(code)));

/** For attribute values (production 10); the white space that normalisation turns into spaces is special. */
export const ATTRIBUTE_CLASS: Uint8Array = table(
  (code) => isControl(code) || `${QUOTES_AND_MARKUP}\t\n\r`.includes(char(code)),
);

/** For names (production 4): every ASCII character that a name cannot hold is special. */
export const NAME_CLASS: Uint8Array = table((code) => !/[A-Za-z0-9:_.-]/.test(char(code)));

/** For white space (production 3): everything else is special. */
export const SPACE_CLASS: Uint8Array = table((code) => !' \t\n\r'.includes(char(code)));

/** For what comments, processing instructions and CDATA sections hold: the given delimiters are special. */
export const OPAQUE_CLASS: Uint8Array = table((code) => isControl(code) || '-?]\r'.includes(char(code)));

/** Control characters that XML does not allow, and those that need a look. */
function isControl(code: number): boolean {
  return code < 0x20 && code !== 0x09 && code !== 0x0a;
}

function char(code: number): string {
  return String.fromCharCode(code);
}

function table(isSpecial: (code: number) => boolean): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, code) =>
    code >= 0x80 ? MULTI_BYTE : isSpecial(code) ? SPECIAL : 0,
  );
}
