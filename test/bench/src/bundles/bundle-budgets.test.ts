import { isExceeded } from '@proj/test-budgets';
import { describe, expect, it } from 'vitest';
import { compareWithBundleBudgets, updateBundleBudgets } from './bundle-budgets.js';
import type { BundleSizes } from './bundle-sizes.js';
import type { BundleSize } from './measure-program.js';

const sizes = (program: BundleSize, feature: BundleSize): BundleSizes => ({
  programs: { program },
  reading: { feature },
  readingAndWriting: { feature },
});

const size = (minified: number, gzipped: number): BundleSize => ({ minified, gzipped });
const budgets = sizes(size(1000, 400), size(100, 40));

describe('compareWithBundleBudgets', () => {
  it('finds programs that are larger, compressed or not', () => {
    const measured = sizes(size(1001, 401), size(100, 40));
    expect(compareWithBundleBudgets(budgets, measured).filter(isExceeded)).toHaveLength(2);
  });

  it('finds features whose code is larger, in each use', () => {
    const measured = sizes(size(1000, 400), size(101, 40));
    expect(compareWithBundleBudgets(budgets, measured).filter(isExceeded)).toMatchObject([
      { name: 'feature, reading', figure: 'minified' },
      { name: 'feature, reading and writing', figure: 'minified' },
    ]);
  });

  it('finds nothing where the code of a feature is compressed less well only', () => {
    expect(compareWithBundleBudgets(budgets, sizes(size(1000, 400), size(100, 45)))).toEqual([]);
  });
});

describe('updateBundleBudgets', () => {
  it('takes over what has not grown', () => {
    const measured = sizes(size(990, 395), size(100, 45));
    expect(updateBundleBudgets(budgets, measured, false)).toEqual(measured);
  });

  it('takes over what has grown where that is allowed only', () => {
    const measured = sizes(size(1010, 405), size(101, 39));
    expect(updateBundleBudgets(budgets, measured, false)).toEqual(budgets);
    expect(updateBundleBudgets(budgets, measured, true)).toEqual(measured);
  });
});
