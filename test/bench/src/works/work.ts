import type { Contender } from '../contenders.js';
import type { Job } from '../measure/job.js';

/** Work that was not prepared yet: generating clients and documents takes time. */
export interface PlannedWork {
  readonly title: string;
  readonly prepare: () => Promise<Work> | Work;
}

/** Work that contenders do, each in processes of its own. */
export interface Work {
  readonly title: string;
  readonly description: string;
  /** The contender that the others are compared with. */
  readonly peer: Contender;
  readonly others: readonly Contender[];
  readonly rounds: number;
  /** What every contender has to come to: the digest of its result. */
  readonly digest: string;
  readonly jobOf: (contender: Contender) => Job;
}
