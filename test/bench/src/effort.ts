import type { Sampling } from './measure/sampling.js';

/** How much work a run of the benchmarks does. */
export interface Effort {
  readonly quick: boolean;
  /** Records in a document of the usual size. */
  readonly records: number;
  /** How many times as many records the largest document has. */
  readonly growth: number;
  /** How many processes each contender gets, one after the other with those of the other contenders in between. */
  readonly rounds: number;
  /** The same for cold starts, where a process gives one sample only. */
  readonly coldStartRounds: number;
  /** Calls of one sample, where a service is called. */
  readonly calls: number;
  /** Samples of one process. */
  readonly callSamples: number;
  /** How many processes each contender gets. */
  readonly callRounds: number;
  readonly sampling: Sampling;
  /** The same for the largest document: one run is a sample. */
  readonly largeSampling: Sampling;
}

/** For figures that can be compared. */
export const FULL: Effort = {
  quick: false,
  records: 1000,
  growth: 50,
  rounds: 5,
  coldStartRounds: 15,
  calls: 500,
  callSamples: 5,
  callRounds: 9,
  sampling: { warmUpMilliseconds: 2000, samples: 9, sampleMilliseconds: 100 },
  largeSampling: { warmUpMilliseconds: 2000, samples: 3, sampleMilliseconds: 0 },
};

/** For seeing that everything works. */
export const QUICK: Effort = {
  quick: true,
  records: 20,
  growth: 50,
  rounds: 1,
  coldStartRounds: 1,
  calls: 20,
  callSamples: 1,
  callRounds: 1,
  sampling: { warmUpMilliseconds: 0, samples: 1, sampleMilliseconds: 0 },
  largeSampling: { warmUpMilliseconds: 0, samples: 1, sampleMilliseconds: 0 },
};
