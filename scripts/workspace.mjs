// The layout of the workspace, read with Node's own modules only: these functions run before anything is installed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the root package.json. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** The folder of merged modules, below that of a package: see merge-modules.mjs. */
export const MERGED = 'dist/merged';

/**
 * The fields of a package.json that the scripts read.
 *
 * @typedef {object} Manifest
 * @property {string} name
 * @property {string} version
 * @property {boolean} [private]
 * @property {string} [packageManager]
 * @property {{ type: string, url: string }} [repository]
 * @property {Record<string, unknown>} [exports]
 * @property {Record<string, string>} [scripts]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [peerDependencies]
 */

/**
 * A package of the workspace.
 *
 * @typedef {object} WorkspacePackage
 * @property {string} directory path from the root, with `/`
 * @property {Manifest} manifest
 */

/**
 * Reads a package.json.
 *
 * @param {string} directory absolute path of the package
 * @returns {Manifest}
 */
export function readManifest(directory) {
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8'));
}

/**
 * The `<folder>/*` patterns under `packages:` of pnpm-workspace.yaml. No YAML library is at hand before the
 * install, so exactly the form this file has is read, and anything else is an error.
 *
 * @param {string} yaml
 * @returns {string[]} the folders
 */
export function packageFolders(yaml) {
  return block(yaml, 'packages').map((line) => {
    const match = /^\s+- ([\w-]+)\/\*$/.exec(line);
    if (match?.[1] === undefined)
      throw new Error(`pnpm-workspace.yaml: expected "  - folder/*", found "${line}"`);
    return match[1];
  });
}

/**
 * The versions under `catalog:` of pnpm-workspace.yaml.
 *
 * @param {string} yaml
 * @returns {Record<string, string>} version by package name
 */
export function catalogVersions(yaml) {
  return Object.fromEntries(
    block(yaml, 'catalog').map((line) => {
      const match = /^\s+["']?([^"':]+)["']?: ["']?([^"'\s]+)["']?$/.exec(line);
      if (match?.[1] === undefined || match[2] === undefined)
        throw new Error(`pnpm-workspace.yaml: expected "  name: version", found "${line}"`);
      return [match[1], match[2]];
    }),
  );
}

/**
 * The indented lines below a top-level key, without comments.
 *
 * @param {string} yaml
 * @param {string} key
 * @returns {string[]}
 */
function block(yaml, key) {
  const lines = yaml.split(/\r?\n/);
  const start = lines.indexOf(`${key}:`);
  if (start < 0) return [];
  const rest = lines.slice(start + 1);
  const end = rest.findIndex((line) => /^\S/.test(line));
  return rest
    .slice(0, end < 0 ? rest.length : end)
    .filter((line) => line.trim() !== '' && !line.trim().startsWith('#'));
}

/**
 * Every package of the workspace, by directory.
 *
 * @param {string} [root]
 * @returns {WorkspacePackage[]}
 */
export function workspacePackages(root = ROOT) {
  return packageFolders(readFileSync(join(root, 'pnpm-workspace.yaml'), 'utf8'))
    .filter((folder) => existsSync(join(root, folder)))
    .flatMap((folder) => readdirSync(join(root, folder)).map((name) => `${folder}/${name}`))
    .filter((directory) => existsSync(join(root, directory, 'package.json')))
    .sort()
    .map((directory) => ({ directory, manifest: readManifest(join(root, directory)) }));
}

/**
 * The packages that are not private, each after the ones it depends on: the order to publish them in.
 *
 * @param {WorkspacePackage[]} packages
 * @returns {WorkspacePackage[]}
 * @throws {Error} when published packages depend on each other in a circle
 */
export function publishOrder(packages) {
  const open = packages.filter(({ manifest }) => manifest.private !== true);
  /** @type {WorkspacePackage[]} */
  const ordered = [];
  while (open.length > 0) {
    const index = open.findIndex(({ manifest }) =>
      open.every((other) => manifest.dependencies?.[other.manifest.name] === undefined),
    );
    if (index < 0)
      throw new Error(`circular dependencies: ${open.map(({ manifest }) => manifest.name).join(', ')}`);
    ordered.push(...open.splice(index, 1));
  }
  return ordered;
}
