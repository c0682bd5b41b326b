export { readBudgets, writeBudgets } from './budget-file.js';
export {
  type Budgets,
  compareWithBudgets,
  type Difference,
  type Figures,
  formatDifference,
  isExceeded,
  updateBudgets,
} from './budgets.js';
