// Turbo, with the pinned pnpm where it looks for one to run the tasks with: on the PATH.
import { readFileSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { QUIET_TOOLS } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
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
  const searchPath = `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`;
  const isShown = logs !== undefined;
  const colour = isShown && process.stdout.isTTY ? ['--color'] : [];
  const { code, stdout, stderr } = await runProcess(
    process.execPath,
    [
      join(ROOT, 'node_modules', 'turbo', 'bin', 'turbo'),
      'run',
      ...tasks,
      '--summarize',
      `--output-logs=${logs ?? 'errors-only'}`,
      ...colour,
      ...flags,
    ],
    { cwd: ROOT, env: { ...QUIET_TOOLS, PATH: searchPath }, capture: !isShown, echo: isShown },
  );
  if (code !== 0 && !isShown) process.stderr.write(`${stdout}${stderr}`);
  return { code, tasks: readSummary(`${stdout}${stderr}`) };
}

/**
 * Reads the summary that a run says it has written. Other runs may go on at the same time, so it is known by nothing
 * but its name in the output.
 *
 * @param {string} output
 * @returns {TaskSummary[]}
 */
function readSummary(output) {
  const path = /^\s*Summary:\s+(\S.*\.json)\s*$/m.exec(stripVTControlCharacters(output))?.[1];
  // Turbo refused the command line or its configuration: it has said so, and ran nothing.
  if (path === undefined) return [];
  /** @type {{ tasks: TaskSummary[] }} */
  const { tasks } = JSON.parse(readFileSync(path, 'utf8'));
  rmSync(path);
  return tasks.filter(({ command }) => command !== '<NONEXISTENT>');
}
