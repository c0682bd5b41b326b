/** Names that are taken, and a way to the next free one. */
export class NameAllocator {
  readonly #taken: Set<string>;
  readonly #separator: string;

  /**
   * @param taken - names that are taken from the start
   * @param options - `separator`: what stands between a name and its number; `_` by default
   */
  constructor(taken: Iterable<string> = [], { separator = '_' }: { readonly separator?: string } = {}) {
    this.#taken = new Set(taken);
    this.#separator = separator;
  }

  /** Tests whether a name is taken. */
  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Takes a name; returns false where it was taken before. */
  claim(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }

  /**
   * Takes the first free one of: the name, the name with the suffix, and that with the numbers from 2 on.
   *
   * @param suffix - what is tried before numbers, if anything
   */
  allocate(name: string, suffix = ''): string {
    if (this.claim(name)) return name;
    const stem = name + suffix;
    let candidate = stem;
    for (let number = 2; !this.claim(candidate); number++) {
      candidate = `${stem}${this.#separator}${number}`;
    }
    return candidate;
  }
}
