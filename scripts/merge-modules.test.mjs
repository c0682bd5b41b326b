import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { entriesOf, mergeModules } from './merge-modules.mjs';

/** @param {string} name */
const target = (name) => ({
  module: `./dist/${name}.js`,
  node: `./dist/merged/${name}.js`,
  default: `./dist/${name}.js`,
});

describe('entriesOf', () => {
  it('gives the entries that Node has a module of its own for', () => {
    const exports = {
      '.': target('index'),
      './other': { default: './dist/other.js' },
      './package.json': './package.json',
    };
    expect(entriesOf(exports)).toEqual({ index: './dist/index.js' });
  });

  it('refuses merged modules in another folder', () => {
    const exports = { '.': { node: './dist/node/index.js', default: './dist/index.js' } };
    expect(() => entriesOf(exports)).toThrow('found ./dist/node/index.js');
  });
});

describe('mergeModules', () => {
  /** @type {string} */
  let directory;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'merged-'));
    mkdirSync(join(directory, 'dist/merged'), { recursive: true });
  });
  afterEach(() => rmSync(directory, { recursive: true, force: true }));

  it('makes a module for each entry, which share what they have in common, and removes earlier ones', async () => {
    const files = {
      'package.json': JSON.stringify({
        type: 'module',
        exports: { '.': target('index'), './other': target('other') },
      }),
      'dist/shared.js': 'export const shared = {};',
      'dist/one.js': 'export const one = 1;',
      'dist/index.js': "export { one } from './one.js'; export { shared } from './shared.js';",
      'dist/other.js': "import 'a-package'; export { shared } from './shared.js';",
      'dist/merged/chunk-of-before.js': '',
    };
    for (const [path, text] of Object.entries(files)) writeFileSync(join(directory, path), text);
    await mergeModules(directory);

    const merged = readdirSync(join(directory, 'dist/merged')).filter((name) => name.endsWith('.js'));
    const chunks = merged.filter((name) => name.startsWith('chunk-'));
    expect(merged.filter((name) => !chunks.includes(name)).sort()).toEqual(['index.js', 'other.js']);
    expect(chunks).toHaveLength(1);
    expect(chunks).not.toContain('chunk-of-before.js');
    expect(readFileSync(join(directory, 'dist/merged/other.js'), 'utf8')).toContain('import "a-package"');
    const index = await import(pathToFileURL(join(directory, 'dist/merged/index.js')).href);
    expect(index).toMatchObject({ one: 1, shared: {} });
  });
});
