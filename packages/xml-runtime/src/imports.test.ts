import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const src = dirname(fileURLToPath(import.meta.url));

/** The modules that a module loads, itself among them; imports of types alone load nothing. */
function loadedBy(module: string, seen: Set<string> = new Set()): ReadonlySet<string> {
  const path = join(src, module);
  if (seen.has(module)) return seen;
  seen.add(module);
  const imports = /^(?:import|export)\s(?!type\b)[^;]*?from '(\.[^']*)\.js'/gm;
  for (const [, target = ''] of readFileSync(path, 'utf8').matchAll(imports)) {
    loadedBy(`${relative(src, join(dirname(path), target))}.ts`, seen);
  }
  return seen;
}

it('keeps the writer out of programs that only read', () => {
  const modules = [...loadedBy('parse.ts')];
  expect(modules).toContain('xml/reader.ts');
  expect(modules.filter((it) => /^(encode\/|xml\/writer)/.test(it))).toEqual([]);
});

it('keeps the reader of documents out of programs that only write', () => {
  const modules = [...loadedBy('serialize.ts')];
  expect(modules).toContain('xml/writer.ts');
  expect(modules).not.toContain('xml/reader.ts');
  expect(modules.filter((it) => /^(decode|features)\//.test(it))).toEqual([]);
});

it('keeps the writer of documents out of programs that only validate', () => {
  const modules = [...loadedBy('validate.ts'), ...loadedBy('standard-schema.ts')];
  expect(modules).toContain('encode/checking-sink.ts');
  expect(modules.filter((it) => /^(decode\/|features\/|xml\/writer)/.test(it))).toEqual([]);
});

it('keeps the reader of internal subsets out of programs that do not import it', () => {
  expect([...loadedBy('parse.ts')].filter((it) => it === 'features/doctype/internal-subset.ts')).toEqual([]);
  expect([...loadedBy('features/doctype/internal-subset.ts')]).not.toContain('parse.ts');
});

it('keeps the built-in types and the check for ambiguity out of both', () => {
  const modules = [...loadedBy('parse.ts'), ...loadedBy('serialize.ts'), ...loadedBy('validate.ts')];
  expect(modules).not.toContain('datatypes/xs.ts');
  expect(modules).not.toContain('content-model/attribution.ts');
});
