import type { Sampling } from './measure/cpu-time.js';

/** How much work a run of the benchmarks does. */
export interface Effort {
  readonly quick: boolean;
  /** Records in the large document. */
  readonly records: number;
  /** How many processes each contender gets, one after the other with those of the other contenders in between. */
  readonly rounds: number;
  /** The same for cold starts, where a process gives one sample only. */
  readonly coldStartRounds: number;
  readonly sampling: Sampling;
}

/** For figures that can be compared. */
export const FULL: Effort = {
  quick: false,
  records: 1000,
  rounds: 5,
  coldStartRounds: 15,
  sampling: { warmUpMilliseconds: 2000, samples: 9, sampleMilliseconds: 100 },
};

/** For seeing that everything works. */
export const QUICK: Effort = {
  quick: true,
  records: 50,
  rounds: 1,
  coldStartRounds: 1,
  sampling: { warmUpMilliseconds: 0, samples: 1, sampleMilliseconds: 0 },
};
