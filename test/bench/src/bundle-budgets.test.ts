import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatDifference, isExceeded } from '@proj/test-budgets';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compareWithBundleBudgets, readBundleBudgets } from './bundles/bundle-budgets.js';
import { type BundleSizes, measureBundleSizes } from './bundles/bundle-sizes.js';
import { bundlePage, bundleTables } from './documentation/bundle-page.js';
import { readGeneratedSection } from './documentation/generated-section.js';

const budgets = readBundleBudgets();
const directory = mkdtempSync(join(tmpdir(), 'bundles-'));
let measured: BundleSizes;

beforeAll(async () => {
  measured = await measureBundleSizes(directory);
});

afterAll(() => rmSync(directory, { recursive: true }));

describe('bundles', () => {
  it('keep within their budgets', () => {
    const exceeded = compareWithBundleBudgets(budgets, measured).filter(isExceeded);
    expect(exceeded.map(formatDifference), 'npm run bundles shows all sizes').toEqual([]);
  });

  it('have no budgets for what is not measured any more', () => {
    const names = ({ programs, reading, readingAndWriting }: BundleSizes): object =>
      [programs, reading, readingAndWriting].map((sizes) => Object.keys(sizes));
    expect(names(budgets)).toEqual(names(measured));
  });
});

describe('the page of bundle sizes', () => {
  it.each([...bundleTables(budgets)])('has the budgets of %s', (name, table) => {
    expect(readGeneratedSection(bundlePage, name), 'npm run bundles -- --update writes it').toBe(table);
  });
});
