// What the commands that compare figures with a budget file have in common.
import { CommandError, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

/**
 * Builds a package and runs its program, with `--update`, `--allow-growth`, `--json` and what else the command takes, as they were given.
 *
 * @param {{ usage: string, filter: string, program: string, values?: readonly string[] }} command `values`: further options,
 *   which have a value
 * @returns {Promise<void>}
 */
export async function runBudgetCommand({ usage, filter, program, values = [] }) {
  await runCommand(
    {
      usage,
      options: {
        update: { type: 'boolean' },
        json: { type: 'boolean' },
        'allow-growth': { type: 'boolean' },
        ...Object.fromEntries(values.map((name) => [name, { type: /** @type {const} */ ('string') }])),
      },
    },
    async ({ update, json, 'allow-growth': allowsGrowth, ...others }) => {
      if (allowsGrowth && !update) {
        throw new CommandError('--allow-growth goes with --update only.', EXIT_USAGE);
      }
      await install();
      const build = await turbo(['build'], { flags: [`--filter=${filter}`] });
      if (build.code !== 0) throw new CommandError('Building failed. See above.');
      const args = [
        ...(update ? ['--update'] : []),
        ...(allowsGrowth ? ['--allow-growth'] : []),
        ...(json ? ['--json'] : []),
        ...Object.entries(others).map(([name, value]) => `--${name}=${value}`),
      ];
      const { code } = await runProcess(process.execPath, [program, ...args], { cwd: ROOT });
      return code;
    },
  );
}
