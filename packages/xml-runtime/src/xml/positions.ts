/** A place in the document. */
export interface Position {
  /** 1-based. */
  readonly line: number;
  /** 1-based, in UTF-16 code units. */
  readonly column: number;
}

/** Every so many bytes, the position is kept: so far does a step backwards have to count at most. */
const CHECKPOINT_DISTANCE = 1024;

/** What positions are looked for in: the bytes of a document, or a part of them. */
export interface PositionedBytes {
  readonly bytes: Uint8Array;
  /** How many bytes of the document came before these. */
  readonly base: number;
  /** Where the first of the bytes stands in the document. */
  readonly first: Position;
}

/**
 * Finds the positions of bytes. Each part of the document is counted once, whatever order they are asked in. Of bytes
 * that are gone, the position is that of the first that is there.
 */
export class PositionFinder {
  readonly #source: PositionedBytes;
  /** The positions of the bytes 0, `CHECKPOINT_DISTANCE` and so on, as far as anybody asked. */
  #checkpoints: Position[] = [];

  constructor(source: PositionedBytes) {
    this.#source = source;
  }

  /** The position of the byte at `offset`, counted from the start of the document. */
  find(offset: number): Position {
    const { bytes, base, first } = this.#source;
    if (this.#checkpoints[0] !== first) this.#checkpoints = [first];
    const checkpoints = this.#checkpoints;
    const end = Math.max(0, offset - base);
    let index = Math.min(Math.floor(end / CHECKPOINT_DISTANCE), checkpoints.length - 1);
    let position = checkpoints[index] as Position;
    for (index *= CHECKPOINT_DISTANCE; index < end; ) {
      const next = Math.min(end, index - (index % CHECKPOINT_DISTANCE) + CHECKPOINT_DISTANCE);
      position = advance(position, bytes, index, next);
      index = next;
      if (index === checkpoints.length * CHECKPOINT_DISTANCE) checkpoints.push(position);
    }
    return position;
  }
}

/** The position of the byte at `end`, from that of the byte at `start`. */
export function advance(position: Position, bytes: Uint8Array, start: number, end: number): Position {
  let { line } = position;
  // Where the line would have started, if each byte were a code unit.
  let lineStart = start + 1 - position.column;
  for (let index = start; index < end; index++) {
    const byte = bytes[index] as number;
    // A document in chunks is counted as a whole, and most of it is ASCII without line ends.
    if (byte >= 0x20 && byte < 0x80) continue;
    if (byte === 0x0a || (byte === 0x0d && bytes[index + 1] !== 0x0a)) {
      line++;
      lineStart = index + 1;
    } else if (byte >= 0xf0) {
      lineStart--;
    } else if ((byte & 0xc0) === 0x80) {
      lineStart++;
    }
  }
  return { line, column: end + 1 - lineStart };
}
