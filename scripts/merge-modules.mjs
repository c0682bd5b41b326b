// Merges the built modules of a package into a few: the last step of the build of packages that have many. Node takes about as long
// to find and link a module as to run it, so a program starts several times sooner. Bundlers keep the modules as they
// are, since they drop whole ones that a program does not use.
import { realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { MERGED, readManifest } from './workspace.mjs';

/**
 * The modules to merge: those of "exports" that have one for Node and one for all others.
 *
 * @param {Record<string, unknown>} exports those of a package.json
 * @returns {Record<string, string>} the entries by what their merged module is called
 */
export function entriesOf(exports) {
  const entries = Object.values(exports).flatMap((target) => {
    const { node, default: entry } = /** @type {Record<string, string>} */ (Object(target));
    if (node === undefined || entry === undefined) return [];
    const [, name] = /^\.\/dist\/merged\/(.+)\.js$/.exec(node) ?? [];
    if (name === undefined) throw new Error(`package.json: expected ./${MERGED}/<name>.js, found ${node}`);
    return [[name, entry]];
  });
  return Object.fromEntries(entries);
}

/**
 * Merges the modules of a package. What several entries share becomes modules of its own.
 *
 * @param {string} directory absolute path of the package, which is built
 * @returns {Promise<void>}
 */
export async function mergeModules(directory) {
  const { exports = {} } = readManifest(directory);
  // What an earlier build shared differently is of no use any more.
  rmSync(join(directory, MERGED), { recursive: true, force: true });
  await build({
    absWorkingDir: directory,
    entryPoints: entriesOf(exports),
    outdir: MERGED,
    bundle: true,
    splitting: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'es2022',
    logLevel: 'warning',
  });
}

// The path may lead through a symbolic link.
if (realpathSync(process.argv[1] ?? '.') === import.meta.filename) await mergeModules(process.cwd());
