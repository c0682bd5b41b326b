/** Writes a figure with three significant digits, without an exponent. */
export function formatNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : decimals(value));
}

/** Small requests take microseconds. */
function decimals(value: number): number {
  return value >= 0.1 || value === 0 ? 2 : Math.min(6, 2 - Math.floor(Math.log10(value)));
}
