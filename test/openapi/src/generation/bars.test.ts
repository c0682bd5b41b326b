import { describe, expect, it } from 'vitest';
import { growthRatio, judge } from './bars.js';
import { medianCost } from './cost.js';

const cost = (cpuSeconds: number, peakMemory = 100) => ({ cpuSeconds, peakMemory });
const bars = { cpuRatio: 1.5, memoryRatio: 1.5, growthRatio: 1.5 };

describe('a comparison', () => {
  it('holds where both ratios are within their limits', () => {
    const costs = { 'openapi-codegen': cost(3, 160), 'openapi-typescript': cost(2, 100) };
    expect(judge(bars, [{ document: 'a.json', costs }], [])).toEqual([
      { title: 'a.json: CPU time', measured: 1.5, limit: 1.5, holds: true },
      { title: 'a.json: memory', measured: 1.6, limit: 1.5, holds: false },
    ]);
  });
});

describe('growth', () => {
  const row = (of: (n: number) => number) =>
    [100, 200, 400, 800].map((operations) => ({ operations, cost: cost(of(operations)) }));

  it('is 1 where time grows with the document, whatever starting costs', () => {
    expect(growthRatio(row((n) => 2 + n / 100))).toBeCloseTo(1);
  });

  it('is above its limit where time grows with the square', () => {
    expect(
      judge(
        bars,
        [],
        row((n) => 2 + n * n),
      ),
    ).toMatchObject([{ title: 'growth', holds: false }]);
  });
});

describe('the median', () => {
  it('is that of each figure', () => {
    expect(medianCost([cost(3, 1), cost(1, 9), cost(2, 5)])).toEqual(cost(2, 5));
    expect(medianCost([cost(1), cost(2)])).toEqual(cost(1.5));
  });
});
