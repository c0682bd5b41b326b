import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithBudgets, type Figures, formatDifference, isExceeded, updateBudgets } from './budgets.js';

const figureNames = ['bytes', 'types'] as const;
type FigureName = (typeof figureNames)[number];

const figures: fc.Arbitrary<Figures<FigureName>> = fc.record({ bytes: fc.nat(), types: fc.nat() });

const budgets = fc.dictionary(fc.constantFrom('a', 'b', 'c'), figures);

const all = (value: number): Figures<FigureName> => ({ bytes: value, types: value });

describe('compareWithBudgets', () => {
  it('finds the figure that is larger, and says by how much', () => {
    const differences = compareWithBudgets({ a: all(200) }, { a: { ...all(200), types: 230 } });
    expect(differences.filter(isExceeded).map(formatDifference)).toEqual([
      'a: types is 230, 30 (15.0 %) above its budget of 200',
    ]);
  });

  it('finds the figure that is smaller, which exceeds nothing', () => {
    const differences = compareWithBudgets({ a: all(200) }, { a: { ...all(200), bytes: 150 } });
    expect(differences.map(formatDifference)).toEqual([
      'a: bytes is 150, 50 (25.0 %) below its budget of 200',
    ]);
    expect(differences.filter(isExceeded)).toEqual([]);
  });

  it('finds each figure that has no budget', () => {
    const differences = compareWithBudgets({}, { a: all(1) });
    expect(differences.filter(isExceeded)).toHaveLength(figureNames.length);
    expect(differences.map(formatDifference)[0]).toBe('a: bytes is 1 and has no budget');
  });

  it('names no percentage of nothing', () => {
    const differences = compareWithBudgets({ a: all(0) }, { a: { ...all(0), bytes: 7 } });
    expect(differences.map(formatDifference)).toEqual(['a: bytes is 7, 7 above its budget of 0']);
  });

  it('finds nothing where all figures are equal', () => {
    fc.assert(
      fc.property(budgets, (same) => {
        expect(compareWithBudgets(same, same)).toEqual([]);
      }),
    );
  });
});

describe('updateBudgets', () => {
  it('makes no budget larger, and leaves none larger than what was measured was before', () => {
    fc.assert(
      fc.property(budgets, budgets, (old, measured) => {
        const updated = updateBudgets(old, measured, false);
        for (const [name, after] of Object.entries(updated)) {
          for (const figure of figureNames) {
            expect(after[figure]).toBeLessThanOrEqual(old[name]?.[figure] ?? Number.POSITIVE_INFINITY);
            expect(after[figure]).toBeLessThanOrEqual(measured[name]?.[figure] ?? 0);
          }
        }
      }),
    );
  });

  it('takes what was measured where budgets may grow', () => {
    fc.assert(
      fc.property(budgets, budgets, (old, measured) => {
        expect(updateBudgets(old, measured, true)).toEqual(measured);
      }),
    );
  });
});
