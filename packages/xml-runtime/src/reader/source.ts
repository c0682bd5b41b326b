import { XmlSyntaxError } from '../errors.js';

/** The document: UTF-8 with a zero byte behind its end, where loops stop without looking at the length. */
export interface Source {
  /** Holds at least `length + 1` bytes; `bytes[length]` is 0. */
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** A place in the document. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** Finds the positions of bytes; cheapest when it is asked in document order. */
export class PositionFinder {
  readonly #bytes: Uint8Array;
  #offset = 0;
  #line = 1;
  #column = 1;

  constructor(source: Source) {
    this.#bytes = source.bytes;
  }

  /** The position of the byte at `offset`. */
  find(offset: number): Position {
    if (offset < this.#offset) {
      this.#offset = 0;
      this.#line = 1;
      this.#column = 1;
    }
    const bytes = this.#bytes;
    for (; this.#offset < offset; this.#offset++) {
      const byte = bytes[this.#offset] as number;
      if (byte === 0x0a || (byte === 0x0d && bytes[this.#offset + 1] !== 0x0a)) {
        this.#line++;
        this.#column = 1;
      } else if (byte >= 0xf0) {
        this.#column += 2;
      } else if ((byte & 0xc0) !== 0x80) {
        this.#column++;
      }
    }
    return { line: this.#line, column: this.#column };
  }
}

/**
 * Gives up on the document.
 * @throws {@link XmlSyntaxError} always
 */
export function fail(source: Source, rule: string, message: string, offset: number): never {
  throw new XmlSyntaxError([
    { rule, message, path: [], ...new PositionFinder(source).find(Math.min(offset, source.length)) },
  ]);
}

/** The text between two offsets, for names in messages. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(start, end));
}

let decoder: TextDecoder | undefined;
