// CPU time and bundle sizes, next to those of other libraries.
import { CommandError, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run bench -- [--quick] [--json]

Installs what is missing, builds, and measures reading and writing XML against other libraries and JSON (CPU time,
a process for each, medians), cold starts and bundle sizes. docs/benchmarks.md explains the figures.

  --quick  a small document, each contender once: shows in seconds that everything works, not what is faster
  --json   print the figures as JSON

Figures are not judged; what fails the run is a contender that does not see the same data as the others.

Exit codes: 0 measured, 1 building failed or a contender did, 2 wrong usage
`;

await runCommand(
  { usage: USAGE, options: { quick: { type: 'boolean' }, json: { type: 'boolean' } } },
  async ({ quick, json }) => {
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-bench'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = [...(quick ? ['--quick'] : []), ...(json ? ['--json'] : [])];
    const { code } = await runProcess(process.execPath, ['test/bench/dist/main.js', ...args], { cwd: ROOT });
    return code;
  },
);
