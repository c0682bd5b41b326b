import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/**
 * Replaces a folder by one that holds the files. They are written to a folder beside it first, which then takes its
 * place: when something fails, the old folder is as it was.
 *
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} files text by file name
 * @returns {Promise<void>}
 */
export async function replaceFolder(folder, files) {
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  // A name of its own for each run: neither a run at the same time nor what a killed one left can mix in files.
  const fresh = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  const old = `${fresh}-old`;
  await mkdir(fresh);
  try {
    for (const [name, text] of files) await writeFile(join(fresh, name), text);
    await mkdir(target, { recursive: true });
    await rename(target, old);
    await rename(fresh, target).catch(async (cause) => {
      // Where this fails too, another run has put its output there: the first reason is the one to report.
      await rename(old, target).catch(() => undefined);
      throw cause;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
}
