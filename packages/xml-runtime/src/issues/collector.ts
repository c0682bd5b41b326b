import type { XmlIssue } from './errors.js';

/** An issue whose place is known as an offset; lines are counted only when somebody is told. */
export interface LocatedIssue {
  readonly issue: XmlIssue;
  /** In bytes of the document; -1 for no place. */
  readonly offset: number;
}

/** Thrown when there are as many issues as were asked for; never leaves this package. */
export class TooManyIssues extends Error {
  override readonly name = 'TooManyIssues';
}

/** Collects issues up to a number. */
export class IssueCollector {
  readonly issues: LocatedIssue[] = [];
  readonly #max: number;
  readonly #goesOn: boolean;

  /** @param goesOn - further issues are dropped, in place of an end to reading */
  constructor(max: number, goesOn = false) {
    this.#goesOn = goesOn;
    if (typeof max !== 'number' || !(max >= 1)) {
      throw new TypeError(`The option maxIssues has to be a positive number, not ${String(max)}.`);
    }
    this.#max = max;
  }

  /** Reports whether further issues are dropped. */
  get isFull(): boolean {
    return this.issues.length >= this.#max;
  }

  /** By their places: identity constraints are assessed at the end of what they are about. */
  inDocumentOrder(): readonly LocatedIssue[] {
    return [...this.issues].sort((a, b) => a.offset - b.offset);
  }

  /** @throws TooManyIssues when no more are wanted */
  add(issue: LocatedIssue): void {
    if (!this.isFull) this.issues.push(issue);
    if (this.isFull && !this.#goesOn) throw new TooManyIssues();
  }
}
