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

  constructor(max: number) {
    if (typeof max !== 'number' || !(max >= 1)) {
      throw new TypeError(`The option maxIssues has to be a positive number, not ${String(max)}.`);
    }
    this.#max = max;
  }

  /** By their places: identity constraints are assessed at the end of what they are about. */
  inDocumentOrder(): readonly LocatedIssue[] {
    return [...this.issues].sort((a, b) => a.offset - b.offset);
  }

  /** @throws TooManyIssues when no more are wanted */
  add(issue: LocatedIssue): void {
    this.issues.push(issue);
    if (this.issues.length >= this.#max) throw new TooManyIssues();
  }
}
