/** Numbers by name: what was measured of one thing, or the most that it may be. */
export type Figures<Name extends string = string> = Readonly<Record<Name, number>>;

/** The most that each figure may be, by the name of what is measured. */
export type Budgets<Name extends string = string> = Readonly<Record<string, Figures<Name>>>;

/** A figure that differs from its budget. */
export interface Difference {
  readonly name: string;
  readonly figure: string;
  /** Undefined where there is no budget yet. */
  readonly budget: number | undefined;
  readonly measured: number;
}

/**
 * Compares what was measured with its budget.
 *
 * @returns the figures that are not as the budget has them, larger or smaller
 */
export function compareWithBudgets(budgets: Budgets, measured: Budgets): readonly Difference[] {
  return Object.entries(measured).flatMap(([name, figures]) =>
    Object.entries(figures)
      .map(([figure, value]) => ({ name, figure, budget: budgets[name]?.[figure], measured: value }))
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
export function updateBudgets<Name extends string>(
  budgets: Budgets<Name>,
  measured: Budgets<Name>,
  allowsGrowth: boolean,
): Budgets<Name> {
  const updated = Object.entries(measured).map(([name, figures]): [string, Figures<Name>] => {
    const old = budgets[name];
    return [name, old === undefined || allowsGrowth ? figures : smallerOf(old, figures)];
  });
  return Object.fromEntries(updated);
}

function smallerOf<Name extends string>(one: Figures<Name>, other: Figures<Name>): Figures<Name> {
  const entries = Object.entries<number>(other).map(([figure, value]) => [
    figure,
    Math.min(one[figure as Name] ?? value, value),
  ]);
  return Object.fromEntries(entries) as Figures<Name>;
}

/** Says by how much a figure differs from its budget. */
export function formatDifference({ name, figure, budget, measured }: Difference): string {
  if (budget === undefined) {
    return `${name}: ${figure} is ${measured} and has no budget`;
  }
  const difference = measured - budget;
  const direction = difference > 0 ? 'above' : 'below';
  return `${name}: ${figure} is ${measured}, ${Math.abs(difference)}${share(difference, budget)} ${direction} its budget of ${budget}`;
}

/** There is no percentage of a budget that is not positive: what a feature adds to a bundle may be nothing. */
function share(difference: number, budget: number): string {
  return budget > 0 ? ` (${((100 * Math.abs(difference)) / budget).toFixed(1)} %)` : '';
}
