import { XmlSyntaxError } from '../issues/errors.js';

/** The document: UTF-8 with a zero byte behind its end, where loops stop without looking at the length. */
export interface Source {
  /** Holds at least `length + 1` bytes; `bytes[length]` is 0. */
  readonly bytes: Uint8Array;
  readonly length: number;
  /** What the XML declaration says: documents of 1.1 may refer to control characters, and undeclare prefixes. */
  readonly xmlVersion: XmlVersion;
  /** Where the entity is referred to whose replacement text this is; the document itself has none. */
  readonly inclusion?: Inclusion;
}

/** A reference to an entity, in whose place its replacement text is read. */
export interface Inclusion {
  /** The name of the entity. */
  readonly entity: string;
  readonly source: Source;
  readonly offset: number;
}

/** The versions of XML that differ: a declaration of another 1.x is read as 1.0 (section 2.8). */
export type XmlVersion = '1.0' | '1.1';

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

  constructor(source: Source) {
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

/**
 * Gives up on the document. What is wrong in the replacement text of an entity is so where the document refers to it.
 * @throws {@link XmlSyntaxError} always
 */
export function fail(source: Source, rule: string, message: string, offset: number): never {
  if (source.inclusion !== undefined) {
    let { inclusion } = source;
    while (inclusion.source.inclusion !== undefined) inclusion = inclusion.source.inclusion;
    fail(inclusion.source, rule, `${message} (In the entity &${inclusion.entity};.)`, inclusion.offset);
  }
  throw new XmlSyntaxError([
    {
      rule,
      message: cutWords(message),
      path: [],
      ...new PositionFinder(source).find(Math.min(offset, source.length)),
    },
  ]);
}

/** Messages quote names, which a hostile document may make as long as itself. */
function cutWords(message: string): string {
  return message.replace(/\S{500,}/g, (word) => `${word.slice(0, 499)}…`);
}

/** The text between two offsets, for names in messages. */
export function decode(bytes: Uint8Array, start: number, end: number): string {
  decoder ??= new TextDecoder('utf-8', { ignoreBOM: true });
  return decoder.decode(bytes.subarray(start, end));
}

let decoder: TextDecoder | undefined;
