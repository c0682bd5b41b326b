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
  readonly #source: { readonly bytes: Uint8Array };
  /** The positions of the bytes 0, `CHECKPOINT_DISTANCE` and so on, as far as anybody asked. */
  readonly #checkpoints: Position[] = [{ line: 1, column: 1 }];

  constructor(source: { readonly bytes: Uint8Array }) {
    this.#source = source;
  }

  /** The position of the byte at `offset`. */
  find(offset: number): Position {
    const checkpoints = this.#checkpoints;
    const { bytes } = this.#source;
    let index = Math.min(Math.floor(offset / CHECKPOINT_DISTANCE), checkpoints.length - 1);
    let { line, column } = checkpoints[index] as Position;
    for (index *= CHECKPOINT_DISTANCE; index < offset; ) {
      const byte = bytes[index++] as number;
      if (byte === 0x0a || (byte === 0x0d && bytes[index] !== 0x0a)) {
        line++;
        column = 1;
      } else if (byte >= 0xf0) {
        column += 2;
      } else if ((byte & 0xc0) !== 0x80) {
        column++;
      }
      if (index === checkpoints.length * CHECKPOINT_DISTANCE) checkpoints.push({ line, column });
    }
    return { line, column };
  }
}
