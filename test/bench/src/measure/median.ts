/**
 * The middle of numbers; the mean of the two middle ones where their count is even.
 * @throws {RangeError} when there are none
 */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((left, right) => left - right);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new RangeError('there is no median of no numbers');
  return (lower + upper) / 2;
}
