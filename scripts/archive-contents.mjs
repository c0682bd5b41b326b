// Whether the files of a package make sense without the workspace: nothing in them may point at what is not shipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readManifest } from './workspace.mjs';

/**
 * What the files of a package point at and do not have.
 *
 * @param {string} directory absolute path of the unpacked archive
 * @param {string} root the workspace, for links to files of the repository
 * @returns {string[]} one sentence a problem
 */
export function contentProblems(directory, root) {
  const files = readdirSync(directory, { recursive: true }).map((path) => String(path).replaceAll('\\', '/'));
  return [
    ...files.filter((path) => /\.(?:js|ts)$/.test(path)).flatMap((path) => danglingMaps(directory, path)),
    ...files.filter((path) => path.endsWith('.map')).flatMap((path) => missingSources(directory, path)),
    ...files.filter((path) => path.endsWith('.md')).flatMap((path) => deadLinks(directory, path, root)),
  ];
}

/**
 * @param {string} directory
 * @param {string} path of a module or its declarations
 * @returns {string[]}
 */
function danglingMaps(directory, path) {
  const map = /^\/\/# sourceMappingURL=(?!data:)(\S+)\s*$/m.exec(read(directory, path))?.[1];
  return map === undefined || existsSync(join(directory, dirname(path), map))
    ? []
    : [`${path} names the source map ${map}, which is not there`];
}

/**
 * @param {string} directory
 * @param {string} path of a source map
 * @returns {string[]}
 */
function missingSources(directory, path) {
  /** @type {{ sources: string[], sourcesContent?: (string | null)[] }} */
  const { sources, sourcesContent = [] } = JSON.parse(read(directory, path));
  const missing = sources.find(
    (source, index) =>
      typeof sourcesContent[index] !== 'string' && !existsSync(join(directory, dirname(path), source)),
  );
  return missing === undefined ? [] : [`${path} names the source ${missing}, which is not there`];
}

/**
 * Links to files: those of the package must be in the package, and those of the repository in the repository. Links to
 * other sites are taken as they are.
 *
 * @param {string} directory
 * @param {string} path of a Markdown file
 * @param {string} root
 * @returns {string[]}
 */
function deadLinks(directory, path, root) {
  const prose = read(directory, path).replace(/^```[\s\S]*?^```/gm, '');
  const targets = [...prose.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].map(([, target]) => String(target));
  return targets
    .filter((target) => {
      const [address = ''] = target.split('#');
      const inRepository = repositoryPath(directory, address);
      if (inRepository !== undefined) return !existsSync(join(root, inRepository));
      return (
        address !== '' && !/^[a-z]+:/.test(address) && !existsSync(join(directory, dirname(path), address))
      );
    })
    .map((target) => `${path} links to ${target}, which is not there`);
}

/**
 * The path of a file in the repository that an address shows, if it shows one.
 *
 * @param {string} directory
 * @param {string} address
 * @returns {string | undefined}
 */
function repositoryPath(directory, address) {
  const web = repositoryAddress(readManifest(directory));
  const [, path] =
    web !== undefined && address.startsWith(`${web}/`)
      ? (/^\/(?:blob|tree)\/[^/]+\/(.*)$/.exec(address.slice(web.length)) ?? [])
      : [];
  return path;
}

/**
 * Where people see the repository that a package.json names.
 *
 * @param {{ repository?: { url?: string } }} manifest
 * @returns {string | undefined}
 */
export function repositoryAddress({ repository }) {
  return /^git\+(https:\/\/\S+)\.git$/.exec(repository?.url ?? '')?.[1];
}

/**
 * @param {string} directory
 * @param {string} path
 * @returns {string}
 */
function read(directory, path) {
  return readFileSync(join(directory, path), 'utf8');
}
