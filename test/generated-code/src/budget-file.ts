import { fileURLToPath } from 'node:url';

/** The file with the most that each figure may be. */
export const budgetFile: string = fileURLToPath(new URL('../budgets.json', import.meta.url));
