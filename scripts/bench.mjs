// CPU time and bundle sizes, next to those of other libraries.
import { CommandError, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run bench -- [--quick | --check | --document] [--json] [--only <expression>] [--rounds <n>]
                        [--data <dir>] [--runtime node|bun|chromium [--executable <path>]]

Installs what is missing, builds, and measures reading and writing XML against other libraries and JSON (CPU time,
a process for each, medians), cold starts and bundle sizes, and compares them with the bars in test/bench/bars.json.
docs/benchmarks.md explains the figures. A full run takes about twenty minutes.

  --quick              small documents, each contender once: shows that everything works, not what is faster
  --check              fail where a bar is missed
  --document           write the figures and a plot into docs/benchmarks.md and docs/benchmarks/
  --json               print the figures as JSON
  --only <expression>  only work whose title matches this regular expression, and no bundles
  --rounds <n>         how many processes each contender gets (default: 5, and 15 for cold starts)
  --data <dir>         the folder of the test data that is no part of the repository (default: ../shared/data);
                       work on data that is not there is skipped, which the report says
  --runtime <name>     what runs the contenders: node (the default), bun, or chromium, which measures time by the clock
  --executable <path>  the program of the runtime, where it is not on the search path

Exit codes: 0 measured, 1 building or a contender failed, or with --check a bar is missed, 2 wrong usage
`;

/** What has a value is handed on with it. */
const VALUES = /** @type {const} */ (['only', 'rounds', 'data', 'runtime', 'executable']);
const FLAGS = /** @type {const} */ (['quick', 'check', 'document', 'json']);

await runCommand(
  {
    usage: USAGE,
    options: {
      quick: { type: 'boolean' },
      check: { type: 'boolean' },
      document: { type: 'boolean' },
      json: { type: 'boolean' },
      only: { type: 'string' },
      rounds: { type: 'string' },
      data: { type: 'string' },
      runtime: { type: 'string' },
      executable: { type: 'string' },
    },
  },
  async (asked) => {
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-bench'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = [
      ...FLAGS.flatMap((name) => (asked[name] ? [`--${name}`] : [])),
      ...VALUES.flatMap((name) => (asked[name] === undefined ? [] : [`--${name}=${asked[name]}`])),
    ];
    const { code } = await runProcess(process.execPath, ['test/bench/dist/main.js', ...args], { cwd: ROOT });
    return code;
  },
);
