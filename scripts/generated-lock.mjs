// generated.lock.json: the SHA-256 of everything that decides what the generated files are, and of those files.
// With it, "is src/generated what the specs and generators make?" is answered without building anything.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { catalogVersions, workspacePackages } from './workspace.mjs';

/** The file's name, at the root. */
export const LOCK_FILE = 'generated.lock.json';

/** The form of the file; a lock of another form is treated as if it were not there. */
const LOCK_VERSION = 1;

/**
 * What one package was generated from and what came out.
 *
 * @typedef {object} LockedPackage
 * @property {Record<string, string>} generators `name@version` of each generator and of what it is built on, with a
 *   hash of their pinned dependencies
 * @property {Record<string, string>} inputs hash by path from the root: specs, configuration, generator sources
 * @property {Record<string, string>} outputs hash by path from the root: the generated files
 */

/**
 * @typedef {object} Lock
 * @property {number} lockVersion
 * @property {Record<string, LockedPackage>} packages by directory
 */

/**
 * A way in which the tree is not what the lock says.
 *
 * @typedef {object} Difference
 * @property {string} package directory of the generated package
 * @property {'generator' | 'input' | 'output'} kind
 * @property {'added' | 'changed' | 'removed'} change
 * @property {string} path the file, or the generator's name
 */

/**
 * Hashes the tree as it is.
 *
 * @param {string} root
 * @returns {Lock}
 */
export function currentLock(root) {
  const packages = workspacePackages(root);
  const generated = packages.filter(({ directory }) => generateTask(root, directory) !== undefined);
  return {
    lockVersion: LOCK_VERSION,
    packages: Object.fromEntries(
      generated.map((entry) => [entry.directory, lockPackage(root, entry, packages)]),
    ),
  };
}

/**
 * Reads the committed lock.
 *
 * @param {string} root
 * @returns {Lock} without packages when there is no lock of this form
 */
export function readLock(root) {
  const path = join(root, LOCK_FILE);
  if (!existsSync(path)) return { lockVersion: LOCK_VERSION, packages: {} };
  /** @type {Lock} */
  const lock = JSON.parse(readFileSync(path, 'utf8'));
  return lock.lockVersion === LOCK_VERSION ? lock : { lockVersion: LOCK_VERSION, packages: {} };
}

/**
 * Writes the lock, all of it or nothing.
 *
 * @param {string} root
 * @param {Lock} lock
 */
