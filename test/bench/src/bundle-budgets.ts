// The command line of the bundle budgets; scripts/bundles.mjs is how people call it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatDifference, isExceeded } from '@proj/test-budgets';
import {
  compareWithBundleBudgets,
  readBundleBudgets,
  updateBundleBudgets,
  writeBundleBudgets,
} from './bundles/bundle-budgets.js';
import { measureBundleSizes } from './bundles/bundle-sizes.js';
import { explainBundle } from './bundles/explain.js';
import { bundlePage, bundleTables } from './documentation/bundle-page.js';
import { writeGeneratedSection } from './documentation/generated-section.js';
import { MeasurementError } from './measure/measurement-error.js';

const { values } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    'allow-growth': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    explain: { type: 'string' },
  },
});
const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
try {
  if (values.explain === undefined) await measure();
  else process.stdout.write(await explainBundle(values.explain, directory));
} catch (error) {
  if (!(error instanceof MeasurementError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
} finally {
  rmSync(directory, { recursive: true });
}

async function measure(): Promise<void> {
  const measured = await measureBundleSizes(directory);
  if (values.update) {
    const updated = updateBundleBudgets(readBundleBudgets(), measured, values['allow-growth']);
    writeBundleBudgets(updated);
    for (const [name, table] of bundleTables(updated)) writeGeneratedSection(bundlePage, name, table);
  }
  const differences = compareWithBundleBudgets(readBundleBudgets(), measured);
  const text = `${[...bundleTables(measured).values(), differences.map(formatDifference).join('\n')].join('\n\n')}\n`;
  process.stdout.write(values.json ? `${JSON.stringify({ measured, differences }, undefined, 2)}\n` : text);
  process.exitCode = differences.some(isExceeded) ? 1 : 0;
}
