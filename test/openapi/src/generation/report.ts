import type { BarResult, Comparison, Growth } from './bars.js';

/** What was measured. */
export interface Report {
  readonly comparisons: readonly Comparison[];
  readonly growth: readonly Growth[];
  readonly bars: readonly BarResult[];
  /** What was not measured, and why. */
  readonly skipped: readonly string[];
}

/** Writes a report for people. */
export function formatReport({ comparisons, growth, bars, skipped }: Report): string {
  const row = (...cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    row('document', 'openapi-codegen', 'openapi-typescript', 'CPU time', 'memory'),
    row('---', '---', '---', '---', '---'),
    ...comparisons.map(({ document, costs }) => {
      const { 'openapi-codegen': own, 'openapi-typescript': peer } = costs;
      return row(
        document,
        figures(own),
        figures(peer),
        `${(own.cpuSeconds / peer.cpuSeconds).toFixed(2)} ×`,
        `${(own.peakMemory / peer.peakMemory).toFixed(2)} ×`,
      );
    }),
    '',
    ...growth.map(({ operations, cost }) => `${operations} operations without tags: ${figures(cost)}`),
    '',
    ...bars
      .filter(({ holds }) => !holds)
      .map(({ title, measured, limit }) => `missed: ${title} is ${measured.toFixed(2)}, above ${limit}`),
    `${bars.filter(({ holds }) => holds).length} of ${bars.length} bars hold`,
    ...skipped,
    '',
  ].join('\n');
}

function figures({ cpuSeconds, peakMemory }: Growth['cost']): string {
  return `${cpuSeconds.toFixed(2)} s, ${Math.round(peakMemory / 1e6)} MB`;
}
