/** Numbers that look random and are the same for the same seed (Mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** Returns a whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  /** Returns a whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** Returns true in `percent` of a hundred cases, on average. */
  chance(percent: number): boolean {
    return this.below(100) < percent;
  }

  /**
   * Returns one of several.
   *
   * @throws RangeError when there is none
   */
  of<T>(options: readonly T[]): T {
    if (options.length === 0) throw new RangeError('There is nothing to choose from.');
    return options[this.below(options.length)] as T;
  }

  /** Returns some of several, at most `count` and none twice, in their order. */
  some<T>(options: readonly T[], count: number): T[] {
    const indexes = new Set(
      Array.from({ length: options.length === 0 ? 0 : count }, () => this.below(options.length)),
    );
    return options.filter((_, index) => indexes.has(index));
  }
}
