import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { contentProblems } from './archive-contents.mjs';

const MANIFEST = JSON.stringify({ repository: { url: 'git+https://example.com/us/ours.git' } });

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'contents-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** @param {Record<string, string>} files of the package; those of the repository begin with `repository/` */
function problemsOf(files) {
  for (const [path, text] of Object.entries({ 'package/package.json': MANIFEST, ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return contentProblems(join(folder, 'package'), join(folder, 'repository'));
}

it('accepts modules without source maps', () => {
  expect(problemsOf({ 'package/dist/a.js': 'export const a = 1;\n' })).toEqual([]);
});

it('refuses a module whose source map is not shipped', () => {
  expect(problemsOf({ 'package/dist/a.d.ts': 'export {};\n//# sourceMappingURL=a.d.ts.map' })).toEqual([
    'dist/a.d.ts names the source map a.d.ts.map, which is not there',
  ]);
});

it('refuses a source map whose source is not shipped, unless the map has it', () => {
  const shipped = { 'package/src/a.ts': '', 'package/dist/a.js.map': '{"sources":["../src/a.ts"]}' };
  const inside = { 'package/dist/b.js.map': '{"sources":["../src/b.ts"],"sourcesContent":["export {}"]}' };
  expect(problemsOf({ ...shipped, ...inside })).toEqual([]);
  expect(problemsOf({ 'package/dist/c.js.map': '{"sources":["../src/c.ts"]}' })).toEqual([
    'dist/c.js.map names the source ../src/c.ts, which is not there',
  ]);
});

it('refuses links of a README that lead out of the package', () => {
  const README =
    '[guide](docs/guide.md#start), [part](#part), [site](https://example.org), [other](../other)';
  expect(problemsOf({ 'package/README.md': README, 'package/docs/guide.md': '' })).toEqual([
    'README.md links to ../other, which is not there',
  ]);
});

it('refuses links to files that the repository does not have', () => {
  const address = 'https://example.com/us/ours/blob/main/docs';
  const README = `[a](${address}/a.md) [b](${address}/b.md#b) [issues](https://example.com/us/ours/issues)`;
  expect(problemsOf({ 'package/README.md': README, 'repository/docs/a.md': '' })).toEqual([
    `README.md links to ${address}/b.md#b, which is not there`,
  ]);
});

it('takes no code for a link', () => {
  expect(problemsOf({ 'package/README.md': '```ts\nlist[0](argument);\n```\n' })).toEqual([]);
});
