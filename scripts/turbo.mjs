// Turbo, started through the pinned pnpm because it looks for that pnpm on the PATH to run the tasks with.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pnpm } from './pnpm.mjs';
import { ROOT } from './workspace.mjs';

/**
 * One task in turbo's summary of a run.
 *
 * @typedef {object} TaskSummary
 * @property {string} taskId `<package>#<task>`
 * @property {string} task
 * @property {string} package
 * @property {string} directory path of the package from the root
 * @property {string} logFile path of its output from the root
 * @property {string} command `<NONEXISTENT>` when the package has no such script
 * @property {string[]} expandedOutputs the files it wrote, from the root
 * @property {{ status: 'HIT' | 'MISS' }} cache
 * @property {{ exitCode: number } | undefined} execution
 */

/**
 * A run of turbo.
 *
 * @typedef {object} TurboRun
 * @property {number} code
 * @property {TaskSummary[]} tasks the tasks that have a script
 */

/**
 * Runs tasks with everything they depend on.
 *
 * @param {readonly string[]} tasks
 * @param {object} [options]
 * @param {readonly string[]} [options.flags] further arguments for turbo
 * @param {'full' | 'new-only'} [options.logs] what to print; left out, turbo's output is shown only when it fails
 * @returns {Promise<TurboRun>}
 */
export async function turbo(tasks, { flags = [], logs } = {}) {
  const summaries = join(ROOT, '.turbo', 'runs');
  // The newest summary can only be told from older ones by being the only one.
  rmSync(summaries, { recursive: true, force: true });
  const { code, stdout, stderr } = await pnpm(
    ['exec', 'turbo', 'run', ...tasks, '--summarize', `--output-logs=${logs ?? 'errors-only'}`, ...flags],
    { capture: logs === undefined },
  );
  if (code !== 0) process.stderr.write(`${stdout}${stderr}`);
  return { code, tasks: readSummary(summaries) };
}

/**
 * @param {string} directory
 * @returns {TaskSummary[]}
 */
function readSummary(directory) {
  /** @type {string[]} */
  let files;
  try {
    files = readdirSync(directory);
  } catch {
    // Turbo refused the command line or its configuration: it has said so, and ran nothing.
    return [];
  }
  return files
    .flatMap((file) => {
      /** @type {{ tasks: TaskSummary[] }} */
      const { tasks } = JSON.parse(readFileSync(join(directory, file), 'utf8'));
      return tasks;
    })
    .filter(({ command }) => command !== '<NONEXISTENT>');
}
