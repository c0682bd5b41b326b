// What every published package must have, so that one is as usable as the other.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { repositoryAddress } from './archive-contents.mjs';
import { readManifest, workspacePackages } from './workspace.mjs';

/**
 * The requirements and the test for each. The manifest is looked at as parsed: a wrong type is a failed test.
 *
 * @type {[string, (manifest: Record<string, any>) => boolean][]} any: package.json as written by hand
 */
const REQUIREMENTS = [
  ['"type" must be "module"', ({ type }) => type === 'module'],
  ['"license" must be "Apache-2.0"', ({ license }) => license === 'Apache-2.0'],
  ['"description" must be a sentence', ({ description }) => /^[A-Z].*\.$/.test(description ?? '')],
  ['"sideEffects" must be false', ({ sideEffects }) => sideEffects === false],
  ['"engines.node" must be ">=20.19"', ({ engines }) => engines?.node === '>=20.19'],
  [
    '"files" must include dist and CHANGELOG.md',
    ({ files }) => files?.includes('dist') && files.includes('CHANGELOG.md'),
  ],
  ['"publishConfig.access" must be "public"', ({ publishConfig }) => publishConfig?.access === 'public'],
  [
    '"exports" must have "." and "./package.json"',
    ({ exports }) => exports?.['.'] && exports['./package.json'],
  ],
  [
    'each of "exports" must give "types" and "default" in this order, with "module" and "node" between them if Node loads a merged module',
    ({ exports }) => isInOrder(exports ?? {}),
  ],
];

/** The files that lie beside each package.json. */
const FILES = ['README.md', 'LICENSE'];

/**
 * What the published packages lack.
 *
 * @param {string} root
 * @returns {string[]} one sentence a problem
 */
export function packageProblems(root) {
  return workspacePackages(root)
    .filter(({ manifest }) => manifest.private !== true)
    .flatMap(({ directory }) => {
      const manifest = /** @type {Record<string, any>} any: see REQUIREMENTS */ (
        readManifest(join(root, directory))
      );
      return [
        ...addressProblems(directory, manifest, readManifest(root)),
        ...REQUIREMENTS.filter(([, holds]) => !holds(manifest)).map(
          ([text]) => `${directory}/package.json: ${text}`,
        ),
        ...FILES.filter((file) => !existsSync(join(root, directory, file))).map(
          (file) => `${directory}/${file} is missing`,
        ),
      ];
    });
}

/**
 * The addresses follow from the repository that the root's package.json names.
 *
 * @param {string} directory
 * @param {Record<string, any>} manifest any: see REQUIREMENTS
 * @param {import('./workspace.mjs').Manifest} workspace
 * @returns {string[]}
 */
function addressProblems(directory, manifest, workspace) {
  const web = repositoryAddress(workspace);
  /** @type {Record<string, unknown>} */
  const wanted = {
    homepage: `${web}/tree/main/${directory}#readme`,
    bugs: `${web}/issues`,
    repository: { ...workspace.repository, directory },
  };
  return Object.entries(wanted)
    .map(([field, value]) => [field, JSON.stringify(value)])
    .filter(([field, value]) => JSON.stringify(manifest[String(field)]) !== value)
    .map(([field, value]) => `${directory}/package.json: "${field}" must be ${value}`);
}

/**
 * The first condition that fits counts: `types` has to be before all others, and `module`, for bundlers, before `node`,
 * which bundlers of programs for Node take, too.
 *
 * @param {Record<string, unknown>} exports
 * @returns {boolean}
 */
function isInOrder(exports) {
  return Object.values(exports)
    .filter((target) => typeof target === 'object' && target !== null)
    .every((target) =>
      ['types,default', 'types,module,node,default'].includes(
        Object.keys(/** @type {object} */ (target)).join(),
      ),
    );
}
