// What the commands that compare figures with a budget file have in common.
import { CommandError, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

/**
 * Builds a package and runs its program, with `--update`, `--allow-growth` and `--json` as they were given.
 *
 * @param {{ usage: string, filter: string, program: string }} command
 * @returns {Promise<void>}
 */
export async function runBudgetCommand({ usage, filter, program }) {
  await runCommand(
    {
      usage,
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
      const build = await turbo(['build'], { flags: [`--filter=${filter}`] });
      if (build.code !== 0) throw new CommandError('Building failed. See above.');
      const args = [
        ...(update ? ['--update'] : []),
        ...(allowsGrowth ? ['--allow-growth'] : []),
        ...(json ? ['--json'] : []),
      ];
      const { code } = await runProcess(process.execPath, [program, ...args], { cwd: ROOT });
      return code;
    },
  );
}
