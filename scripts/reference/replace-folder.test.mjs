import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { replaceFolder } from './replace-folder.mjs';

/** @type {string} */
let root;
/** @type {string} */
let target;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'replace-folder-'));
  target = join(root, 'pages');
});
afterEach(() => rm(root, { recursive: true, force: true }));

it('replaces the files and leaves nothing else behind', async () => {
  await replaceFolder(target, new Map([['old.md', 'old']]));
  await replaceFolder(target, new Map([['new.md', 'new']]));
  expect(await readdir(target)).toEqual(['new.md']);
  expect(await readdir(root)).toEqual(['pages']);
});

it('leaves the old folder as it was, and nothing beside it, when writing fails', async () => {
  await replaceFolder(target, new Map([['old.md', 'old']]));
  await expect(replaceFolder(target, new Map([['missing/new.md', 'new']]))).rejects.toThrow('ENOENT');
  expect(await readdir(target)).toEqual(['old.md']);
  expect(await readdir(root)).toEqual(['pages']);
});

it('takes nothing from what a killed run of the same process number left', async () => {
  const left = join(root, `pages.new-${process.pid}`);
  await mkdir(left);
  await writeFile(join(left, 'stale.md'), 'stale');
  await replaceFolder(target, new Map([['new.md', 'new']]));
  expect(await readdir(target)).toEqual(['new.md']);
});

it('holds the files of one run when two write at the same time', async () => {
  const names = [
    ['a.md', 'b.md'],
    ['c.md', 'd.md'],
  ];
  const runs = names.map((group) => replaceFolder(target, new Map(group.map((name) => [name, name]))));
  const ends = await Promise.allSettled(runs);
  expect(ends.map(({ status }) => status)).toContain('fulfilled');
  expect(names).toContainEqual((await readdir(target)).sort());
  expect(await readdir(root)).toEqual(['pages']);
});
