import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { packageProblems } from './package-metadata.mjs';

const COMPLETE = {
  name: 'a',
  version: '1.0.0',
  description: 'A package.',
  license: 'Apache-2.0',
  homepage: 'https://example.com/us/ours/tree/main/packages/a#readme',
  bugs: 'https://example.com/us/ours/issues',
  repository: { type: 'git', url: 'git+https://example.com/us/ours.git', directory: 'packages/a' },
  type: 'module',
  sideEffects: false,
  engines: { node: '>=20.19' },
  exports: {
    '.': { types: './dist/index.d.ts', default: './dist/index.js' },
    './package.json': './package.json',
  },
  files: ['dist', 'CHANGELOG.md'],
  publishConfig: { access: 'public' },
};

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'metadata-'));
  mkdirSync(join(root, 'packages/a'), { recursive: true });
  const repository = { type: 'git', url: 'git+https://example.com/us/ours.git' };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'root', repository }));
  writeFileSync(join(root, 'pnpm-workspace.yaml'), 'packages:\n  - packages/*\n');
  for (const file of ['README.md', 'LICENSE']) writeFileSync(join(root, 'packages/a', file), '');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param {object} manifest */
function problemsOf(manifest) {
  writeFileSync(join(root, 'packages/a/package.json'), JSON.stringify(manifest));
  return packageProblems(root);
}

it('accepts a package that has everything', () => {
  expect(problemsOf(COMPLETE)).toEqual([]);
});

it.each(Object.keys(COMPLETE).filter((field) => field !== 'name' && field !== 'version'))(
  'misses "%s"',
  (field) => {
    expect(problemsOf({ ...COMPLETE, [field]: undefined })).toHaveLength(1);
  },
);

it('misses a file beside the package.json', () => {
  rmSync(join(root, 'packages/a/README.md'));
  expect(problemsOf(COMPLETE)).toEqual(['packages/a/README.md is missing']);
});

it('wants the types before the code', () => {
  const exports = { ...COMPLETE.exports, '.': { default: './dist/index.js', types: './dist/index.d.ts' } };
  expect(problemsOf({ ...COMPLETE, exports })).toEqual([
    'packages/a/package.json: each of "exports" must give "types" and "default" in this order, with "module" and "node" between them if Node loads a merged module',
  ]);
});

it('wants the modules for bundlers before the merged one for Node', () => {
  const [types, node, module] = ['./dist/index.d.ts', './dist/merged/index.js', './dist/index.js'];
  const withTarget = (/** @type {object} */ target) => ({
    ...COMPLETE,
    exports: { ...COMPLETE.exports, '.': target },
  });
  expect(problemsOf(withTarget({ types, module, node, default: module }))).toEqual([]);
  expect(problemsOf(withTarget({ types, node, module, default: module }))).toHaveLength(1);
});

it('asks nothing of private packages', () => {
  expect(problemsOf({ name: 'a', private: true })).toEqual([]);
});
