// Fails when a spec, a generator or a generated file was changed without regenerating. Needs no install and no build.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT_FAILED, EXIT_OK, runCommand } from './command-line.mjs';
import { currentLock, LOCK_FILE, lockDifferences, readLock } from './generated-lock.mjs';
import { ROOT } from './workspace.mjs';

const USAGE = `Usage: npm run check:generated -- [--json]

Compares the specs, the generators and the generated files with ${LOCK_FILE}.

  --json  print {"clean": boolean, "differences": [{package, kind, change, path}]}

Exit codes: 0 everything is as generated, 1 something differs, 2 wrong usage
`;

await runCommand({ usage: USAGE, options: { json: { type: 'boolean' } } }, async ({ json }) => {
  const differences = lockDifferences(readLock(ROOT), currentLock(ROOT));
  const clean = differences.length === 0;
  if (json) process.stdout.write(`${JSON.stringify({ clean, differences }, undefined, 2)}\n`);
  else if (clean) process.stdout.write('Generated files are up to date.\n');
  else process.stderr.write(explain(differences));
  return clean ? EXIT_OK : EXIT_FAILED;
});

/**
 * @param {import('./generated-lock.mjs').Difference[]} differences
 * @returns {string}
 */
function explain(differences) {
  if (!existsSync(join(ROOT, LOCK_FILE))) return `${LOCK_FILE} is missing: run "npm run generate".\n`;
  const lines = differences.map(
    (difference) => `  ${difference.path}: ${difference.kind} ${difference.change}`,
  );
  const edited = differences.some(({ kind }) => kind === 'output');
  return [
    `${new Set(differences.map(({ package: directory }) => directory)).size} generated package(s) differ from ${LOCK_FILE}:`,
    ...new Set(lines),
    ...(edited
      ? ['Generated files are never edited: change the spec or the generator, which decide what they are.']
      : []),
    'Run "npm run generate" and commit what it changes.',
    '',
  ].join('\n');
}
