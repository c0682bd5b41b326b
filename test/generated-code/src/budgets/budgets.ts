import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Figures, figureNames } from '../measure/figures.js';

/** The most that each figure may be, by the name of what is measured. */
export type Budgets = Readonly<Record<string, Figures>>;

/** A figure that differs from its budget. */
export interface Difference {
  readonly name: string;
  readonly figure: keyof Figures;
  /** Undefined where there is no budget yet. */
  readonly budget: number | undefined;
  readonly measured: number;
}

const budgetFile = fileURLToPath(new URL('../../budgets.json', import.meta.url));

/** Reads the budget file. */
export function readBudgets(): Budgets {
  return JSON.parse(readFileSync(budgetFile, 'utf8')) as Budgets;
}

/** Writes the budget file. */
export function writeBudgets(budgets: Budgets): void {
  writeFileSync(budgetFile, `${JSON.stringify(budgets, undefined, 2)}\n`);
}

/**
 * Compares what was measured with its budget.
 *
 * @returns the figures that are not as the budget has them, larger or smaller
 */
export function compareWithBudgets(budgets: Budgets, measured: Budgets): readonly Difference[] {
  return Object.entries(measured).flatMap(([name, figures]) =>
    figureNames
      .map((figure) => ({ name, figure, budget: budgets[name]?.[figure], measured: figures[figure] }))
      .filter((difference) => difference.budget !== difference.measured),
  );
}

/** Tests whether a figure is larger than its budget, or has none. */
export function isExceeded({ budget, measured }: Difference): boolean {
  return budget === undefined || measured > budget;
}

/**
 * Changes budgets to what was measured. What is not measured any more loses its budget.
 *
 * @param allowsGrowth - false: a figure that is larger than its budget leaves that as it is
 */
export function updateBudgets(budgets: Budgets, measured: Budgets, allowsGrowth: boolean): Budgets {
  const updated = Object.entries(measured).map(([name, figures]): [string, Figures] => {
    const old = budgets[name];
    return [name, old === undefined || allowsGrowth ? figures : smallerOf(old, figures)];
  });
  return Object.fromEntries(updated);
}

function smallerOf(one: Figures, other: Figures): Figures {
  const entries = figureNames.map((figure) => [
    figure,
    Math.min(one[figure] ?? other[figure], other[figure]),
  ]);
  return Object.fromEntries(entries) as unknown as Figures;
}

/** Says by how much a figure differs from its budget. */
export function formatDifference({ name, figure, budget, measured }: Difference): string {
  if (budget === undefined) {
    return `${name}: ${figure} is ${measured} and has no budget`;
  }
  const difference = measured - budget;
  const percent = ((100 * Math.abs(difference)) / budget).toFixed(1);
  return `${name}: ${figure} is ${measured}, ${Math.abs(difference)} (${percent} %) ${difference > 0 ? 'above' : 'below'} its budget of ${budget}`;
}
