import type { Readable } from 'node:stream';
import type { Output } from './terminal/output.js';

/** What surrounds a run of the command line; tests have their own. */
export interface CliContext {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  /** Aborted by Ctrl-C, and when nobody reads the output any more. */
  readonly signal: AbortSignal;
  /** Aborts {@link CliContext.signal}, as Ctrl-C does. */
  readonly interrupt: () => void;
  /** The folder of the user. */
  readonly home: string;
  /** The version of the package. */
  readonly version: string;
}
