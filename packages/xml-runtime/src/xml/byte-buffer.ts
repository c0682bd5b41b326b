import { isSurrogatePair } from './illegal-character.js';

/** What ASCII characters are written as where they are not written as themselves. */
export interface EscapeTable {
  /** By code: 0 for a character that is written as itself. */
  readonly isSpecial: Uint8Array;
  /** By code; undefined for a special character means that XML cannot hold it. */
  readonly escapes: readonly (string | undefined)[];
}

/** For names and markup that need no escapes. */
export const NO_ESCAPES: EscapeTable = /* @__PURE__ */ table({});

/** Text (production 14); CR because readers turn it into LF (section 2.11). */
export const TEXT_ESCAPES: EscapeTable = /* @__PURE__ */ table({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#xD;',
});

/** Attribute values (production 10); white space because readers turn it into spaces (section 3.3.3). */
export const ATTRIBUTE_ESCAPES: EscapeTable = /* @__PURE__ */ table({
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
});

function table(escapes: Readonly<Record<string, string>>): EscapeTable {
  const codes = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
  return {
    isSpecial: Uint8Array.from(codes, (char) => (char in escapes || !/[\t\n\r -\x7F]/.test(char) ? 1 : 0)),
    escapes: codes.map((char) => escapes[char]),
  };
}

const INITIAL_SIZE = 1024;

/** UTF-8 that grows at its end. */
export class ByteBuffer {
  #bytes = new Uint8Array(INITIAL_SIZE);
  #length = 0;

  /** Appends one ASCII character. */
  byte(code: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = code;
  }

  /**
   * Appends a text, escaping what the table has.
   * @returns the index of the first character that XML cannot hold, which is left out with all that follows, or -1
   */
  text(text: string, { isSpecial, escapes }: EscapeTable): number {
    // No character takes more than three bytes for each of its code units; escapes look after themselves.
    if (this.#bytes.length - this.#length < text.length * 3) this.#grow(text.length * 3);
    let bytes = this.#bytes;
    let end = this.#length;
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code < 0x80) {
        // Nearly everything that is ever written goes this way.
        if (isSpecial[code] === 0) {
          bytes[end++] = code;
          continue;
        }
        const escaped = escapes[code];
        if (escaped === undefined) return index;
        this.#length = end;
        this.#grow((text.length - index) * 3 + escaped.length);
        bytes = this.#bytes;
        for (let at = 0; at < escaped.length; at++) bytes[end++] = escaped.charCodeAt(at);
      } else if (code < 0x800) {
        bytes[end++] = 0xc0 | (code >> 6);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else if (code < 0xd800 || (code >= 0xe000 && code <= 0xfffd)) {
        bytes[end++] = 0xe0 | (code >> 12);
        bytes[end++] = 0x80 | ((code >> 6) & 0x3f);
        bytes[end++] = 0x80 | (code & 0x3f);
      } else {
        const low = text.charCodeAt(index + 1);
        if (!isSurrogatePair(code, low)) return index;
        const point = ((code - 0xd800) << 10) + (low - 0xdc00) + 0x10000;
        bytes[end++] = 0xf0 | (point >> 18);
        bytes[end++] = 0x80 | ((point >> 12) & 0x3f);
        bytes[end++] = 0x80 | ((point >> 6) & 0x3f);
        bytes[end++] = 0x80 | (point & 0x3f);
        index++;
      }
    }
    this.#length = end;
    return -1;
  }

  /** Appends bytes, of which there are few. */
  bytes(bytes: Uint8Array): void {
    const { length } = bytes;
    if (this.#bytes.length - this.#length < length) this.#grow(length);
    const all = this.#bytes;
    let end = this.#length;
    // Copying a name byte by byte takes less time than the call of `set`.
    for (let index = 0; index < length; index++) all[end++] = bytes[index] as number;
    this.#length = end;
  }

  /**
   * Appends an attribute.
   * @param start - from the space before its name to the opening quote
   * @returns the index of the first character that XML cannot hold, or -1
   */
  attribute(start: Uint8Array, value: string): number {
    this.bytes(start);
    const illegalAt = this.text(value, ATTRIBUTE_ESCAPES);
    this.byte(0x22);
    return illegalAt;
  }

  /**
   * Appends an element that has only text.
   * @returns false, and appends nothing, where XML cannot hold the text
   */
  element(start: Uint8Array, text: string, end: Uint8Array): boolean {
    const length = this.#length;
    this.bytes(start);
    if (this.text(text, TEXT_ESCAPES) !== -1) {
      this.#length = length;
      return false;
    }
    this.bytes(end);
    return true;
  }

  /** Drops what stands behind an offset. */
  truncate(length: number): void {
    this.#length = length;
  }

  /** How many bytes there are. */
  get length(): number {
    return this.#length;
  }

  /** Drops what was appended. */
  clear(): void {
    this.#length = 0;
  }

  /** Puts other bytes in the place of those between two offsets. */
  replace(start: number, end: number, bytes: Uint8Array): void {
    const rest = this.#bytes.slice(end, this.#length);
    this.#length = start;
    for (const part of [bytes, rest]) {
      this.#grow(part.length);
      this.#bytes.set(part, this.#length);
      this.#length += part.length;
    }
  }

  #grow(needed: number): void {
    if (this.#bytes.length - this.#length >= needed) return;
    const bytes = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + needed));
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
  }

  /** A copy of what was appended. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** What was appended, as a string. */
  toString(): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#bytes.subarray(0, this.#length));
  }
}
