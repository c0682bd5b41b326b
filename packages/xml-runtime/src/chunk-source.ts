/** What streams of bytes are read from: of the Web, of Node, or anything that can be iterated. A text is taken as UTF-8. */
export type ChunkSource =
  | ReadableStream<Uint8Array | string>
  | AsyncIterable<Uint8Array | string>
  | Iterable<Uint8Array | string>;

/** The chunks of a source, one after the other. */
export interface Chunks {
  /** Returns the next chunk; undefined where there is none any more. */
  next(): Promise<Uint8Array | string | undefined>;
  /** Says that no more is wanted. */
  close(): Promise<void>;
}

/**
 * Starts on a source.
 * @throws TypeError when it is not a source of chunks
 */
export function chunksOf(source: ChunkSource): Chunks {
  if (source instanceof Uint8Array || typeof source === 'string') {
    throw new TypeError(
      'The source has to be a stream or an iterable of chunks; parse reads a whole document.',
    );
  }
  if ('getReader' in source) return chunksOfStream(source);
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return {
    next: async () => {
      const { done, value } = await iterator.next();
      return done === true ? undefined : value;
    },
    close: async () => {
      await iterator.return?.();
    },
  };
}

/** Not every browser can iterate a stream. */
function chunksOfStream(stream: ReadableStream<Uint8Array | string>): Chunks {
  const reader = stream.getReader();
  return {
    next: async () => (await reader.read()).value,
    close: () => reader.cancel(),
  };
}
