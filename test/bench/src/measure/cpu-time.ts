/** How long to run something before and while it is measured. */
export interface Sampling {
  /** Run this long before measuring, so that compilers and caches have settled. */
  readonly warmUpMilliseconds: number;
  /** How many samples to take. */
  readonly samples: number;
  /** A sample lasts at least this long, so that it has its share of the garbage collections it causes. */
  readonly sampleMilliseconds: number;
}

/**
 * The CPU time this process has used, in all of its threads: garbage collection and compilation count, waiting does
 * not.
 * @returns milliseconds
 */
export function cpuMilliseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/**
 * Measures one run of a function.
 * @returns CPU time of one run in milliseconds, once for each sample
 */
export function sampleCpuTime(run: () => unknown, sampling: Sampling): number[] {
  repeat(run, sampling.warmUpMilliseconds);
  return Array.from({ length: sampling.samples }, () => repeat(run, sampling.sampleMilliseconds));
}

/** Where results go, so that no compiler finds a run to be without effect. */
let sink: unknown;

function repeat(run: () => unknown, milliseconds: number): number {
  const start = cpuMilliseconds();
  let runs = 0;
  let used: number;
  do {
    sink = run();
    runs++;
    used = cpuMilliseconds() - start;
  } while (used < milliseconds);
  if (sink === undefined) throw new Error('a contender gave no result');
  return used / runs;
}
