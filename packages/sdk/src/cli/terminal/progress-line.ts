import type { Output } from './output.js';

const clearLine = '\r\u001b[K';

/** Milliseconds between two states of the line. */
const interval = 100;

/** A line on a terminal that counts, and goes away at the end. Where there is no terminal, there is no line. */
export class ProgressLine {
  readonly #output: Output;
  readonly #isShown: boolean;
  readonly #noun: string;
  #count = 0;
  #shownAt = 0;

  /**
   * @param output - where it is shown
   * @param results - where results go: a line between them would be in the way
   * @param noun - what is counted, in the singular
   */
  constructor(output: Output, results: Output, noun: string) {
    this.#output = output;
    this.#isShown = output.isTerminal && !results.isTerminal;
    this.#noun = noun;
  }

  /** Counts one more. */
  step(): void {
    this.#count += 1;
    const now = Date.now();
    if (!this.#isShown || now - this.#shownAt < interval) return;
    this.#shownAt = now;
    this.#output.writeNow(
      `${clearLine}${this.#count.toLocaleString('en')} ${this.#noun}${this.#count === 1 ? '' : 's'} …`,
    );
  }

  /** Removes the line. */
  clear(): void {
    if (this.#isShown) this.#output.writeNow(clearLine);
  }
}
