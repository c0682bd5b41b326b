import type { Expression } from '../../content-model/expression.js';

/** A repetition, as counting sees it. */
export interface Counter {
  readonly index: number;
  /** At least 1: a repetition that has begun has begun its body, which is never nothing. */
  readonly min: number;
  readonly max: number;
  /** That of the repetition around this one. */
  readonly outer: Counter | undefined;
  /**
   * Whether an iteration of the repetition around this one may hold nothing but this one. Then this one can end and,
   * with the next iteration around it, start anew, and no child shows where.
   */
  readonly canFillOuter: boolean;
}

/** The counters of an expression, by the index of the repetition. */
export function countersOf(root: Expression): readonly Counter[] {
  const counters: Counter[] = [];

  function visit(expression: Expression, outer: Counter | undefined, canFillOuter: boolean): void {
    if (expression.kind === 'leaf') return;
    if (expression.kind === 'repetition') {
      const { index, min, max, body } = expression;
      const counter: Counter = { index, min: Math.max(min, 1), max, outer, canFillOuter };
      counters[index] = counter;
      visit(body, counter, true);
      return;
    }
    const required = expression.parts.filter((part) => !part.nullable).length;
    for (const part of expression.parts) {
      const isAlone = expression.kind === 'alternation' || required === (part.nullable ? 0 : 1);
      visit(part, outer, canFillOuter && isAlone);
    }
  }

  visit(root, undefined, false);
  return counters;
}

/** Which repetitions a step from child to child leaves, begins anew and enters. */
export interface Passage {
  /** Those further in first. */
  readonly exits: readonly Counter[];
  readonly iterates: Counter | undefined;
  readonly enters: readonly Counter[];
}

/**
 * How many iterations each repetition has begun since a child last showed that it starts: a range for each, as some
 * boundaries show in no child. The counts of different repetitions do not depend on each other, so that the ranges
 * together are all that is possible (decision 0015). Two numbers for each repetition, whatever its bounds are.
 */
export class IterationCounts {
  readonly #fewest: number[];
  readonly #most: number[];
  /** What {@link #leave} hands to the repetition around those that it leaves: iterations of it that did not show. */
  #fewestUnseen = 0;
  #mostUnseen = 0;

  constructor(fewest: readonly number[], most: readonly number[]) {
    this.#fewest = [...fewest];
    this.#most = [...most];
  }

  /** The same counts, to go on with in another way. */
  copy(): IterationCounts {
    return new IterationCounts(this.#fewest, this.#most);
  }

  /** The same for the same counts. */
  get key(): string {
    return `${this.#fewest.join()};${this.#most.join()}`;
  }

  /** Reports whether all these repetitions may end here, those further in first. */
  canLeave(exits: readonly Counter[]): boolean {
    return this.#leave(exits);
  }

  /** Reports whether a step is possible. */
  allows({ exits, iterates }: Passage): boolean {
    if (!this.#leave(exits)) return false;
    return iterates === undefined || this.#canIterate(iterates);
  }

  /** Takes a step that is possible. */
  take({ exits, iterates, enters }: Passage): void {
    this.#leave(exits);
    for (const { index } of exits) {
      this.#fewest[index] = 0;
      this.#most[index] = 0;
    }
    const around = iterates ?? exits.at(-1)?.outer;
    if (around !== undefined) {
      const begun = iterates === undefined ? 0 : 1;
      this.#fewest[around.index] = this.#fewestOf(around) + this.#fewestUnseen + begun;
      this.#most[around.index] = this.#mostOf(around) + this.#mostUnseen + begun;
    }
    for (const { index } of enters) {
      this.#fewest[index] = 1;
      this.#most[index] = 1;
    }
  }

  /**
   * Computes how often each repetition has run if it ends here. Iterations that number from `fewest` to `most` make up
   * d runs of `min` to `max` for each d from ⌈fewest / max⌉ to ⌊most / min⌋; each run but the first is in an iteration
   * of the repetition around it that did not show.
   * @returns whether that is possible
   */
  #leave(exits: readonly Counter[]): boolean {
    let fewestUnseen = 0;
    let mostUnseen = 0;
    for (const counter of exits) {
      const fewestRuns = runs(this.#fewestOf(counter) + fewestUnseen, counter.max);
      const mostRuns = Math.floor((this.#mostOf(counter) + mostUnseen) / counter.min);
      if (mostRuns < fewestRuns) return false;
      if (!counter.canFillOuter && fewestRuns > 1) return false;
      fewestUnseen = counter.canFillOuter ? fewestRuns - 1 : 0;
      mostUnseen = counter.canFillOuter ? mostRuns - 1 : 0;
    }
    this.#fewestUnseen = fewestUnseen;
    this.#mostUnseen = mostUnseen;
    return true;
  }

  /** Reports whether one more iteration fits into the maxima of the repetition, or of those around it that begin unseen. */
  #canIterate(repetition: Counter): boolean {
    let unseen = this.#fewestUnseen + 1;
    for (let counter: Counter | undefined = repetition; counter !== undefined; counter = counter.outer) {
      unseen = runs(this.#fewestOf(counter) + unseen, counter.max) - 1;
      if (unseen === 0) return true;
      if (!counter.canFillOuter) return false;
    }
    return false;
  }

  #fewestOf({ index }: Counter): number {
    return this.#fewest[index] as number;
  }

  #mostOf({ index }: Counter): number {
    return this.#most[index] as number;
  }
}

/** How many runs iterations need at least. */
function runs(iterations: number, max: number): number {
  return iterations <= max ? 1 : Math.ceil(iterations / max);
}
