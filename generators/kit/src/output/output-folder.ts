import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** A folder that cannot be replaced: it holds what was not generated, or the system does not let it. */
export class OutputFolderError extends Error {
  override readonly name: string = 'OutputFolderError';
}

/** An output folder that holds something that its generator did not write. */
export class ForeignOutputError extends OutputFolderError {
  override readonly name = 'ForeignOutputError';
  /** Path of the first such file or folder, from the output folder. */
  readonly file: string;

  constructor(folder: string, file: string) {
    super(
      `${folder} holds '${file}', which was not generated. Choose a folder of its own for the output, or move the file.`,
    );
    this.file = file;
  }
}

/** A file of a folder that is not as it would be generated. */
export interface FileDifference {
  /** Path from the folder, with `/`. */
  readonly file: string;
  /** `missing`: it is not there; `different`: it has another text; `stale`: it would not be generated any more. */
  readonly change: 'missing' | 'different' | 'stale';
}

/**
 * Refuses a folder that holds anything that the generator did not write: its files begin with the marker, and its folders
 * hold such files.
 *
 * @param marker - how generated files begin
 * @throws {@link ForeignOutputError} when there is such a file or folder
 * @throws {@link OutputFolderError} when the path is not that of a folder, or cannot be read
 */
export function assertReplaceable(folder: string, marker: string): void {
  refuseForeign(folder, readOutput(folder), marker);
}

/**
 * Compares a folder with the files that would be generated into it.
 *
 * @param files - texts by path from the folder, with `/`
 * @returns what differs, in the order of `files`, then what is stale; nothing where generating would change nothing
 * @throws {@link OutputFolderError} when the path is not that of a folder, or cannot be read
 */
export function folderDifferences(
  folder: string,
  files: ReadonlyMap<string, string>,
): readonly FileDifference[] {
  return compare(readOutput(folder), files);
}

/**
 * Replaces a folder by one that holds `files`. They are written to a folder beside it first, which then takes its
 * place: when something fails, the old folder is as it was. A folder that holds these files already is left alone, so
 * that programs that watch it see no change.
 *
 * @param files - texts by path from the folder, with `/`
 * @param marker - how generated files begin
 * @returns what has changed
 * @throws {@link ForeignOutputError} when the folder holds what the generator did not write
 * @throws {@link OutputFolderError} when it cannot be written (no permission, no space)
 */
export function replaceFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  marker: string,
): readonly FileDifference[] {
  const before = readOutput(folder);
  refuseForeign(folder, before, marker);
  const changes = compare(before, files);
  if (changes.length === 0 && existsSync(folder)) {
    return changes;
  }
  try {
    replace(resolve(folder), files);
  } catch (error) {
    throw new OutputFolderError(`${folder} cannot be written, and is as it was: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return changes;
}

function refuseForeign(
  folder: string,
  present: ReadonlyMap<string, string | undefined>,
  marker: string,
): void {
  for (const [name, text] of present) {
    if (text?.startsWith(marker) !== true) {
      throw new ForeignOutputError(folder, name);
    }
  }
}

function compare(
  before: ReadonlyMap<string, string | undefined>,
  after: ReadonlyMap<string, string>,
): readonly FileDifference[] {
  const changed = [...after].flatMap(([file, text]): readonly FileDifference[] => {
    if (!before.has(file)) {
      return [{ file, change: 'missing' }];
    }
    return before.get(file) === text ? [] : [{ file, change: 'different' }];
  });
  const stale = [...before.keys()].filter((file) => !after.has(file)).sort();
  return [...changed, ...stale.map((file): FileDifference => ({ file, change: 'stale' }))];
}

/** The texts of the files of a folder by path; undefined for what is no file, and for a folder that holds nothing. */
function readOutput(folder: string): ReadonlyMap<string, string | undefined> {
  const found = new Map<string, string | undefined>();
  if (!existsSync(folder)) {
    return found;
  }
  const read = (path: string, prefix: string): void => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const name = `${prefix}${entry.name}`;
      const at = join(path, entry.name);
      if (entry.isDirectory() && readdirSync(at).length > 0) {
        read(at, `${name}/`);
      } else {
        found.set(name, entry.isFile() ? readFileSync(at, 'utf8') : undefined);
      }
    }
  };
  try {
    read(folder, '');
  } catch (error) {
    throw new OutputFolderError(`${folder} cannot be read as a folder: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return found;
}

function replace(target: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(dirname(target), { recursive: true });
  // A name of its own for each run: neither a run at the same time nor what a killed one left can mix in files.
  const fresh = join(dirname(target), `.${basename(target)}-${randomUUID()}`);
  const old = `${fresh}-old`;
  try {
    mkdirSync(fresh);
    for (const [name, text] of files) {
      const file = join(fresh, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
    if (existsSync(target)) {
      renameSync(target, old);
    }
    try {
      renameSync(fresh, target);
    } catch (error) {
      restore(old, target);
      throw error;
    }
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  rmSync(old, { recursive: true, force: true });
}

/** Puts the old folder back. Where that fails, another run has put its output there, which is complete as well. */
function restore(old: string, target: string): void {
  try {
    renameSync(old, target);
  } catch {
    rmSync(old, { recursive: true, force: true });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
