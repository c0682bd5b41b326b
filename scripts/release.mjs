// Builds, packs, checks and publishes the packages that are not private.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandError, EXIT_OK, EXIT_USAGE, runCommand } from './command-line.mjs';
import { currentLock, lockDifferences, readLock } from './generated-lock.mjs';
import { install } from './pnpm.mjs';
import { parseRegistry, publish, publishedIntegrity } from './registry.mjs';
import { turbo } from './turbo.mjs';
import { publishOrder, ROOT, workspacePackages } from './workspace.mjs';

const USAGE = `Usage: npm run release -- --registry <url> [--tag <tag>] [--dry-run] [--json]

Builds and packs every published package, checks each archive with publint and attw, and publishes, dependencies
first, the versions that the registry does not have. npm's own login for the registry is used.
Run "npm run version" first to turn the changesets into versions.

  --registry <url>  where to publish
  --tag <tag>       the dist-tag to give the versions (default: latest)
  --dry-run         everything but the publishing
  --json            print [{name, version, action: "publish" | "skip", differs}]

Exit codes: 0 every version is in the registry (or would be), 1 a check failed or the registry refused, 2 wrong usage
`;

/**
 * What to do about one package.
 *
 * @typedef {object} Step
 * @property {import('./package-archive.mjs').Archive} archive
 * @property {'publish' | 'skip'} action
 * @property {boolean} differs the registry has this version, but with other contents
 */

await runCommand(
  {
    usage: USAGE,
    options: {
      registry: { type: 'string' },
      tag: { type: 'string', default: 'latest' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    },
  },
  async ({ registry: address, tag = 'latest', 'dry-run': dryRun, json }) => {
    if (address === undefined) throw new CommandError('--registry is missing: where to publish?', EXIT_USAGE);
    const registry = parseRegistry(address);
    const say = (/** @type {string} */ line) => json || process.stdout.write(`${line}\n`);
    await build(say);

    const destination = mkdtempSync(join(tmpdir(), 'release-'));
    try {
      const archives = await packAll(destination, say);
      const steps = [];
      for (const archive of archives) steps.push(await plan(registry, archive));
      for (const step of steps) {
        if (step.action === 'publish' && !dryRun) await publish(registry, step.archive, tag);
        say(describe(step, dryRun === true));
      }
      if (json) process.stdout.write(`${JSON.stringify(steps.map(summary), undefined, 2)}\n`);
      return EXIT_OK;
    } finally {
      rmSync(destination, { recursive: true, force: true });
    }
  },
);

/**
 * @param {(line: string) => void} say
 */
async function build(say) {
  await install();
  if (lockDifferences(readLock(ROOT), currentLock(ROOT)).length > 0)
    throw new CommandError('Generated files are not up to date: see "npm run check:generated".');
  say('building');
  const { code } = await turbo(['build']);
  if (code !== 0) throw new CommandError('Building failed; nothing was published.');
  if (lockDifferences(readLock(ROOT), currentLock(ROOT)).length > 0)
    throw new CommandError(
      'Building changed generated files: run "npm run generate" and commit what it changes.',
    );
}

/**
 * @param {string} destination
 * @param {(line: string) => void} say
 * @returns {Promise<import('./package-archive.mjs').Archive[]>} dependencies first
 */
async function packAll(destination, say) {
  // Not at the top: the module needs what install() installs.
  const { archiveProblems, pack } = await import('./package-archive.mjs');
  const checked = await Promise.all(
    publishOrder(workspacePackages()).map(async (entry) => {
      const archive = await pack(entry, destination);
      return { archive, problems: await archiveProblems(archive) };
    }),
  );
  for (const { archive, problems } of checked)
    say(`${problems.length === 0 ? 'checked ' : 'refused '} ${archive.name}@${archive.version}`);
  const problems = checked.flatMap(({ archive, problems: found }) =>
    found.map((problem) => `${archive.name}: ${problem}`),
  );
  if (problems.length > 0) throw new CommandError(`${problems.join('\n')}\nNothing was published.`);
  return checked.map(({ archive }) => archive);
}

/**
 * @param {URL} registry
 * @param {import('./package-archive.mjs').Archive} archive
 * @returns {Promise<Step>}
 */
async function plan(registry, archive) {
  const published = await publishedIntegrity(registry, archive);
  return {
    archive,
    action: published === undefined ? 'publish' : 'skip',
    differs: published !== undefined && published !== archive.integrity,
  };
}

/**
 * @param {Step} step
 * @param {boolean} dryRun
 * @returns {string}
 */
function describe({ archive, action, differs }, dryRun) {
  const id = `${archive.name}@${archive.version}`;
  if (action === 'publish') return `${dryRun ? 'would publish' : 'published'} ${id}`;
  return differs
    ? `skipped ${id}: the registry has this version with other contents; a changeset is missing`
    : `skipped ${id}: the registry has it`;
}

/**
 * @param {Step} step
 */
function summary({ archive: { name, version }, action, differs }) {
  return { name, version, action, differs };
}
