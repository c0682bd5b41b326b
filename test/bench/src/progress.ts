/** Keeps whoever waits at a terminal informed, in one line. */
export function showProgress(activity: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${activity}`);
}

/** Removes that line. */
export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
