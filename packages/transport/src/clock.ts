/** Milliseconds that only grow, whatever is done to the time of day. */
export function now(): number {
  return performance.now();
}

/** The longest time that a timer of the platform can wait, in milliseconds; more makes it fire at once. */
export const longestTimer: number = 2 ** 31 - 1;
