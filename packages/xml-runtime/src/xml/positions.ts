/** A place in the document. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** Every so many bytes, the position is kept: so far does a step backwards have to count at most. */
const CHECKPOINT_DISTANCE = 1024;

/** Finds the positions of bytes. Each part of the document is counted once, whatever order they are asked in. */
export class PositionFinder {
  readonly #bytes: Uint8Array;
  /** The positions of the bytes 0, `CHECKPOINT_DISTANCE` and so on, as far as anybody asked. */
  readonly #checkpoints: Position[] = [{ line: 1, column: 1 }];
  #offset = 0;
  #line = 1;
  #column = 1;

  constructor(source: { readonly bytes: Uint8Array }) {
    this.#bytes = source.bytes;
  }

  /** The position of the byte at `offset`. */
  find(offset: number): Position {
    this.#approach(offset);
    let next = this.#checkpoints.length * CHECKPOINT_DISTANCE;
    for (; next <= offset; next += CHECKPOINT_DISTANCE) {
      this.#count(next);
      this.#checkpoints.push({ line: this.#line, column: this.#column });
    }
    this.#count(offset);
    return { line: this.#line, column: this.#column };
  }

  /** Goes to the checkpoint before an offset, unless the last position found is a better place to start from. */
  #approach(offset: number): void {
    const index = Math.max(
      0,
      Math.min(Math.floor(offset / CHECKPOINT_DISTANCE), this.#checkpoints.length - 1),
    );
    const start = index * CHECKPOINT_DISTANCE;
    if (this.#offset >= start && this.#offset <= offset) return;
    const { line, column } = this.#checkpoints[index] as Position;
    this.#offset = start;
    this.#line = line;
    this.#column = column;
  }

  #count(offset: number): void {
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
  }
}
