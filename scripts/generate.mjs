// From the specs to the generated packages, built.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, EXIT_OK, runCommand } from './command-line.mjs';
import { currentLock, lockDifferences, writeLock } from './generated-lock.mjs';
import { install } from './pnpm.mjs';
import { turbo } from './turbo.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run generate -- [--force] [--json] [--verbose]

Installs what is missing, regenerates every generated package from specs/, builds, and prints what changed.

  --force    regenerate and rebuild even what is in the cache
  --json     print {"changes": [{package, change, path}]}
  --verbose  show the output of every task, not only of failed ones

Exit codes: 0 generated, 1 a generator or a build failed, 2 wrong usage
`;

await runCommand(
  {
    usage: USAGE,
    options: { force: { type: 'boolean' }, json: { type: 'boolean' }, verbose: { type: 'boolean' } },
  },
  async ({ force, json, verbose }) => {
    await install();
    const before = currentLock(ROOT);
    /** @type {Parameters<typeof turbo>[1]} */
    const options = { flags: force ? ['--force'] : [], ...(verbose ? { logs: 'full' } : {}) };
    const { code, tasks } = await turbo(['generate'], options);
    if (code !== 0)
      throw new CommandError('Generating failed; the generated files may be incomplete. See above.');
    removeStale(tasks);

    const after = currentLock(ROOT);
    writeLock(ROOT, after);
    const changes = lockDifferences(before, after).filter(({ kind }) => kind === 'output');
    if (!json) process.stdout.write(describe(changes));

    const build = await turbo(['build'], options);
    if (build.code !== 0) throw new CommandError('The code was generated, but building failed. See above.');
    if (json)
      process.stdout.write(
        `${JSON.stringify({ changes: changes.map(({ kind, ...rest }) => rest) }, undefined, 2)}\n`,
      );
    return EXIT_OK;
  },
);

/**
 * Removes from the output folders what the generators did not write: turbo restores files from its cache, but leaves
 * others that lie beside them.
 *
 * @param {import('./turbo.mjs').TaskSummary[]} tasks
 */
function removeStale(tasks) {
  const written = new Set(
    tasks.filter(({ task }) => task === 'generate').flatMap((task) => task.expandedOutputs),
  );
  const { packages } = currentLock(ROOT);
  for (const path of Object.values(packages).flatMap(({ outputs }) => Object.keys(outputs)))
    if (!written.has(path)) rmSync(join(ROOT, path));
}

/**
 * @param {import('./generated-lock.mjs').Difference[]} changes
 * @returns {string}
 */
function describe(changes) {
  if (changes.length === 0) return 'nothing changed\n';
  const lines = changes.map(({ change, path }) => `${change.padEnd(7)} ${path}\n`);
  return `${lines.join('')}${changes.length} generated file${changes.length === 1 ? '' : 's'} changed\n`;
}
