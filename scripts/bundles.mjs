// What programs have to ship, and what each feature costs, next to their budgets.
import { CommandError, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run bundles -- [--update [--allow-growth]] [--json]

Installs what is missing, builds, and bundles programs as for a browser: some that use a part of the packages, and for
each feature of XML Schema and of the runtime two that differ in that feature only. Sizes are compared with
test/bench/bundle-budgets.json; "npm test" does the same. docs/bundle-sizes.md explains the figures.

  --update        write sizes that are below their budget, and those of what has no budget yet, into the budget file
                  and into docs/bundle-sizes.md
  --allow-growth  with --update: write sizes above their budget, too; the change has to say why
  --json          print {"measured": sizes, "differences": [{name, figure, budget, measured}]}

Exit codes: 0 all sizes keep within their budgets, 1 building failed or a size exceeds its budget, 2 wrong usage
`;

await runCommand(
  {
    usage: USAGE,
    options: {
      update: { type: 'boolean' },
      json: { type: 'boolean' },
      'allow-growth': { type: 'boolean' },
    },
  },
  async ({ update, json, 'allow-growth': allowsGrowth }) => {
    if (allowsGrowth && !update) {
      throw new CommandError('--allow-growth goes with --update only.', EXIT_USAGE);
    }
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-bench'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = [
      ...(update ? ['--update'] : []),
      ...(allowsGrowth ? ['--allow-growth'] : []),
      ...(json ? ['--json'] : []),
    ];
    const command = ['test/bench/dist/bundle-budgets.js', ...args];
    const { code } = await runProcess(process.execPath, command, { cwd: ROOT });
    return code;
  },
);
