// The test that publishes to a real registry: apart from the others because it fetches third-party packages.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EXIT_FAILED, EXIT_OK, runCommand } from './command-line.mjs';
import { install, pnpm } from './pnpm.mjs';
import { turbo } from './turbo.mjs';

const USAGE = `Usage: npm run test:registry

Starts a package registry on this machine, publishes every package to it from a copy of the workspace, installs them by
name into an empty project, compiles and runs both clients there, changes both specs, and publishes and installs again.
Packages of others come from the registry that npm is configured with. Takes some minutes.
The last line is "N passed, N failed".

Exit codes: 0 all passed, 1 something failed, 2 wrong usage
`;

await runCommand({ usage: USAGE, options: {} }, async () => {
  await install();
  const build = await turbo(['build']);
  if (build.code !== 0) return EXIT_FAILED;
  const folder = mkdtempSync(join(tmpdir(), 'report-'));
  const report = join(folder, 'report.json');
  try {
    const { code } = await pnpm([
      '--filter=@proj/test-consumers',
      'run',
      'test:registry',
      '--reporter=verbose',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ]);
    /** @type {{ numPassedTests: number, numFailedTests: number, numFailedTestSuites: number }} */
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
    // A failure before the first test, such as in a hook, fails the run without a failed test.
    const failed = code === 0 ? 0 : Math.max(numFailedTests, 1);
    process.stdout.write(`${numPassedTests} passed, ${failed} failed\n`);
    return failed === 0 ? EXIT_OK : EXIT_FAILED;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
