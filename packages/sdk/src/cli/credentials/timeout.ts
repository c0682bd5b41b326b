import type { OptionValues } from '../option-values.js';

/** Milliseconds for an attempt, of the option `--timeout`, which has seconds. */
export function timeoutOf(options: OptionValues): number | undefined {
  const seconds = options.integer('timeout', 1, 86_400);
  return seconds === undefined ? undefined : seconds * 1000;
}
