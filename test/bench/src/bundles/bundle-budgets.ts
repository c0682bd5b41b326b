import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compareWithBudgets, type Difference, updateBudgets } from '@proj/test-budgets';
import type { BundleSizes, Sizes } from './bundle-sizes.js';

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
    ...compareFeatures('reading', budgets.reading, measured.reading),
    ...compareFeatures('reading and writing', budgets.readingAndWriting, measured.readingAndWriting),
  ];
}

/**
 * How well the code of a feature is compressed depends on what stands around it: any change there changes that by some
 * bytes. So the budget of a feature is for its minified code.
 */
function compareFeatures(use: string, budgets: Sizes, measured: Sizes): readonly Difference[] {
  return compareWithBudgets(budgets, measured)
    .filter(({ figure }) => figure === 'minified')
    .map((difference) => ({ ...difference, name: `${difference.name}, ${use}` }));
}

/** Changes budgets to what was measured; without `allowsGrowth`, only those that do not grow. */
export function updateBundleBudgets(
  budgets: BundleSizes,
  measured: BundleSizes,
  allowsGrowth: boolean,
): BundleSizes {
  return {
    programs: updateBudgets(budgets.programs, measured.programs, allowsGrowth),
    reading: updateFeatures(budgets.reading, measured.reading, allowsGrowth),
    readingAndWriting: updateFeatures(budgets.readingAndWriting, measured.readingAndWriting, allowsGrowth),
  };
}

function updateFeatures(budgets: Sizes, measured: Sizes, allowsGrowth: boolean): Sizes {
  return Object.fromEntries(
    Object.entries(measured).map(([name, size]) => {
      const old = budgets[name];
      return [name, old === undefined || allowsGrowth || size.minified <= old.minified ? size : old];
    }),
  );
}
