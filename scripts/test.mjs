// Every test that needs no network, and the types of everything.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_FAILED, EXIT_OK, runCommand } from './command-line.mjs';
import { install } from './pnpm.mjs';
import { addCounts, countTests } from './test-count.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm test -- [--filter <package>] [--force] [--verbose]

Installs what is missing, builds, checks the types and runs every test that needs no network.
The last line is "N passed, N failed"; a task that failed without running tests counts as one failure.

  --filter <package>  only this package and what it depends on, for example @proj/sdk
  --force             run even what is in the cache
  --verbose           print the output of tasks that came from the cache, too

Exit codes: 0 all passed, 1 something failed, 2 wrong usage
`;

await runCommand(
  {
    usage: USAGE,
    options: { filter: { type: 'string' }, force: { type: 'boolean' }, verbose: { type: 'boolean' } },
  },
  async ({ filter, force, verbose }) => {
    await install();
    const tasks = filter === undefined ? ['test', 'typecheck', 'test:scripts'] : ['test', 'typecheck'];
    const run = await turbo(tasks, {
      flags: [
        '--continue=dependencies-successful',
        ...(filter === undefined ? [] : [`--filter=${filter}`]),
        ...(force ? ['--force'] : []),
      ],
      logs: verbose ? 'full' : 'new-only',
    });
    const cached = run.tasks.filter(({ cache }) => cache.status === 'HIT').length;
    const { passed, failed } = addCounts(run.tasks.map(countTask));
    process.stdout.write(
      `${cached} of ${run.tasks.length} tasks came from the cache\n${passed} passed, ${failed} failed\n`,
    );
    return run.code === 0 && failed === 0 ? EXIT_OK : EXIT_FAILED;
  },
);

/**
 * The tests of one task. A dependency that failed keeps a task from running: then it counts as failed, because
 * its tests did not pass.
 *
 * @param {import('./turbo.mjs').TaskSummary} task
 * @returns {import('./test-count.mjs').TestCount}
 */
function countTask(task) {
  const succeeded = task.cache.status === 'HIT' || task.execution?.exitCode === 0;
  const count = task.task.startsWith('test') ? countTests(readLog(task.logFile)) : { passed: 0, failed: 0 };
  return succeeded || count.failed > 0 ? count : { ...count, failed: 1 };
}

/**
 * @param {string} path
 * @returns {string}
 */
function readLog(path) {
  try {
    return readFileSync(join(ROOT, path), 'utf8');
  } catch {
    // The task never started.
    return '';
  }
}
