import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { currentLock, LOCK_FILE, lockDifferences, readLock, writeLock } from './generated-lock.mjs';

/** @type {string} */
let root;

/**
 * @param {string} path
 * @param {string | object} content
 */
function put(path, content) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), typeof content === 'string' ? content : JSON.stringify(content));
}

/** What check:generated would report, without the package. */
const report = () =>
  lockDifferences(readLock(root), currentLock(root)).map(
    ({ kind, change, path }) => `${kind} ${change} ${path}`,
  );

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lock-'));
  put('pnpm-workspace.yaml', 'packages:\n  - generators/*\n  - packages/*\ncatalog:\n  printer: 1.0.0\n');
  put('generators/maker/package.json', {
    name: 'maker',
    version: '1.0.0',
    dependencies: { printer: 'catalog:', base: 'workspace:^' },
  });
  put('generators/maker/src/index.ts', 'maker');
  put('generators/maker/src/index.test.ts', 'test');
  put('packages/base/package.json', { name: 'base', version: '1.0.0' });
  put('packages/base/src/index.ts', 'base');
  put('packages/other/package.json', { name: 'other', version: '1.0.0' });
  put('packages/other/src/index.ts', 'other');
  put('packages/made/package.json', {
    name: 'made',
    version: '1.0.0',
    scripts: { generate: 'maker --out src/generated' },
    devDependencies: { maker: 'workspace:^' },
  });
  put('packages/made/turbo.json', {
    tasks: { generate: { inputs: ['$TURBO_ROOT$/specs/made/**'], outputs: ['src/generated/**'] } },
  });
  put('packages/made/src/index.ts', 'entry');
  put('packages/made/src/generated/a.ts', 'a');
  put('packages/made/src/generated/deep/b.ts', 'b');
  put('specs/made/one.xsd', 'one');
  writeLock(root, currentLock(root));
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('the lock of generated files', () => {
  it('finds nothing in a tree that was just locked', () => {
    expect(report()).toEqual([]);
  });

  it('is the same text for the same tree', async () => {
    const { readFileSync } = await import('node:fs');
    const first = readFileSync(join(root, LOCK_FILE), 'utf8');
    rmSync(join(root, LOCK_FILE));
    writeLock(root, currentLock(root));
    expect(readFileSync(join(root, LOCK_FILE), 'utf8')).toBe(first);
  });

  it('names a spec that was changed, added or removed', () => {
    put('specs/made/two.xsd', 'two');
    put('specs/made/one.xsd', 'changed');
    expect(report()).toEqual(['input changed specs/made/one.xsd', 'input added specs/made/two.xsd']);
    rmSync(join(root, 'specs/made'), { recursive: true });
    expect(report()).toEqual(['input removed specs/made/one.xsd']);
  });

  it('names generated files that were edited, added or removed', () => {
    put('packages/made/src/generated/a.ts', 'edited');
    put('packages/made/src/generated/c.ts', 'extra');
    rmSync(join(root, 'packages/made/src/generated/deep'), { recursive: true });
    expect(report()).toEqual([
      'output changed packages/made/src/generated/a.ts',
      'output added packages/made/src/generated/c.ts',
      'output removed packages/made/src/generated/deep/b.ts',
    ]);
  });

  it('follows the generator and what it is built on, but not tests or other packages', () => {
    put('generators/maker/src/index.test.ts', 'changed');
    put('packages/other/src/index.ts', 'changed');
    put('packages/made/src/index.ts', 'changed');
    expect(report()).toEqual([]);
    put('generators/maker/src/index.ts', 'changed');
    put('packages/base/src/index.ts', 'changed');
    expect(report()).toEqual([
      'input changed generators/maker/src/index.ts',
      'input changed packages/base/src/index.ts',
    ]);
  });

  it('notices another generator version, another version of its dependencies and another command', () => {
    put('packages/base/package.json', { name: 'base', version: '2.0.0' });
    expect(report()).toEqual(['generator removed base@1.0.0', 'generator added base@2.0.0']);
    put('packages/base/package.json', { name: 'base', version: '1.0.0' });
    put('pnpm-workspace.yaml', 'packages:\n  - generators/*\n  - packages/*\ncatalog:\n  printer: 1.1.0\n');
    expect(report()).toEqual(['generator changed maker@1.0.0']);
    put('pnpm-workspace.yaml', 'packages:\n  - generators/*\n  - packages/*\ncatalog:\n  printer: 1.0.0\n');
    put('packages/made/package.json', {
      name: 'made',
      version: '2.0.0',
      scripts: { generate: 'maker --out src/generated --fast' },
      devDependencies: { maker: 'workspace:^' },
    });
    expect(report()).toEqual(['input changed packages/made/package.json scripts.generate']);
  });

  it('reports everything when there is no lock, or one of another form', () => {
    rmSync(join(root, LOCK_FILE));
    expect(report()).toContain('output added packages/made/src/generated/a.ts');
    put(LOCK_FILE, { lockVersion: 0, files: [] });
    expect(report()).toContain('input added specs/made/one.xsd');
  });

  it('refuses a pattern it cannot expand', () => {
    put('packages/made/turbo.json', { tasks: { generate: { inputs: ['$TURBO_ROOT$/specs/*.xsd'] } } });
    expect(() => currentLock(root)).toThrow('packages/made/turbo.json: "$TURBO_ROOT$/specs/*.xsd"');
  });
});
