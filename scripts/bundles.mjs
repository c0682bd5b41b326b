// What programs have to ship, and what each feature costs, next to their budgets.
import { runBudgetCommand } from './budget-command.mjs';

const USAGE = `Usage: npm run bundles -- [--update [--allow-growth]] [--json]
       npm run bundles -- --explain <name>

Installs what is missing, builds, and bundles programs as for a browser: some that use a part of the packages, and for
each feature of XML Schema and of the runtime two that differ in that feature only. Sizes are compared with
test/bench/bundle-budgets.json; "npm test" does the same. docs/bundle-sizes.md explains the figures.

  --update        write sizes that are below their budget, and those of what has no budget yet, into the budget file
                  and into docs/bundle-sizes.md
  --allow-growth  with --update: write sizes above their budget, too; the change has to say why
  --explain <name>  only say which modules the bytes of a program come of; or of the smallest program with a feature
  --json          print {"measured": sizes, "differences": [{name, figure, budget, measured}]}

Exit codes: 0 all sizes keep within their budgets, 1 building failed or a size exceeds its budget, 2 wrong usage
`;

await runBudgetCommand({
  usage: USAGE,
  filter: '@proj/test-bench',
  program: 'test/bench/dist/bundle-budgets.js',
  values: ['explain'],
});
