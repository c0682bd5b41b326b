import type { Sampling } from './cpu-time.js';

/** What a process of its own is to measure. Modules are names below `dist/`. */
export type Job = ParseJob | SerializeJob | ColdStartJob;

/** Read a document again and again. */
export interface ParseJob {
  readonly kind: 'parse';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** Path of the document. */
  readonly document: string;
  readonly sampling: Sampling;
}

/** Write a response again and again. */
export interface SerializeJob {
  readonly kind: 'serialize';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** How many records the response has. */
  readonly records: number;
  readonly sampling: Sampling;
}

/** Load a contender and read one document, once. */
export interface ColdStartJob {
  readonly kind: 'coldStart';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** Path of the document. */
  readonly document: string;
}

/** What the process found. */
export interface JobResult {
  /** CPU time of one run in milliseconds, once for each sample. */
  readonly samples: readonly number[];
  /** What the contender saw, or wrote. */
  readonly digest: string;
  /** Size of what was written. */
  readonly bytes: number | undefined;
}
