import { readFileSync } from 'node:fs';
import type { Contender, Cost } from './cost.js';

/** The limits of what generating may cost. */
export interface Bars {
  /** CPU time, divided by that of openapi-typescript on the same document. */
  readonly cpuRatio: number;
  /** Peak memory, divided likewise. */
  readonly memoryRatio: number;
  /** CPU time of one more operation among many, divided by that of one more among few. */
  readonly growthRatio: number;
}

/** What generating from one document costs. */
export interface Comparison {
  readonly document: string;
  readonly costs: Readonly<Record<Contender, Cost>>;
}

/** What N operations cost. */
export interface Growth {
  readonly operations: number;
  readonly cost: Cost;
}

/** A figure, and whether it keeps within its limit. */
export interface BarResult {
  readonly title: string;
  readonly measured: number;
  readonly limit: number;
  readonly holds: boolean;
}

/** Reads the limits. */
export function readBars(): Bars {
  return JSON.parse(readFileSync(new URL('../../bars.json', import.meta.url), 'utf8')) as Bars;
}

/** Compares figures with their limits. */
export function judge(
  bars: Bars,
  comparisons: readonly Comparison[],
  growth: readonly Growth[],
): readonly BarResult[] {
  const result = (title: string, measured: number, limit: number): BarResult => ({
    title,
    measured,
    limit,
    holds: measured <= limit,
  });
  return [
    ...comparisons.flatMap(({ document, costs }) => {
      const { 'openapi-codegen': own, 'openapi-typescript': peer } = costs;
      return [
        result(`${document}: CPU time`, own.cpuSeconds / peer.cpuSeconds, bars.cpuRatio),
        result(`${document}: memory`, own.peakMemory / peer.peakMemory, bars.memoryRatio),
      ];
    }),
    ...(growth.length < 3 ? [] : [result('growth', growthRatio(growth), bars.growthRatio)]),
  ];
}

/**
 * Returns how much more one more operation costs at the end of the row than at its start: 1 where time grows with the
 * document, and about the ratio of the sizes where it grows with their square.
 *
 * @param growth - at least three, the smallest first
 */
export function growthRatio(growth: readonly Growth[]): number {
  const [first, second] = growth;
  const [last, before] = [growth.at(-1), growth.at(-2)];
  return slope(before, last) / slope(first, second);
}

function slope(small: Growth | undefined, large: Growth | undefined): number {
  if (small === undefined || large === undefined) return Number.NaN;
  return (large.cost.cpuSeconds - small.cost.cpuSeconds) / (large.operations - small.operations);
}
