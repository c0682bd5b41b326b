/** A stream that takes text. */
export interface CliStream {
  write(text: string): unknown;
  /** Whether it is a terminal. */
  readonly isTTY?: boolean;
}

/** What a command line writes to. */
export interface CliStreams {
  readonly stdout: CliStream;
  readonly stderr: CliStream;
}

/** Writes a value as JSON, indented. */
export function printJson(value: unknown, stream: CliStream): void {
  stream.write(`${JSON.stringify(value, undefined, 2)}\n`);
}
