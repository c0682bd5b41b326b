import type { CallPromise, ResponseHead } from '@proj/transport';
import type { XmlIssue } from '@proj/xml-runtime';
import type { AnyCommand, DataOf } from './command.js';

/** Options of one call. */
export interface CallOptions {
  /** Aborts the call. */
  readonly signal?: AbortSignal | undefined;
}

/** What came with the data of a call. */
export interface OpenAirResponse<Data> {
  /** What the promise itself gives. */
  readonly data: Data;
  /** What was odd in the response, and does not keep it from being read. */
  readonly issues: readonly XmlIssue[];
  /** HTTP status and header fields, and how often the request was sent. */
  readonly response: ResponseHead;
}

/** The promise of what a command gives; `withResponse()` gives what came with it as well. */
export type OpenAirPromise<Data> = CallPromise<Data, OpenAirResponse<Data>>;

/** What the commands of a batch give, each typed by its command. */
export type BatchData<Commands extends readonly AnyCommand[]> = {
  -readonly [Index in keyof Commands]: DataOf<Commands[Index]>;
};

/** The results of a batch, each typed by its command. */
export type BatchResults<Commands extends readonly AnyCommand[]> = {
  -readonly [Index in keyof Commands]: PromiseSettledResult<DataOf<Commands[Index]>>;
};
