import type { CharacterSet } from './character-set.js';

/** Beyond ASCII, what is remembered before it is forgotten. */
const largestMemory = 4096;

/** Sorts characters into classes: those that the sets of an expression do not tell apart are in one class. */
export class CharacterClasses {
  readonly #sets: CharacterSet[] = [];
  readonly #setNumbers = new Map<string, number>();
  readonly #classes = new Map<string, number>();
  /** By class, whether it is in each set. */
  readonly #memberships: (readonly boolean[])[] = [];
  readonly #ascii = new Int32Array(128).fill(-1);
  readonly #others = new Map<number, number>();

  /** The number of a set; the same for sets of the same notation. */
  numberOf(set: CharacterSet): number {
    let number = this.#setNumbers.get(set.notation);
    if (number === undefined) {
      number = this.#sets.push(set) - 1;
      this.#setNumbers.set(set.notation, number);
    }
    return number;
  }

  /** The number of the class of a code point. */
  classOf(code: number): number {
    if (code < 128) {
      const known = this.#ascii[code] ?? -1;
      if (known !== -1) return known;
      const found = this.#classify(code);
      this.#ascii[code] = found;
      return found;
    }
    let found = this.#others.get(code);
    if (found === undefined) {
      found = this.#classify(code);
      if (this.#others.size >= largestMemory) this.#others.clear();
      this.#others.set(code, found);
    }
    return found;
  }

  /** Whether the characters of a class are in a set. */
  isIn(characterClass: number, set: number): boolean {
    return this.#memberships[characterClass]?.[set] ?? false;
  }

  #classify(code: number): number {
    const membership = this.#sets.map((it) => it.has(code));
    const key = membership.map(Number).join('');
    let found = this.#classes.get(key);
    if (found === undefined) {
      found = this.#memberships.push(membership) - 1;
      this.#classes.set(key, found);
    }
    return found;
  }
}
