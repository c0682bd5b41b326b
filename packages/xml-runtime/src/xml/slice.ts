import { decode } from './source.js';

/** The part of Node's Buffer that copies a range of bytes into a string; found at run time, absent elsewhere. */
interface LatinSlicer {
  latin1Slice(start: number, end: number): string;
}

interface BufferConstructor {
  from?: (buffer: ArrayBufferLike, byteOffset: number, length: number) => LatinSlicer;
}

/** Up to this length, building a string from codes beats calling into the engine (measured on Node 20). */
const SHORT = 12;

/**
 * Cuts strings out of a document. Each is a copy: slicing one big string would keep the whole document alive for
 * as long as any value read from it.
 */
export class Slicer {
  readonly #bytes: Uint8Array;
  readonly #latin: LatinSlicer | undefined;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    // Three times as fast as TextDecoder for the lengths that values have.
    const buffer = (globalThis as unknown as { Buffer?: BufferConstructor }).Buffer;
    const view = buffer?.from?.(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#latin = typeof view?.latin1Slice === 'function' ? view : undefined;
  }

  /** The text of bytes that are all ASCII. */
  ascii(start: number, end: number): string {
    if (end - start > SHORT) {
      return this.#latin === undefined
        ? decode(this.#bytes, start, end)
        : this.#latin.latin1Slice(start, end);
    }
    const bytes = this.#bytes;
    let text = '';
    let index = start;
    // Four at a time: each concatenation costs more than a character does.
    for (; index + 4 <= end; index += 4) {
      text += String.fromCharCode(
        bytes[index] as number,
        bytes[index + 1] as number,
        bytes[index + 2] as number,
        bytes[index + 3] as number,
      );
    }
    for (; index < end; index++) text += String.fromCharCode(bytes[index] as number);
    return text;
  }

  /** The text of well-formed UTF-8. */
  utf8(start: number, end: number): string {
    return decode(this.#bytes, start, end);
  }
}
