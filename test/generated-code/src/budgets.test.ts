import { compareWithBudgets, formatDifference, isExceeded, readBudgets } from '@proj/test-budgets';
import { describe, expect, it } from 'vitest';
import { budgetFile } from './budget-file.js';
import { measurable } from './measure/measure-all.js';

const budgets = readBudgets(budgetFile);
const subjects = measurable();

describe('generated code', () => {
  it.each([...subjects])('of %s keeps within its budget, with a consumer beside it, too', (name, measure) => {
    const { figures, consumerRatio } = measure();
    const exceeded = compareWithBudgets(budgets, { [name]: figures }).filter(isExceeded);
    expect(exceeded.map(formatDifference), 'npm run budgets shows all figures').toEqual([]);
    expect(consumerRatio).toBeLessThanOrEqual(1.3);
    expect(figures.consumerInstantiations).toBeLessThanOrEqual(1.3 * figures.instantiations);
  });

  it('has no budget for what is not measured any more', () => {
    expect(Object.keys(budgets)).toEqual([...subjects.keys()]);
  });
});
