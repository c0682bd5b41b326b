/** A way in which a secret may be written. Several may be nested. */
export interface Encoding {
  /** Escape sequences, each for one character. */
  readonly escapes?: EscapeSequences;
  /** The texts that stand for a whole secret, wherever in a longer one it begins. */
  readonly forms?: (secret: string) => readonly string[];
}

/** How characters are written otherwise than as they are. */
export interface EscapeSequences {
  /** Matches a sequence; global. */
  readonly pattern: RegExp;
  /** The character of a sequence. */
  readonly decode: (sequence: string) => string;
}

/** `%2B` (RFC 3986, section 2.1), for characters in UTF-8. */
export const percentEncoding: Encoding = {
  escapes: {
    pattern:
      /%[0-7][\dA-Fa-f]|%[CDcd][\dA-Fa-f]%[89ABab][\dA-Fa-f]|%[Ee][\dA-Fa-f](?:%[89ABab][\dA-Fa-f]){2}|%[Ff][0-7](?:%[89ABab][\dA-Fa-f]){3}/g,
    decode: decodePercent,
  },
};

/** `+` for a blank: forms and queries (URL Standard, section 5), whose other characters are percent-encoded. */
export const formEncoding: Encoding = { escapes: { pattern: /\+/g, decode: () => ' ' } };

function decodePercent(sequence: string): string {
  try {
    return decodeURIComponent(sequence);
  } catch {
    // An overlong form, say.
    return sequence;
  }
}

const letterEscapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' };

/** `\"`, `\/`, `\u0022` (RFC 8259, section 7). */
export const jsonEscapes: Encoding = {
  escapes: {
    pattern: /\\(?:u[\dA-Fa-f]{4}|["'\\/bfnrt])/g,
    decode: (sequence) =>
      sequence.length > 2
        ? String.fromCharCode(Number.parseInt(sequence.slice(2), 16))
        : (letterEscapes[sequence.charAt(1)] ?? sequence.charAt(1)),
  },
};

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&apos;': "'",
};

/** `&amp;`, `&#38;`, `&#x26;` (XML 1.0, section 4.1). */
export const xmlEscapes: Encoding = {
  escapes: {
    pattern: /&(?:amp|lt|gt|quot|apos|#0*\d{1,7}|#[Xx]0*[\dA-Fa-f]{1,6});/g,
    decode: (sequence) => entities[sequence] ?? decodeCharacterReference(sequence),
  },
};

function decodeCharacterReference(sequence: string): string {
  const isHexadecimal = sequence.charAt(2).toLowerCase() === 'x';
  const codePoint = Number.parseInt(sequence.slice(isHexadecimal ? 3 : 2), isHexadecimal ? 16 : 10);
  return codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : sequence;
}

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
export const naturalEncodings: readonly Encoding[] = [
  percentEncoding,
  formEncoding,
  jsonEscapes,
  xmlEscapes,
  base64,
];
