// The command line of the budgets; scripts/budgets.mjs is how people call it.
import { parseArgs } from 'node:util';
import {
  compareWithBudgets,
  formatDifference,
  isExceeded,
  readBudgets,
  updateBudgets,
  writeBudgets,
} from '@proj/test-budgets';
import { budgetFile } from './budget-file.js';
import type { Measurement } from './measure/figures.js';
import { figuresOf, measurable } from './measure/measure-all.js';
import { formatMeasurements } from './report.js';

const { values } = parseArgs({
  options: {
    update: { type: 'boolean', default: false },
    'allow-growth': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});
const measurements = new Map<string, Measurement>();
for (const [name, measure] of measurable()) measurements.set(name, measure());
const measured = figuresOf(measurements);
if (values.update) {
  writeBudgets(budgetFile, updateBudgets(readBudgets(budgetFile), measured, values['allow-growth']));
}
const differences = compareWithBudgets(readBudgets(budgetFile), measured);
if (values.json) {
  const report = { measurements: Object.fromEntries(measurements), differences };
  process.stdout.write(`${JSON.stringify(report, undefined, 2)}\n`);
} else {
  process.stdout.write(
    `${[formatMeasurements(measurements), ...differences.map(formatDifference)].join('\n')}\n`,
  );
}
process.exitCode = differences.some(isExceeded) ? 1 : 0;
