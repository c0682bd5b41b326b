import { readFileSync } from 'node:fs';
import type { BundleSizes } from '../bundles/bundle-sizes.js';
import type { Comparison, Figure } from '../report/report.js';

/** A figure that has to stay within a limit. */
export type Bar = RatioBar | MemoryBar | BundleBar;

/** The time of a contender, divided by that of another one. */
export interface RatioBar extends Limit {
  readonly kind: 'ratio';
  readonly work: string;
  readonly contender: string;
  /** The contender to divide by; where it is of other work, `againstWork` says which. */
  readonly against: string;
  readonly againstWork?: string;
}

/** The most memory that a contender's process had, in MB. */
export interface MemoryBar extends Limit {
  readonly kind: 'memory';
  readonly work: string;
  readonly contender: string;
}

/** The size of a program's bundle, minified and compressed, in kB. */
export interface BundleBar extends Limit {
  readonly kind: 'bundle';
  readonly program: string;
}

interface Limit {
  readonly title: string;
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** Whether a figure keeps within its limit. */
export interface BarResult {
  readonly title: string;
  /** The limit, as people write it. */
  readonly limit: string;
  /** Undefined where the figure was not measured. */
  readonly measured?: number;
  /** False where it was not measured, too. */
  readonly holds: boolean;
}

/** What the bars are about. */
export interface Measurements {
  readonly comparisons: readonly Comparison[];
  readonly bundles: BundleSizes;
}

const KILOBYTE = 1e3;
const MEGABYTE = 1e6;

/** Reads all bars. */
export function readBars(): readonly Bar[] {
  return JSON.parse(readFileSync(new URL('../../bars.json', import.meta.url), 'utf8'));
}

/** Compares figures with their limits. */
export function judge(bars: readonly Bar[], measurements: Measurements): readonly BarResult[] {
  return bars.map((bar) => {
    const { title, atMost, atLeast } = bar;
    const measured = measure(bar, measurements);
    return {
      title,
      limit: `${atLeast === undefined ? `≤ ${atMost}` : `≥ ${atLeast}`}${unitOf(bar)}`,
      ...(measured !== undefined && { measured }),
      holds: measured !== undefined && isWithin(measured, bar),
    };
  });
}

function isWithin(measured: number, { atMost, atLeast }: Limit): boolean {
  return (
    measured <= (atMost ?? Number.POSITIVE_INFINITY) && measured >= (atLeast ?? Number.NEGATIVE_INFINITY)
  );
}

function measure(bar: Bar, { comparisons, bundles }: Measurements): number | undefined {
  if (bar.kind === 'bundle') return scaled(bundles.programs[bar.program]?.gzipped, KILOBYTE);
  const figure = findFigure(comparisons, bar.work, bar.contender);
  if (bar.kind === 'memory') return scaled(figure?.peakMemory, MEGABYTE);
  const other = findFigure(comparisons, bar.againstWork ?? bar.work, bar.against);
  return scaled(figure?.milliseconds, other?.milliseconds);
}

function scaled(figure: number | undefined, unit: number | undefined): number | undefined {
  return figure === undefined || unit === undefined ? undefined : figure / unit;
}

function findFigure(comparisons: readonly Comparison[], work: string, contender: string): Figure | undefined {
  return comparisons
    .find(({ title }) => title === work)
    ?.figures.find((figure) => figure.contender === contender);
}

function unitOf({ kind }: Bar): string {
  return { ratio: ' ×', memory: ' MB', bundle: ' kB' }[kind];
}
