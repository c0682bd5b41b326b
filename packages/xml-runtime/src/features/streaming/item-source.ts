/** What items come from one after the other: a stream of the Web or of Node, or anything that can be iterated. */
export type ItemSource<Item> = ReadableStream<Item> | AsyncIterable<Item> | Iterable<Item>;

/** The items of a source, one after the other. */
export interface SourceItems<Item> {
  /** Asks for the next item. */
  next(): Promise<IteratorResult<Item, unknown>>;
  /** Says that no more is wanted. */
  close(): Promise<void>;
}

/** Starts on a source. */
export function itemsOf<Item>(source: ItemSource<Item>): SourceItems<Item> {
  if ('getReader' in source) return itemsOfStream(source);
  const iterator =
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return {
    next: async () => iterator.next(),
    close: async () => {
      await iterator.return?.();
    },
  };
}

/** Not every browser can iterate a stream. */
function itemsOfStream<Item>(stream: ReadableStream<Item>): SourceItems<Item> {
  const reader = stream.getReader();
  return {
    next: () => reader.read() as Promise<IteratorResult<Item, unknown>>,
    close: () => reader.cancel(),
  };
}

/** Reports whether a value is a source of items; arrays, bytes and texts are values. */
export function isItemSource(value: unknown): value is ItemSource<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !ArrayBuffer.isView(value) &&
    (Symbol.asyncIterator in value || Symbol.iterator in value || 'getReader' in value)
  );
}
