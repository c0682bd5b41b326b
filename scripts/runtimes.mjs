// Runs the packages as they would be published on every runtime that they are for, and writes down what ran.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CommandError, EXIT_FAILED, EXIT_OK, EXIT_USAGE, runCommand } from './command-line.mjs';
import { install, pnpm } from './pnpm.mjs';
import { PAGE, runtimesPage } from './runtimes-page.mjs';
import { turbo } from './turbo.mjs';
import { publishOrder, ROOT, workspacePackages } from './workspace.mjs';

/** Each is a file of tests in test/consumers/src/runtimes. */
const RUNTIMES = ['node', 'bun', 'deno', 'workerd', 'chromium', 'typescript'];

const USAGE = `Usage: npm run runtimes -- [--only <runtimes>]

Packs every published package, installs the archives into an empty project, and runs one program there that uses both
clients against servers in another process: on Node (import and require), Bun, Deno, workerd, and in a page in headless
Chromium. Compiles it with every release of TypeScript that is supported. Writes ${PAGE}.
Runtimes come from the registry that npm is configured with, but for Chromium, which has to be there.
The last line is "N passed, N failed".

  --only <runtimes>  some of ${RUNTIMES.join(', ')}, with commas between them; writes nothing down

Exit codes: 0 all passed, 1 something failed, 2 wrong usage
`;

/**
 * A file of tests in the report of vitest.
 *
 * @typedef {object} Report
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {{ name: string, assertionResults: { meta: { run?: import('./runtimes-page.mjs').RecordedRun } }[] }[]} testResults
 */

await runCommand({ usage: USAGE, options: { only: { type: 'string' } } }, async ({ only }) => {
  const chosen = only?.split(',') ?? RUNTIMES;
  const unknown = chosen.find((name) => !RUNTIMES.includes(name));
  if (unknown !== undefined)
    throw new CommandError(`--only takes ${RUNTIMES.join(', ')}, not ${unknown}.`, EXIT_USAGE);
  await install();
  const build = await turbo(['build']);
  if (build.code !== 0) return EXIT_FAILED;

  const folder = mkdtempSync(join(tmpdir(), 'packed-'));
  try {
    await packAll(folder);
    const { code, report } = await runTests(folder, chosen);
    // A failure before the first test, such as in a hook, fails the run without a failed test.
    const failed = code === 0 ? 0 : Math.max(report.numFailedTests, 1);
    if (failed === 0 && only === undefined) writeFileSync(join(ROOT, PAGE), runtimesPage(runsIn(report)));
    process.stdout.write(`${report.numPassedTests} passed, ${failed} failed\n`);
    return failed === 0 ? EXIT_OK : EXIT_FAILED;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

/**
 * @param {string} folder
 */
async function packAll(folder) {
  // Not at the top: the module needs what install() installs.
  const { pack } = await import('./package-archive.mjs');
  await Promise.all(publishOrder(workspacePackages()).map((entry) => pack(entry, folder)));
}

/**
 * @param {string} folder of the packed packages
 * @param {readonly string[]} runtimes
 * @returns {Promise<{ code: number, report: Report }>}
 */
async function runTests(folder, runtimes) {
  const path = join(folder, 'report', 'report.json');
  mkdirSync(join(folder, 'report'));
  const { code } = await pnpm(
    [
      '--filter=@proj/test-consumers',
      'run',
      'test:runtimes',
      '--reporter=verbose',
      '--reporter=json',
      `--outputFile.json=${path}`,
      ...runtimes.map((name) => `src/runtimes/${name}.runtimes.test.ts`),
    ],
    { env: { PACKED_PACKAGES: folder } },
  );
  return { code, report: JSON.parse(readFileSync(path, 'utf8')) };
}

/**
 * Vitest begins with the file that took longest the last time; the page has an order of its own.
 *
 * @param {Report} report
 * @returns {import('./runtimes-page.mjs').RecordedRun[]}
 */
function runsIn({ testResults }) {
  const placeOf = (/** @type {string} */ path) => RUNTIMES.indexOf(basename(path, '.runtimes.test.ts'));
  const inOrder = [...testResults].sort((one, other) => placeOf(one.name) - placeOf(other.name));
  return inOrder.flatMap(({ assertionResults }) => assertionResults.flatMap(({ meta }) => meta.run ?? []));
}
