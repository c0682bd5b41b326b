import { readFileSync, writeFileSync } from 'node:fs';
import type { Budgets } from './budgets.js';

/** Reads a budget file. */
export function readBudgets<Name extends string>(file: string): Budgets<Name> {
  return JSON.parse(readFileSync(file, 'utf8')) as Budgets<Name>;
}

/** Writes a budget file. */
export function writeBudgets(file: string, budgets: Budgets): void {
  writeFileSync(file, `${JSON.stringify(budgets, undefined, 2)}\n`);
}
