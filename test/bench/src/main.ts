// The benchmarks' command line; scripts/bench.mjs is how people call it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBundles } from './bundles/bundles.js';
import { measureComparisons } from './comparisons.js';
import { FULL, QUICK } from './effort.js';
import { MeasurementError } from './measure/measurement-error.js';
import { formatReport } from './table.js';

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } });
const effort = values.quick ? QUICK : FULL;
const directory = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  const comparisons = await measureComparisons(effort, directory, showActivity);
  showActivity('bundle sizes');
  const bundles = await measureBundles(directory);
  clearActivity();
  const report = {
    node: process.versions.node,
    quick: effort.quick,
    records: effort.records,
    comparisons,
    bundles,
  };
  process.stdout.write(values.json ? `${JSON.stringify(report, undefined, 2)}\n` : formatReport(report));
} catch (error) {
  clearActivity();
  if (!(error instanceof MeasurementError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true });
}

/** Keeps whoever waits at a terminal informed, in one line. */
function showActivity(activity: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${activity}`);
}

function clearActivity(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
}
