// Turns the changesets into versions and changelogs.
import { CommandError, EXIT_OK, runCommand } from './command-line.mjs';
import { install, pnpm } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { ROOT, workspacePackages } from './workspace.mjs';

const USAGE = `Usage: npm run version

Applies the changesets in .changeset/: raises the versions, writes the changelogs, brings pnpm-lock.yaml up to date and
regenerates, because generated files name the version of their generator. Commit what it changes, then release.

Exit codes: 0 done (or there was no changeset), 1 a step failed, 2 wrong usage
`;

await runCommand({ usage: USAGE, options: {} }, async () => {
  await install();
  await step('Versioning', () => pnpm(['exec', 'changeset', 'version']));
  await step('Updating pnpm-lock.yaml', () =>
    pnpm(['install', '--no-frozen-lockfile', '--prefer-offline'], { capture: true }),
  );
  const manifests = workspacePackages().map(({ directory }) => `${directory}/package.json`);
  await step('Formatting', () =>
    pnpm(['exec', 'biome', 'format', '--write', ...manifests], { capture: true }),
  );
  await step('Generating', () => runProcess(process.execPath, ['scripts/generate.mjs'], { cwd: ROOT }));
  return EXIT_OK;
});

/**
 * @param {string} name
 * @param {() => Promise<import('./run-process.mjs').ProcessResult>} run
 */
async function step(name, run) {
  const { code, stdout, stderr } = await run();
  if (code !== 0) throw new CommandError(`${stdout}${stderr}${name} failed.`);
}
