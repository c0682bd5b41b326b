/** A way in which a secret may be written. */
export interface Encoding {
  /**
   * Reads one character that is written this way.
   * @param character - the code point that is looked for
   * @returns the positions after it: several, where it can be read as nested more or less deep; none, if it is not there
   */
  readonly read?: (text: string, position: number, character: string) => readonly number[];
  /** The texts that stand for a whole secret, wherever in a longer one it begins. */
  readonly forms?: (secret: string) => readonly string[];
}

const none: readonly number[] = [];

/** How deep one encoding may be in another of the same kind: JSON as a string in JSON, for example. */
const deepest = 4;

/** `%2B`, and `+` for a blank: addresses and forms (RFC 3986; URL Standard, section 5). */
export const percentEncoding: Encoding = {
  read(text, position, character) {
    if (character === ' ' && text[position] === '+') return [position + 1];
    if (text[position] !== '%') return none;
    let end = position;
    for (const byte of new TextEncoder().encode(character)) {
      end = afterPercent(text, end, byte);
      if (end === -1) return none;
    }
    return [end];
  },
};

function afterPercent(text: string, position: number, byte: number): number {
  if (text[position] !== '%') return -1;
  let start = position + 1;
  // A percent sign that is encoded itself.
  if (byte !== 0x25) {
    for (let depth = 1; depth < deepest && text.startsWith('25', start); depth += 1) start += 2;
  }
  return Number.parseInt(text.slice(start, start + 2), 16) === byte ? start + 2 : -1;
}

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '"',
  "'": "'",
  '/': '/',
  '\b': 'b',
  '\f': 'f',
  '\n': 'n',
  '\r': 'r',
  '\t': 't',
};

/** `\"`, `\/`, `\u0022` (RFC 8259, section 7), also in a string in a string. */
export const jsonEscapes: Encoding = {
  read(text, position, character) {
    if (text[position] !== '\\') return none;
    let slashes = 1;
    while (slashes < 2 ** deepest && text[position + slashes] === '\\') slashes += 1;
    if (character === '\\') {
      const ends: number[] = [];
      for (let count = 2; count <= slashes; count *= 2) ends.push(position + count);
      return [...ends, ...afterUnits(text, position, slashes, character)];
    }
    const end = position + slashes;
    const short = shortEscapes[character];
    if (short !== undefined && text[end] === short) return [end + 1];
    return afterUnits(text, position, slashes, character);
  },
};

/** Reads `\uXXXX` for each UTF-16 code unit. */
function afterUnits(text: string, position: number, slashes: number, character: string): readonly number[] {
  let end = position + slashes;
  for (let unit = 0; unit < character.length; unit += 1) {
    if (unit > 0) {
      while (text[end] === '\\' && end < position + 64) end += 1;
    }
    if (text[end] !== 'u') return none;
    if (Number.parseInt(text.slice(end + 1, end + 5), 16) !== character.charCodeAt(unit)) return none;
    end += 5;
  }
  return [end];
}

const entities: Readonly<Record<string, string>> = {
  '&': 'amp',
  '<': 'lt',
  '>': 'gt',
  '"': 'quot',
  "'": 'apos',
};

/** The `&` of a reference, which may be escaped itself, in JSON or in an address too. */
const reference =
  /(?:&|\\{1,4}u0026|%26)(?:amp(?:;|%3[Bb])){0,3}(?:#0*(\d{1,7})|#[xX]0*([\dA-Fa-f]{1,6})|([a-z]+))(?:;|%3[Bb])/y;

/** `&amp;`, `&#38;`, `&#x26;` (XML 1.0, section 4.1), also twice. */
export const xmlEscapes: Encoding = {
  read(text, position, character) {
    const first = text[position];
    if (first !== '&' && first !== '\\' && first !== '%') return none;
    reference.lastIndex = position;
    const match = reference.exec(text);
    if (match === null) return none;
    const [whole, decimal, hexadecimal, name] = match;
    const codePoint = character.codePointAt(0);
    const isIt =
      name === undefined
        ? (decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)) === codePoint
        : entities[character] === name;
    return isIt ? [position + whole.length] : none;
  },
};

/** Base64 and base64url of a text in which the secret is: `user:password`, for example. */
export const base64: Encoding = {
  forms(secret) {
    const forms = encodingsOf(secret).flatMap((bytes) =>
      [0, 1, 2].map((offset) => base64Core(bytes, offset)),
    );
    return [...new Set([...forms, ...forms.map(urlSafe)])];
  },
};

/** The bytes of a secret in UTF-8, and in ISO 8859-1 where that differs: `btoa` takes it. */
function encodingsOf(secret: string): readonly string[] {
  const utf8 = Array.from(new TextEncoder().encode(secret), (byte) => String.fromCharCode(byte)).join('');
  const isLatin1 = [...secret].every((character) => character <= '\xff');
  return isLatin1 && utf8 !== secret ? [utf8, secret] : [utf8];
}

/** The digits that no other byte has a part in, when the secret begins so many bytes after a group of three. */
function base64Core(bytes: string, offset: number): string {
  const digits = btoa('\0'.repeat(offset) + bytes);
  const start = Math.ceil((offset * 8) / 6);
  const end = Math.floor(((offset + bytes.length) * 8) / 6);
  return digits.slice(start, end);
}

function urlSafe(digits: string): string {
  return digits.replaceAll('+', '-').replaceAll('/', '_');
}

/** All of them. */
export const naturalEncodings: readonly Encoding[] = [percentEncoding, jsonEscapes, xmlEscapes, base64];
