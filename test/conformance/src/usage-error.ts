/** The command was called wrongly, or for data that is not there. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
