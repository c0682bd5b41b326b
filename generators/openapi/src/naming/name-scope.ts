/** Names that are taken, and a way to the next free one. */
export class NameScope {
  readonly #taken: Set<string>;

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken);
  }

  /** Whether a name is taken. */
  has(name: string): boolean {
    return this.#taken.has(name);
  }

  /** Takes `name`, or `name` with the suffix, or the first free number after it. */
  claim(name: string, suffix = ''): string {
    const candidates = suffix === '' ? [name] : [name, name + suffix];
    let free = candidates.find((candidate) => !this.#taken.has(candidate));
    for (let number = 2; free === undefined; number++) {
      const candidate = `${name}${suffix}${number}`;
      if (!this.#taken.has(candidate)) free = candidate;
    }
    this.#taken.add(free);
    return free;
  }
}
