// What the OpenAPI generator costs, next to openapi-typescript.
import { CommandError, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run bench:openapi -- [--check] [--json] [--only <expression>] [--rounds <n>] [--data <dir>]

Installs what is missing, builds, and measures the CPU time and the memory of generating a client, next to making types
alone with openapi-typescript, for each document in the folder openapi of the test data, and for documents of 400 to 3,200
operations without tags. Each run is a process of its own; figures are medians. The bars are in test/openapi/bars.json.

  --check              fail where a bar is missed
  --json               print the figures as JSON
  --only <expression>  only documents whose file name matches; "growth" stands for the documents without tags
  --rounds <n>         how many processes each contender gets (default: 3)
  --data <dir>         the folder of the test data that is no part of the repository (default: ../shared/data)

Exit codes: 0 measured, 1 building or a contender failed, or with --check a bar is missed, 2 wrong usage
`;

await runCommand(
  {
    usage: USAGE,
    options: {
      check: { type: 'boolean' },
      json: { type: 'boolean' },
      only: { type: 'string' },
      rounds: { type: 'string' },
      data: { type: 'string' },
    },
  },
  async (asked) => {
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-openapi'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = Object.entries(asked).map(([name, value]) =>
      value === true ? `--${name}` : `--${name}=${String(value)}`,
    );
    const { code } = await runProcess(process.execPath, ['test/openapi/dist/main.js', ...args], {
      cwd: ROOT,
    });
    return code;
  },
);
