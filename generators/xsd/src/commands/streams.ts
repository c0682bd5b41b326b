/** A stream that takes text. */
export interface CliStream {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/** What the command line writes to, and what it starts from. */
export interface CliStreams {
  readonly stdout: CliStream;
  readonly stderr: CliStream;
  /** The folder in which a configuration file is looked for; the working directory by default. */
  readonly cwd?: string;
  /** Ends `--watch`; SIGINT and SIGTERM do where it is absent. */
  readonly signal?: AbortSignal;
}

/** What the command line ends with: success, errors in the schema or a difference, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What is wrong with how the program was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
