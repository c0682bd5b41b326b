import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { drawPlot } from '../report/plot.js';
import type { Report } from '../report/report.js';
import { barCells, formatReport } from '../report/table.js';
import type { RuntimeName } from '../runtimes/runtimes.js';
import { documentationFile, writeGeneratedSection } from './generated-section.js';
import { markdownTable } from './markdown-table.js';

/** The page that shows the last full run in each runtime. */
export const benchmarkPage: string = documentationFile('benchmarks.md');

/** Writes the figures of a run to the page, and to files beside it. */
export function documentRun(runtime: RuntimeName, report: Report): void {
  mkdirSync(documentationFile('benchmarks'), { recursive: true });
  writeFileSync(reportFile(runtime), `${JSON.stringify(report, undefined, 2)}\n`);
  writeFileSync(plotFile(runtime), drawPlot(report));
  writeGeneratedSection(benchmarkPage, runtime, formatRun(runtime, report));
}

/** Returns what the page says of a run. */
export function formatRun(runtime: RuntimeName, report: Report): string {
  const { bars } = report;
  return [
    ...(bars.length > 0 ? [markdownTable(['bar', 'limit', 'measured', ''], bars.map(barCells)), ''] : []),
    `![Time of each contender in multiples of its peer](benchmarks/${runtime}.svg)`,
    '',
    '```text',
    formatReport({ ...report, bars: [] }).trimEnd(),
    '```',
  ].join('\n');
}

/** Returns the figures of the last run that was written to the page. */
export function readRun(runtime: RuntimeName): Report | undefined {
  const file = reportFile(runtime);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}

/** Returns the path of the plot of that run. */
export function plotFile(runtime: RuntimeName): string {
  return documentationFile(`benchmarks/${runtime}.svg`);
}

function reportFile(runtime: RuntimeName): string {
  return documentationFile(`benchmarks/${runtime}.json`);
}
