import type { BarResult } from '../bars/bars.js';
import type { Sizes } from '../bundles/bundle-sizes.js';
import { formatNumber } from './format-number.js';
import type { Comparison, Figure, Report } from './report.js';

/**
 * Lays out a report for a terminal.
 * @returns lines, the last one ended
 */
export function formatReport(report: Report): string {
  const { runtime, clock, quick, comparisons, bundles, peers, bars, skipped } = report;
  return [
    `${runtime}; ${clock}, medians${quick ? '; quick, not for comparing' : ''}\n`,
    ...comparisons.map(formatComparison),
    ...formatSizes({ ...bundles.programs, ...peers }),
    ...formatBars(bars),
    ...skipped.map((reason) => `skipped: ${reason}\n`),
  ].join('\n');
}

/** Lays out what contenders took for the same work. */
function formatComparison({ title, description, peer, figures }: Comparison): string {
  // Browsers do not tell how much memory they have.
  const hasMemory = figures.some(({ peakMemory }) => peakMemory !== undefined);
  const header = ['', 'ms', 'min–max', `÷ ${peer}`, 'bytes', ...(hasMemory ? ['peak MB'] : [])];
  return `${title} (${description})\n${formatTable(header, figures.map(formatFigure))}`;
}

function formatFigure(figure: Figure): string[] {
  const { contender, milliseconds, minimum, maximum, ratio, bytes, peakMemory } = figure;
  return [
    contender,
    formatNumber(milliseconds),
    `${formatNumber(minimum)}–${formatNumber(maximum)}`,
    ratio.toFixed(2),
    String(bytes),
    ...(peakMemory === undefined ? [] : [(peakMemory / 1e6).toFixed(0)]),
  ];
}

function formatSizes(sizes: Sizes): string[] {
  const rows = Object.entries(sizes).map(([name, { minified, gzipped }]) => [
    name,
    String(minified),
    String(gzipped),
  ]);
  if (rows.length === 0) return [];
  return [`bundle size (esbuild, minified, for browsers)\n${formatTable(['', 'bytes', 'gzip -9'], rows)}`];
}

function formatBars(bars: readonly BarResult[]): string[] {
  return bars.length === 0 ? [] : [`bars\n${formatTable(['', 'limit', 'measured', ''], bars.map(barCells))}`];
}

/** Returns what a table says of a bar. */
export function barCells({ title, limit, measured, holds }: BarResult): string[] {
  if (measured === undefined) return [title, limit, '–', 'not measured'];
  return [title, limit, measured.toFixed(2), holds ? 'holds' : 'missed'];
}

/** Columns as wide as their widest cell; the first one to the left, figures to the right. */
function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((_, column) =>
    Math.max(...[header, ...rows].map((row) => row[column]?.length ?? 0)),
  );
  return [header, ...rows]
    .map((row) => {
      const cells = row.map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      );
      return `  ${cells.join('  ').trimEnd()}\n`;
    })
    .join('');
}
