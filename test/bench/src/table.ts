import type { BundleSize, Comparison, Report } from './report.js';

/**
 * Lays out a report for a terminal.
 * @returns lines, the last one ended
 */
export function formatReport(report: Report): string {
  const heading = `Node ${report.node}; CPU time, medians${report.quick ? '; quick, not for comparing' : ''}\n`;
  return [heading, ...report.comparisons.map(formatComparison), formatBundles(report.bundles)].join('\n');
}

function formatComparison({ title, description, peer, figures }: Comparison): string {
  return `${title} (${description})\n${formatTable(
    ['', 'ms', 'min–max', `÷ ${peer}`, 'bytes'],
    figures.map(({ contender, cpuMilliseconds, minimum, maximum, ratio, bytes }) => [
      contender,
      formatNumber(cpuMilliseconds),
      `${formatNumber(minimum)}–${formatNumber(maximum)}`,
      ratio.toFixed(2),
      String(bytes),
    ]),
  )}`;
}

function formatBundles(bundles: readonly BundleSize[]): string {
  return `bundle size (esbuild, minified, for browsers)\n${formatTable(
    ['', 'bytes', 'gzip -9'],
    bundles.map(({ bundle, minified, gzipped }) => [bundle, String(minified), String(gzipped)]),
  )}`;
}

/** Three significant digits, without an exponent. */
function formatNumber(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
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
