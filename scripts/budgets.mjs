// The size of generated XML code, and what it costs TypeScript, next to their budgets.
import { CommandError, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run budgets -- [--update [--allow-growth]] [--json]

Installs what is missing, builds, generates code for schemas that stand in for large families, and measures that and the code of
@proj/xml-commands: bytes, the largest module, types and instantiations of TypeScript, also of a consumer that reads one
value. Figures are compared with test/generated-code/budgets.json; "npm test" does the same.

  --update        write figures that are below their budget, and those of what has no budget yet, into the budget file
  --allow-growth  with --update: write figures above their budget, too; the change has to say why
  --json          print {"measurements": {name: measurement}, "differences": [{name, figure, budget, measured}]}

Exit codes: 0 all figures keep within their budget, 1 building failed or a figure exceeds its budget, 2 wrong usage
`;

await runCommand(
  {
    usage: USAGE,
    options: {
      update: { type: 'boolean' },
      'allow-growth': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  },
  async ({ update, json, 'allow-growth': allowsGrowth }) => {
    if (allowsGrowth && !update) {
      throw new CommandError('--allow-growth goes with --update only.', EXIT_USAGE);
    }
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-generated-code'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = [
      ...(update ? ['--update'] : []),
      ...(allowsGrowth ? ['--allow-growth'] : []),
      ...(json ? ['--json'] : []),
    ];
    const command = ['test/generated-code/dist/main.js', ...args];
    const { code } = await runProcess(process.execPath, command, { cwd: ROOT });
    return code;
  },
);
