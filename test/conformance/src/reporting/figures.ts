import { type Check, type Measure, measures } from './checks.js';
import { Tally } from './tally.js';

/** The figures of one contributor, or of all. */
export interface Figures {
  readonly contributor: string;
  readonly tallies: ReadonlyMap<Measure, Tally>;
}

/** What the figures of all contributors are called. */
const together = 'together';

/** Counts checks for each contributor, and together. */
export function figuresOf(checks: readonly Check[]): readonly Figures[] {
  const contributors = [...new Set(checks.map(({ contributor }) => contributor))];
  const figures = contributors.map((contributor) =>
    countAll(
      contributor,
      checks.filter((check) => check.contributor === contributor),
    ),
  );
  return contributors.length === 1 ? figures : [...figures, countAll(together, checks)];
}

function countAll(contributor: string, checks: readonly Check[]): Figures {
  const tallies = new Map(measures.map(({ measure }) => [measure, new Tally()] as const));
  for (const { test, measure, failure } of checks) {
    tallies.get(measure)?.add(test, failure);
  }
  return { contributor, tallies };
}
