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

/** By code: 1 for ASCII characters that do not stand for themselves in text. */
export const NO_PLAIN_TEXT: Uint8Array = TEXT_ESCAPES.isSpecial;

/** By code: 1 for ASCII characters that do not stand for themselves in text, and for white space. */
export const NO_PLAIN_TOKEN: Uint8Array = /* @__PURE__ */ TEXT_ESCAPES.isSpecial.map((isSpecial, code) =>
  code <= 0x20 ? 1 : isSpecial,
);

const INITIAL_SIZE = 1024;

/** What a buffer writes to. */
interface Memory {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

function allocate(size: number): Memory {
  const bytes = new Uint8Array(size);
  return { bytes, view: new DataView(bytes.buffer) };
}

/**
 * The memory of a buffer that is not used any more, for the next one: making memory and letting it grow takes longer than
 * writing to it. Held weakly, since a program may write one large document and then none.
 */
let spare: WeakRef<Memory> | undefined;

const NO_MEMORY: Memory = /* @__PURE__ */ allocate(0);

let decoder: TextDecoder | undefined;

/** How many bytes are copied at once. */
const WORD = Float64Array.BYTES_PER_ELEMENT;

/**
 * A text that is written often, such as a tag, as UTF-8. Kept as numbers of eight bytes each, the last filled up with
 * zeros: copying these takes less than half of the time that single bytes take. None of them is NaN, of which engines
 * keep only one: its last byte would be 7F or FF, which no tag has.
 */
export class PreparedText {
  readonly words: Float64Array;
  /** In bytes. */
  readonly length: number;

  constructor(text: string) {
    encoder ??= new TextEncoder();
    const bytes = encoder.encode(text);
    this.length = bytes.length;
    this.words = new Float64Array(Math.ceil(bytes.length / WORD));
    const padded = new Uint8Array(this.words.length * WORD);
    padded.set(bytes);
    const view = new DataView(padded.buffer);
    for (let index = 0; index < this.words.length; index++) {
      this.words[index] = view.getFloat64(index * WORD, true);
    }
  }
}

let encoder: TextEncoder | undefined;

/**
 * Copies prepared text to where there is room for it, and for a word behind it.
 * @returns its end there
 */
function copy({ words, length }: PreparedText, view: DataView, start: number): number {
  for (let index = 0; index < words.length; index++) {
    view.setFloat64(start + index * WORD, words[index] as number, true);
  }
  return start + length;
}

/** UTF-8 that grows at its end. */
export class ByteBuffer {
  #memory: Memory;
  /** That of the memory, where another buffer had it before. */
  #reference: WeakRef<Memory> | undefined;
  #bytes: Uint8Array;
  #view: DataView;
  #length = 0;

  constructor() {
    const reference = spare;
    const memory = reference?.deref();
    spare = undefined;
    this.#reference = memory && reference;
    this.#memory = memory ?? allocate(INITIAL_SIZE);
    this.#bytes = this.#memory.bytes;
    this.#view = this.#memory.view;
  }

  /** Gives its memory to the next buffer; this one cannot be used any more. */
  release(): void {
    spare = this.#reference ?? new WeakRef(this.#memory);
    this.#memory = NO_MEMORY;
    this.#bytes = NO_MEMORY.bytes;
    this.#view = NO_MEMORY.view;
    this.#length = 0;
  }

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

  /** Appends prepared text. */
  prepared(text: PreparedText): void {
    if (this.#bytes.length - this.#length < text.length + WORD) this.#grow(text.length + WORD);
    this.#length = copy(text, this.#view, this.#length);
  }

  /**
   * Appends an attribute.
   * @param start - from the space before its name to the opening quote
   * @returns the index of the first character that XML cannot hold, or -1
   */
  attribute(start: PreparedText, value: string): number {
    this.prepared(start);
    const illegalAt = this.text(value, ATTRIBUTE_ESCAPES);
    this.byte(0x22);
    return illegalAt;
  }

  /**
   * Appends an element that has only text.
   * @returns false, and appends nothing, where XML cannot hold the text
   */
  element(start: PreparedText, text: string, end: PreparedText): boolean {
    const length = this.#length;
    this.prepared(start);
    if (this.text(text, TEXT_ESCAPES) !== -1) {
      this.#length = length;
      return false;
    }
    this.prepared(end);
    return true;
  }

  /**
   * Appends an element that has only text, in one go: what most of most documents are.
   * @param unusual - by code: 1 for ASCII characters that the text is not expected to have
   * @returns false, and appends nothing, where the text has one of those, or is not ASCII
   */
  plainElement(start: PreparedText, text: string, end: PreparedText, unusual: Uint8Array): boolean {
    const needed = start.length + end.length + text.length + 2 * WORD;
    if (this.#bytes.length - this.#length < needed) this.#grow(needed);
    const bytes = this.#bytes;
    let at = copy(start, this.#view, this.#length);
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index);
      if (code >= 0x80 || unusual[code] !== 0) return false;
      bytes[at++] = code;
    }
    this.#length = copy(end, this.#view, at);
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
    const memory = allocate(Math.max(this.#bytes.length * 2, this.#length + needed));
    memory.bytes.set(this.#bytes.subarray(0, this.#length));
    this.#memory = memory;
    this.#reference = undefined;
    this.#bytes = memory.bytes;
    this.#view = memory.view;
  }

  /** A copy of what was appended. */
  toBytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** What was appended, as a string. */
  toString(): string {
    decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
    return decoder.decode(this.#bytes.subarray(0, this.#length));
  }
}
