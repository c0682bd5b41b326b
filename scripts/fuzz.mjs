// Random documents and schemas against the XML reader and the XSD compiler, for as long as asked.
import { CommandError, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run fuzz -- [--minutes <n>] [--seed <n>]

Installs what is missing, builds, and makes rounds of random input: well-formed documents with bytes changed, for the XML
reader; schemas, whole and broken, for the XSD compiler, whose output is type-checked. Nothing may throw anything but a
typed error with a position. "npm test" makes a short, seeded run of the same.

  --minutes <n>  how long to go on; the round that has begun is ended (default: 5)
  --seed <n>     seed of the first round; a failure names the seed of its round (default: taken from the clock)

The last line is "N rounds passed, N failed".

Exit codes: 0 all passed, 1 something failed, 2 wrong usage
`;

await runCommand(
  { usage: USAGE, options: { minutes: { type: 'string' }, seed: { type: 'string' } } },
  async ({ minutes = '5', seed = String(Date.now() % 1_000_000) }) => {
    if (!(Number(minutes) > 0)) {
      throw new CommandError('--minutes takes a positive number.', EXIT_USAGE);
    }
    if (!/^\d{1,9}$/.test(seed)) {
      throw new CommandError('--seed takes a whole number of up to nine digits.', EXIT_USAGE);
    }
    await install();
    const build = await turbo(['build'], { flags: ['--filter=@proj/test-fuzz'] });
    if (build.code !== 0) throw new CommandError('Building failed. See above.');
    const args = ['--minutes', minutes, '--seed', seed];
    const { code } = await runProcess(process.execPath, ['test/fuzz/dist/main.js', ...args], { cwd: ROOT });
    return code;
  },
);
