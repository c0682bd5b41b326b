/** How long to run something before and while it is measured. */
export interface Sampling {
  /** Run this long before measuring, so that compilers and caches have settled. */
  readonly warmUpMilliseconds: number;
  /** How many samples to take. */
  readonly samples: number;
  /** A sample lasts at least this long, so that it has its share of the garbage collections it causes. */
  readonly sampleMilliseconds: number;
}

/** Returns milliseconds since some moment. */
export type Clock = () => number;

/**
 * Measures one run of a function.
 * @returns the time of one run in milliseconds, once for each sample
 */
export function sampleTime(run: () => unknown, sampling: Sampling, clock: Clock): number[] {
  repeat(run, sampling.warmUpMilliseconds, clock);
  return Array.from({ length: sampling.samples }, () => repeat(run, sampling.sampleMilliseconds, clock));
}

/** Where results go, so that no compiler finds a run to be without effect. */
let sink: unknown;

/** Looks at the clock after 1, 2, 4 … runs, since looking takes longer than writing a small document. */
function repeat(run: () => unknown, milliseconds: number, clock: Clock): number {
  // What the last sample gave need not live during this one.
  sink = undefined;
  const start = clock();
  let runs = 0;
  let used = 0;
  do {
    for (let rest = batchAfter(runs, used, milliseconds); rest > 0; rest--, runs++) sink = run();
    used = clock() - start;
  } while (used < milliseconds);
  if (sink === undefined) throw new Error('a contender gave no result');
  return used / runs;
}

/** As many runs again, but not many more than are needed. */
function batchAfter(runs: number, used: number, milliseconds: number): number {
  if (runs === 0) return 1;
  const needed = used > 0 ? Math.ceil((runs * (milliseconds - used)) / used) : runs;
  return Math.max(1, Math.min(runs, needed));
}
