/** The command line, or input that it names, makes no sense. The message says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Credentials are missing, or lie where others can read them. The message says what to do. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError';
}

/** The reader of the output has gone, as `head` does when it has seen enough. */
export class OutputClosedError extends Error {
  override readonly name = 'OutputClosedError';
}
