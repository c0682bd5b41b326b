import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareWithBudgets, type Difference, updateBudgets } from '@proj/test-budgets';
import type { BundleSizes } from './bundle-sizes.js';

const file = fileURLToPath(new URL('../../bundle-budgets.json', import.meta.url));

/** Reads how large bundles may be. */
export function readBundleBudgets(): BundleSizes {
  return JSON.parse(readFileSync(file, 'utf8')) as BundleSizes;
}

/** Writes how large bundles may be. */
export function writeBundleBudgets(budgets: BundleSizes): void {
  writeFileSync(file, `${JSON.stringify(budgets, undefined, 2)}\n`);
}

/** Returns the sizes that are not as their budgets have them, larger or smaller. */
export function compareWithBundleBudgets(budgets: BundleSizes, measured: BundleSizes): readonly Difference[] {
  return [
    ...compareWithBudgets(budgets.programs, measured.programs),
    ...named('reading', compareWithBudgets(budgets.reading, measured.reading)),
    ...named(
      'reading and writing',
      compareWithBudgets(budgets.readingAndWriting, measured.readingAndWriting),
    ),
  ];
}

/** Features have the same names in both uses. */
function named(use: string, differences: readonly Difference[]): readonly Difference[] {
  return differences.map((difference) => ({ ...difference, name: `${difference.name}, ${use}` }));
}

/** Changes budgets to what was measured; without `allowsGrowth`, only those that shrink. */
export function updateBundleBudgets(
  budgets: BundleSizes,
  measured: BundleSizes,
  allowsGrowth: boolean,
): BundleSizes {
  return {
    programs: updateBudgets(budgets.programs, measured.programs, allowsGrowth),
    reading: updateBudgets(budgets.reading, measured.reading, allowsGrowth),
    readingAndWriting: updateBudgets(budgets.readingAndWriting, measured.readingAndWriting, allowsGrowth),
  };
}
