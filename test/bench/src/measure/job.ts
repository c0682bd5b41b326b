import type { Sampling } from './sampling.js';

/** What a process of its own is to measure. */
export type Job = ParseJob | SerializeJob | ColdStartJob | StreamJob | CallJob;

/** Read documents again and again. */
export interface ParseJob {
  readonly kind: 'parse';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** Paths of the documents; one run reads each of them. */
  readonly documents: readonly string[];
  /** Hand over strings instead of bytes. */
  readonly asString?: true;
  readonly sampling: Sampling;
}

/** Write a document again and again. */
export interface SerializeJob {
  readonly kind: 'serialize';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** How many records the document has. */
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

/** Read the records of a file, once. */
export interface StreamJob {
  readonly kind: 'stream';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** Path of the file. */
  readonly document: string;
}

/** Call a service again and again. */
export interface CallJob {
  readonly kind: 'call';
  /** URL of the module that exports the contender. */
  readonly module: string;
  /** What the service responds with. */
  readonly body: string;
  /** What is called, where that is not the service itself. */
  readonly path?: string;
  /** Calls of one sample. */
  readonly calls: number;
  /** Calls that are under way at the same time. */
  readonly inFlight: number;
  readonly samples: number;
}

/** What was measured. */
export interface Measured {
  /** Time of one run in milliseconds, once for each sample. */
  readonly samples: readonly number[];
  /** What the contender understood, or wrote. */
  readonly digest: string;
  /** Size of what was read or written. */
  readonly bytes: number;
}

/** What the process found. */
export interface JobResult extends Measured {
  /** The most memory that the process had, in bytes; where it can tell. */
  readonly peakMemory?: number | undefined;
}

/** Does a job in a process of its own. */
export type JobRunner = (job: Job) => Promise<JobResult>;
