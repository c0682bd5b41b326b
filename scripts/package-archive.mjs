// A packed package: making it and looking into it.
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { contentProblems } from './archive-contents.mjs';
import { CommandError } from './command-line.mjs';
import { pnpm } from './pnpm.mjs';
import { runProcess } from './run-process.mjs';
import { MERGED, ROOT } from './workspace.mjs';

/**
 * @typedef {object} Archive
 * @property {string} name
 * @property {string} version
 * @property {string} path absolute path of the .tgz file
 * @property {string} integrity as registries state it
 */

/**
 * Packs a built package. pnpm puts versions where `workspace:` and `catalog:` stand.
 *
 * @param {import('./workspace.mjs').WorkspacePackage} entry
 * @param {string} destination
 * @returns {Promise<Archive>}
 */
export async function pack({ directory, manifest }, destination) {
  removeOrphans(join(ROOT, directory));
  const result = await pnpm(['pack', '--json', '--pack-destination', destination], {
    cwd: join(ROOT, directory),
    capture: true,
  });
  if (result.code !== 0)
    throw new CommandError(`${result.stdout}${result.stderr}Packing ${manifest.name} failed.`);
  /** @type {{ filename: string }} */
  const { filename } = JSON.parse(result.stdout);
  const integrity = `sha512-${createHash('sha512').update(readFileSync(filename)).digest('base64')}`;
  return { name: manifest.name, version: manifest.version, path: filename, integrity };
}

/**
 * Removes what the compiler made of modules that are no longer there, and source maps of earlier builds: it leaves its
 * old output where it is. Merged modules are made anew by each build.
 *
 * @param {string} directory of a package
 */
function removeOrphans(directory) {
  const output = join(directory, 'dist');
  if (!existsSync(output)) return;
  for (const path of readdirSync(output, { recursive: true }).map(String)) {
    if (`dist/${path}`.startsWith(`${MERGED}/`)) continue;
    const module = /^(.*?)\.(?:js|d\.ts)$/.exec(path)?.[1];
    if (
      path.endsWith('.map') ||
      (module !== undefined && !existsSync(join(directory, 'src', `${module}.ts`)))
    )
      rmSync(join(output, path));
  }
}

/**
 * What publint and "Are the types wrong?" say against an archive. These packages are ES modules only, so how
 * CommonJS without `require(esm)` would see them does not count.
 *
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
export async function archiveProblems(archive) {
  const { buffer, byteOffset, byteLength } = readFileSync(archive.path);
  const tarball = buffer.slice(byteOffset, byteOffset + byteLength);
  const { messages, pkg = {} } = await publint({ pack: { tarball }, level: 'warning', strict: true });
  const attw = await pnpm(
    [
      'exec',
      'attw',
      archive.path,
      '--profile',
      'esm-only',
      '--no-definitely-typed',
      '--no-color',
      '--no-emoji',
      '--format',
      'ascii',
    ],
    { capture: true },
  );
  return [
    ...messages.map((message) => `publint: ${formatMessage(message, pkg, { color: false })}`),
    ...['workspace:', 'catalog:']
      .filter((protocol) => JSON.stringify(pkg.dependencies ?? {}).includes(protocol))
      .map((protocol) => `pack: a dependency still has a ${protocol} version`),
    ...(await unpackedProblems(archive)).map((problem) => `contents: ${problem}`),
    ...(attw.code === 0 ? [] : [`attw: ${attw.stdout}${attw.stderr}`.trim()]),
  ];
}

/**
 * @param {Archive} archive
 * @returns {Promise<string[]>}
 */
async function unpackedProblems({ path }) {
  const folder = mkdtempSync(join(tmpdir(), 'unpacked-'));
  try {
    const { code, stderr } = await runProcess('tar', ['-xzf', path, '-C', folder], {
      cwd: ROOT,
      capture: true,
    });
    return code === 0 ? contentProblems(join(folder, 'package'), ROOT) : [stderr.trim()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
