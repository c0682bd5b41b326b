/** What a command ends with: success, a failure that is the answer, wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** The exit codes by name. */
export const exitCodes = { success: 0, failure: 1, usage: 2 } as const;

/** What is wrong with how a program was called. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
