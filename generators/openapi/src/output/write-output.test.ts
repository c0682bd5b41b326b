import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generatedMarker } from '../emit/source-files.js';
import { writeOutput } from './write-output.js';

let root: string;
let target: string;
beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'write-output-'));
  target = path.join(root, 'out');
});
afterEach(() => rm(root, { recursive: true, force: true }));

function files(...names: readonly string[]): Map<string, string> {
  return new Map(names.map((name) => [name, `${generatedMarker} ${name}\n`]));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true });
  return entries.map((name) => name.split(path.sep).join('/')).sort();
}

describe('writeOutput', () => {
  it('takes nothing from what a killed run of the same process number left', async () => {
    const left = `${target}.new-${process.pid}`;
    await mkdir(left);
    await writeFile(path.join(left, 'stale.ts'), generatedMarker);
    await writeOutput(target, files('a.ts', 'models/b.ts'));
    expect(await namesIn(target)).toEqual(['a.ts', 'models', 'models/b.ts']);
  });

  it('holds the files of one run when two write at the same time', async () => {
    const names = [
      ['a.ts', 'b.ts'],
      ['c.ts', 'd.ts'],
    ];
    const ends = await Promise.allSettled(names.map((group) => writeOutput(target, files(...group))));
    expect(ends.map(({ status }) => status)).toContain('fulfilled');
    expect(names).toContainEqual(await namesIn(target));
    expect(await readdir(root)).toEqual(['out']);
  });

  it('leaves the old folder as it was, and nothing beside it, when writing fails', async () => {
    await writeOutput(target, files('old.ts'));
    await expect(writeOutput(target, files('a.ts', 'a.ts/b.ts'))).rejects.toThrow();
    expect(await namesIn(target)).toEqual(['old.ts']);
    expect(await readdir(root)).toEqual(['out']);
  });
});
