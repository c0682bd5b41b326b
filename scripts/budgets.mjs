// The size of generated XML code, and what it costs TypeScript, next to their budgets.
import { runBudgetCommand } from './budget-command.mjs';

const USAGE = `Usage: npm run budgets -- [--update [--allow-growth]] [--json]

Installs what is missing, builds, generates code for schemas that stand in for large families, and measures that and the code of
@proj/xml-commands: bytes, the largest module, types and instantiations of TypeScript, also of a consumer that reads one
value. Figures are compared with test/generated-code/budgets.json; "npm test" does the same.

  --update        write figures that are below their budget, and those of what has no budget yet, into the budget file
  --allow-growth  with --update: write figures above their budget, too; the change has to say why
  --json          print {"measurements": {name: measurement}, "differences": [{name, figure, budget, measured}]}

Exit codes: 0 all figures keep within their budget, 1 building failed or a figure exceeds its budget, 2 wrong usage
`;

await runBudgetCommand({
  usage: USAGE,
  filter: '@proj/test-generated-code',
  program: 'test/generated-code/dist/main.js',
});
