// The benchmarks' command line; scripts/bench.mjs is how people call it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments, UsageError } from './arguments.js';
import { documentRun } from './documentation/benchmark-page.js';
import { MeasurementError } from './measure/measurement-error.js';
import { clearProgress, showProgress } from './progress.js';
import { formatReport } from './report/table.js';
import { measureEverything } from './run.js';

const directory = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const asked = readArguments(process.argv.slice(2));
  const report = await measureEverything(asked, directory, showProgress);
  clearProgress();
  if (asked.document) documentRun(asked.runtime, report);
  process.stdout.write(asked.json ? `${JSON.stringify(report, undefined, 2)}\n` : formatReport(report));
  if (asked.check && !report.bars.every(({ holds }) => holds)) process.exitCode = 1;
} catch (error) {
  clearProgress();
  if (!(error instanceof MeasurementError || error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
} finally {
  rmSync(directory, { recursive: true });
}
