import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type GeneratedFiles, generatedMarker } from '../emit/source-files.js';

/** What writing has changed. */
export interface OutputChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** The output folder holds something that this generator did not write. */
export class ForeignOutputError extends Error {
  /** Path of the first file that is not generated. */
  readonly file: string;

  constructor(folder: string, file: string) {
    super(
      `${folder} holds ${file}, which was not generated. Choose a folder of its own for the output, or move the file.`,
    );
    this.name = 'ForeignOutputError';
    this.file = file;
  }
}

/** Reads the folder, if there is one. */
async function readFolder(folder: string): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let entries: import('node:fs').Dirent[];
  try {
    entries = await readdir(folder, { recursive: true, withFileTypes: true });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return files;
    throw cause;
  }
  for (const entry of entries.filter((candidate) => !candidate.isDirectory())) {
    const file = path.join(entry.parentPath, entry.name);
    const name = path.relative(folder, file).split(path.sep).join('/');
    files.set(name, entry.isFile() ? await readFile(file, 'utf8') : '');
  }
  return files;
}

function compare(before: ReadonlyMap<string, string>, after: GeneratedFiles): OutputChanges {
  const names = [...after.keys()];
  return {
    added: names.filter((name) => !before.has(name)),
    changed: names.filter((name) => before.has(name) && before.get(name) !== after.get(name)),
    removed: [...before.keys()].filter((name) => !after.has(name)).sort(),
  };
}

/**
 * Replaces a folder by the generated files. They are written beside it first and put in its place at once, so the
 * folder is never half written; when nothing has changed, it is left alone.
 *
 * @throws {@link ForeignOutputError} when the folder holds a file that was not generated.
 */
export async function writeOutput(folder: string, files: GeneratedFiles): Promise<OutputChanges> {
  const before = await readFolder(folder);
  for (const [name, text] of before) {
    if (!text.startsWith(generatedMarker)) throw new ForeignOutputError(folder, name);
  }
  const changes = compare(before, files);
  if (changes.added.length + changes.changed.length + changes.removed.length === 0) return changes;
  const target = path.resolve(folder);
  await mkdir(path.dirname(target), { recursive: true });
  // A name of its own for each run: neither a run at the same time nor what a killed one left can mix in files.
  const fresh = path.join(path.dirname(target), `.${path.basename(target)}-${randomUUID()}`);
  const old = `${fresh}-old`;
  await mkdir(fresh);
  try {
    for (const [name, text] of files) {
      const file = path.join(fresh, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    await mkdir(target, { recursive: true });
    await rename(target, old);
    await rename(fresh, target).catch(async (cause: unknown) => {
      // Where this fails too, another run has put its output there: the first reason is the one to report.
      await rename(old, target).catch(() => undefined);
      throw cause;
    });
  } finally {
    await rm(fresh, { recursive: true, force: true });
    await rm(old, { recursive: true, force: true });
  }
  return changes;
}