export function writeLock(root, lock) {
  const path = join(root, LOCK_FILE);
  const text = `${JSON.stringify(lock, undefined, 2)}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, text);
  renameSync(temporary, path);
}

/**
 * What changed from one state to the other, by package, kind and path.
 *
 * @param {Lock} before
 * @param {Lock} after
 * @returns {Difference[]}
 */
export function lockDifferences(before, after) {
  const directories = [...new Set([...Object.keys(before.packages), ...Object.keys(after.packages)])].sort();
  return directories.flatMap((directory) => {
    const old = before.packages[directory] ?? { generators: {}, inputs: {}, outputs: {} };
    const now = after.packages[directory] ?? { generators: {}, inputs: {}, outputs: {} };
    return [
      ...hashDifferences(old.generators, now.generators, directory, 'generator'),
      ...hashDifferences(old.inputs, now.inputs, directory, 'input'),
      ...hashDifferences(old.outputs, now.outputs, directory, 'output'),
    ];
  });
}

/**
 * @param {Record<string, string>} before
 * @param {Record<string, string>} after
 * @param {string} directory
 * @param {Difference['kind']} kind
 * @returns {Difference[]}
 */
function hashDifferences(before, after, directory, kind) {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return paths
    .filter((path) => before[path] !== after[path])
    .map((path) => ({
      package: directory,
      kind,
      change: before[path] === undefined ? 'added' : after[path] === undefined ? 'removed' : 'changed',
      path,
    }));
}

/**
 * The `generate` task in a package's turbo.json. Turbo's cache and the lock read the same lists of inputs and outputs.
 *
 * @param {string} root
 * @param {string} directory
 * @returns {{ inputs: string[], outputs: string[] } | undefined}
 */
function generateTask(root, directory) {
  const path = join(root, directory, 'turbo.json');
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).tasks?.generate : undefined;
}

/**
 * @param {string} root
 * @param {import('./workspace.mjs').WorkspacePackage} entry
 * @param {import('./workspace.mjs').WorkspacePackage[]} packages
 * @returns {LockedPackage}
 */
function lockPackage(root, entry, packages) {
  const { inputs = [], outputs = [] } = generateTask(root, entry.directory) ?? {};
  const generators = buildDependencies(entry, packages);
  const catalog = catalogVersions(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'));
  return {
    generators: Object.fromEntries(generators.map(({ manifest }) => generatorIdentity(manifest, catalog))),
    inputs: {
      // Of a package.json, only what can reach the output counts: this, and the identities of the generators.
      [`${entry.directory}/package.json scripts.generate`]: sha256(entry.manifest.scripts?.generate ?? ''),
      ...hashFiles(root, [
        ...inputs.flatMap((pattern) => expand(root, entry.directory, pattern)),
        ...generators.flatMap(({ directory }) => sources(root, directory)),
      ]),
    },
    outputs: hashFiles(
      root,
      outputs.flatMap((pattern) => expand(root, entry.directory, pattern)),
    ),
  };
}

/**
 * The workspace packages that are built before this one: its generators, and what they and it are built on.
 *
 * @param {import('./workspace.mjs').WorkspacePackage} entry
 * @param {import('./workspace.mjs').WorkspacePackage[]} packages
 * @returns {import('./workspace.mjs').WorkspacePackage[]}
 */
function buildDependencies(entry, packages) {
  /** @type {Set<import('./workspace.mjs').WorkspacePackage>} */
  const found = new Set();
  const visit = (/** @type {import('./workspace.mjs').Manifest} */ manifest) => {
    const names = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const candidate of packages) {
      if (names[candidate.manifest.name] === undefined || found.has(candidate)) continue;
      found.add(candidate);
      visit(candidate.manifest);
    }
  };
  visit(entry.manifest);
  return packages.filter((candidate) => found.has(candidate));
}

/**
 * @param {import('./workspace.mjs').Manifest} manifest
 * @param {Record<string, string>} catalog
 * @returns {[string, string]} `name@version` and a hash of its dependencies with their versions
 */
function generatorIdentity({ name, version, dependencies = {} }, catalog) {
  const pinned = Object.entries(dependencies)
    .map(([dependency, range]) => `${dependency}@${range === 'catalog:' ? catalog[dependency] : range}`)
    .sort();
  return [`${name}@${version}`, sha256(pinned.join('\n'))];
}

/**
 * The files that make a package's dist/.
 *
 * @param {string} root
 * @param {string} directory
 * @returns {string[]}
 */
function sources(root, directory) {
  return ['src', 'bin', 'runtime'].flatMap((folder) =>
    filesBelow(root, posix.join(directory, folder)).filter(
      (path) => !/\.test(-d)?\.ts$|\/fixtures\//.test(path),
    ),
  );
}

/**
 * The files that an entry of turbo.json's `inputs` or `outputs` stands for: a file, or `folder/**`.
 *
 * @param {string} root
 * @param {string} directory
 * @param {string} pattern
 * @returns {string[]}
 */
function expand(root, directory, pattern) {
  const path = pattern.startsWith('$TURBO_ROOT$/')
    ? pattern.slice('$TURBO_ROOT$/'.length)
    : posix.join(directory, pattern);
  if (path.endsWith('/**')) return filesBelow(root, path.slice(0, -'/**'.length));
  if (/[*?[{!]/.test(path))
    throw new Error(`${directory}/turbo.json: "${pattern}" must be a file or "folder/**"`);
  return existsSync(join(root, path)) ? [path] : [];
}

/**
 * @param {string} root
 * @param {string} directory
 * @returns {string[]} paths from the root, with `/`
 */
function filesBelow(root, directory) {
  if (!existsSync(join(root, directory))) return [];
  return readdirSync(join(root, directory))
    .filter((name) => name !== 'node_modules' && name !== '.DS_Store')
    .flatMap((name) => {
      const path = posix.join(directory, name);
      return statSync(join(root, path)).isDirectory() ? filesBelow(root, path) : [path];
    });
}

/**
 * @param {string} root
 * @param {string[]} paths
 * @returns {Record<string, string>} by path, sorted
 */
function hashFiles(root, paths) {
  return Object.fromEntries(
    [...new Set(paths)].sort().map((path) => [path, sha256(readFileSync(join(root, path)))]),
  );
}

/**
 * @param {string | Uint8Array} data
 * @returns {string}
 */
function sha256(data) {
  return createHash('sha256').update(data).digest('hex');
}
