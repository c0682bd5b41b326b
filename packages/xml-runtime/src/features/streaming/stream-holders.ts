import { isRecord } from '../../plan/record.js';
import { type ItemSource, isItemSource } from './item-source.js';

/** Elements nest through objects, arrays, and objects with a name each. */
const LEVELS_OF_ELEMENT = 3;

/** The objects and arrays that hold streams, at whatever depth. */
export class StreamHolders {
  /** The streams that were found and that nobody has started to read. */
  readonly unread: Set<ItemSource<unknown>> = new Set();
  readonly #holders = new WeakSet<object>();
  readonly #maxLevels: number;
  /** Those looked at since {@link add} was called. */
  readonly #seen = new Set<object>();

  /** @param maxDepth - how deep elements may nest; what is deeper is not looked for */
  constructor(maxDepth: number) {
    this.#maxLevels = maxDepth * LEVELS_OF_ELEMENT;
  }

  /** Finds out what holds streams in a value. */
  add(value: unknown): void {
    this.#visit(value, 0);
    this.#seen.clear();
  }

  /** Reports whether a value that was added, or is part of one, is a stream or holds some. */
  has(value: unknown): boolean {
    return typeof value === 'object' && value !== null && (this.#holders.has(value) || isItemSource(value));
  }

  #visit(value: unknown, level: number): boolean {
    if (typeof value !== 'object' || value === null || level > this.#maxLevels) return false;
    if (isItemSource(value)) {
      this.unread.add(value);
      return true;
    }
    const isArray = Array.isArray(value);
    if ((!isArray && !isRecord(value)) || this.#seen.has(value)) return this.#holders.has(value);
    this.#seen.add(value);
    let isHolder = false;
    for (const item of isArray ? value : Object.values(value)) {
      if (this.#visit(item, level + 1)) isHolder = true;
    }
    if (isHolder) this.#holders.add(value);
    return isHolder;
  }
}
