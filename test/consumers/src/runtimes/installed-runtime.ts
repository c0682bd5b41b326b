import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Executable, findExecutable } from '@proj/test-runtimes';
import { install } from './consumer.js';

/** Kept between runs: each of these is about 100 MB. */
const CACHE = join(dirname(fileURLToPath(import.meta.url)), '../../../../node_modules/.cache/runtimes');

/** A package that has a program in it. */
export interface RuntimePackage {
  readonly name: string;
  readonly version: string;
  /** The path of the program in the package. */
  readonly program: string;
}

/** Node itself is in one package for each platform. */
export function nodePackage(version: string): RuntimePackage {
  return { name: `node-${process.platform}-${process.arch}`, version, program: 'bin/node' };
}

/**
 * Installs a runtime of that version, unless it is there already.
 * @throws Error when the program does not run on this machine
 */
export async function installRuntime({ name, version, program }: RuntimePackage): Promise<Executable> {
  const folder = join(CACHE, `${name.replace('/', '+')}-${version}`);
  const path = join(folder, 'node_modules', name, program);
  const found = findExecutable([path]) ?? (await fetchRuntime(folder, `${name}@${version}`, path));
  if (found === undefined) throw new Error(`${name}@${version} does not run on this machine`);
  return found;
}

async function fetchRuntime(
  folder: string,
  specifier: string,
  path: string,
): Promise<Executable | undefined> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"private":true}\n');
  await install(folder, ['--save-exact', specifier]);
  return findExecutable([path]);
}
