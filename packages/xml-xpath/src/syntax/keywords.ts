import type { Axis, ValueComparison } from './expression.js';

/** The names of the axes that steps may name. */
export const axes: ReadonlySet<string> = new Set<Axis>([
  'child',
  'descendant',
  'attribute',
  'self',
  'descendant-or-self',
  'following-sibling',
  'following',
  'parent',
  'ancestor',
  'preceding-sibling',
  'preceding',
  'ancestor-or-self',
]);

/** The operators of general comparisons, and the value comparisons that they make. */
export const generalComparisons: Readonly<Record<string, ValueComparison>> = {
  '=': 'eq',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};

/** The operators of value comparisons. */
export const valueComparisons: ReadonlySet<string> = new Set(['eq', 'ne', 'lt', 'le', 'gt', 'ge']);

/** Names that are no functions, even where a parenthesis follows. */
export const reservedNames: ReadonlySet<string> = new Set(['if', 'item', 'typeswitch', 'empty-sequence']);
