import { type ItemSource, itemsOf, type SourceItems } from './features/streaming/item-source.js';

/** What streams of bytes are read from: of the Web, of Node, or anything that can be iterated. A text is taken as UTF-8. */
export type ChunkSource = ItemSource<Uint8Array | string>;

/**
 * Starts on a source of bytes.
 * @throws TypeError when it is not a source of chunks
 */
export function chunksOf(source: ChunkSource): SourceItems<Uint8Array | string> {
  if (source instanceof Uint8Array || typeof source === 'string') {
    throw new TypeError(
      'The source has to be a stream or an iterable of chunks; parse reads a whole document.',
    );
  }
  return itemsOf(source);
}
