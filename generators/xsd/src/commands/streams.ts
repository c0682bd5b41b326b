import type { CliStreams as Streams } from '@proj/generator-kit/cli';

export type { CliStream, ExitCode } from '@proj/generator-kit/cli';

/** What the command line writes to, and what it starts from. */
export interface CliStreams extends Streams {
  /** The folder in which a configuration file is looked for; the working directory by default. */
  readonly cwd?: string;
  /** Ends `--watch`; SIGINT and SIGTERM do where it is absent. */
  readonly signal?: AbortSignal;
}
