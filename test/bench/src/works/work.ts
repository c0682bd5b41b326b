import type { Contender } from '../contenders.js';
import type { Job } from '../measure/job.js';

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
