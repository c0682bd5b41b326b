import fc from 'fast-check';

/**
 * Choices that a generator of texts makes, from a sequence of numbers. Where the sequence ends, the first choice is taken,
 * so that shorter sequences give simpler texts.
 */
export class Choices {
  readonly #numbers: readonly number[];
  #next = 0;

  constructor(numbers: readonly number[]) {
    this.#numbers = numbers;
  }

  /** A whole number below `limit`. */
  below(limit: number): number {
    const number = this.#numbers[this.#next++] ?? 0;
    return number % limit;
  }

  /** One of several; the first is the simplest. */
  of<T>(options: readonly [T, ...T[]]): T {
    return options[this.below(options.length)] ?? options[0];
  }

  /** True once in `times`, on average. */
  once(times: number): boolean {
    return this.below(times) === times - 1;
  }

  /** As many as chosen, up to `most`. */
  several<T>(most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.below(most + 1) }, (_, index) => make(index));
  }
}

/** Texts that a function makes of choices. */
export function chosen<T>(make: (choices: Choices) => T, maxChoices = 400): fc.Arbitrary<T> {
  const numbers = fc.array(fc.nat(0xffff), { maxLength: maxChoices, size: 'max' });
  return numbers.map((it) => make(new Choices(it)));
}
