import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

/** The modules outside of the package that a module loads, itself or by others. */
function packagesOf(path: string, seen: Set<string> = new Set()): Set<string> {
  if (seen.has(path)) return new Set();
  seen.add(path);
  const imports = [
    ...readFileSync(path, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '([^']+)'/gm),
  ];
  return new Set(
    imports.flatMap(([, name = '']) =>
      name.startsWith('.')
        ? [...packagesOf(join(dirname(path), name.replace(/\.js$/, '.ts')), seen)]
        : [name],
    ),
  );
}

const folder = import.meta.dirname;

it('the servers need no modules of Node, so they run in browsers', () => {
  const loaded = [...packagesOf(join(folder, 'index.ts'))];
  expect(loaded).toContain('@proj/xml-commands');
  expect(loaded.filter((name) => !name.startsWith('@proj/'))).toEqual([]);
});

it('serve is no part of them', () => {
  expect(existsSync(join(folder, 'serve.ts'))).toBe(true);
  expect([...packagesOf(join(folder, 'serve.ts'))]).toContain('node:http');
});
