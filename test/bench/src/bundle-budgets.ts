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
import { bundlePage, bundleTables } from './documentation/bundle-page.js';
import { writeGeneratedSection } from './documentation/generated-section.js';

const { values } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    'allow-growth': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
try {
  const measured = await measureBundleSizes(directory);
  if (values.update) {
    const updated = updateBundleBudgets(readBundleBudgets(), measured, values['allow-growth']);
    writeBundleBudgets(updated);
    for (const [name, table] of bundleTables(updated)) writeGeneratedSection(bundlePage, name, table);
  }
  const differences = compareWithBundleBudgets(readBundleBudgets(), measured);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ measured, differences }, undefined, 2)}\n`
      : `${[...bundleTables(measured).values(), ...differences.map(formatDifference)].join('\n\n')}\n`,
  );
  process.exitCode = differences.some(isExceeded) ? 1 : 0;
} finally {
  rmSync(directory, { recursive: true });
}
