import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationError } from './configuration-error.js';
import { findConfiguration, loadConfiguration } from './load-configuration.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xsd-codegen-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('findConfiguration', () => {
  it('finds the file of the folder, TypeScript first', () => {
    expect(findConfiguration(folder)).toBeUndefined();
    const json = write('xsd-codegen.config.json', '{}');
    expect(findConfiguration(folder)).toBe(json);
    const ts = write('xsd-codegen.config.ts', 'export default {};');
    expect(findConfiguration(folder)).toBe(ts);
  });
});

describe('loadConfiguration', () => {
  it.each([
    [
      'a.ts',
      'import { defineConfig } from "@proj/xsd-codegen"; const layout = "single" as const; export default defineConfig({ layout });',
    ],
    ['a.mts', 'enum Layout { single = "single" }\nexport default { layout: Layout.single };'],
    ['a.mjs', 'export default { layout: "single" };'],
    ['a.js', 'export default async () => ({ layout: "single" });'],
    ['a.json', '{ "$schema": "x", "layout": "single" }'],
  ])('loads %s', async (name, text) => {
    const { configuration } = await loadConfiguration(write(name, text));
    expect(configuration.layout).toBe('single');
  });

  it('takes a function that transforms modules from a program', async () => {
    const { configuration } = await loadConfiguration(
      write(
        'a.ts',
        'export default { transform(file: unknown, module: unknown) { return [file, module]; } };',
      ),
    );
    expect(configuration.transform).toBeTypeOf('function');
  });

  it.each(['a.ts', 'a.mts', 'a.js', 'a.mjs'])('runs %s anew each time', async (name) => {
    const file = write(name, 'export default { out: "one" };');
    expect((await loadConfiguration(file)).out).toBe(join(folder, 'one'));
    write(name, 'export default { out: "two" };');
    expect((await loadConfiguration(file)).out).toBe(join(folder, 'two'));
  });

  it('loads a CommonJS module, and one that waits', async () => {
    expect((await loadConfiguration(write('a.js', 'module.exports = { out: "x" };'))).out).toBe(
      join(folder, 'x'),
    );
    const waiting = 'const out = await Promise.resolve("y"); export default { out };';
    expect((await loadConfiguration(write('b.mts', waiting))).out).toBe(join(folder, 'y'));
  });

  it('has the leniencies that are named, and none otherwise', async () => {
    expect(await loadConfiguration(write('a.json', '{ "leniencies": ["pattern-escapes"] }'))).toMatchObject({
      leniencies: ['pattern-escapes'],
    });
    expect(await loadConfiguration(write('b.json', '{}'))).toMatchObject({ leniencies: [] });
  });

  it('places paths beside the file', async () => {
    const file = write(
      'a.json',
      '{ "schemas": ["x.xsd", "/y.xsd"], "out": "src/generated", "catalog": "c.json" }',
    );
    expect(await loadConfiguration(file)).toMatchObject({
      schemas: [join(folder, 'x.xsd'), '/y.xsd'],
      out: join(folder, 'src/generated'),
      catalog: join(folder, 'c.json'),
    });
  });

  it.each([
    [
      'a.ts',
      'export default { layout: "double" };',
      'a.ts: layout must be one of "namespace", "document", "single".',
    ],
    ['a.ts', 'export const layout = 1;', 'has no default export'],
    ['a.ts', 'throw new Error("oops");', 'cannot be run: oops'],
    ['a.ts', 'export default {', 'cannot be run'],
    ['a.ts', 'export default 1;', 'has no default export'],
    ['a.json', '{', 'a.json is not JSON'],
    ['a.yaml', '{}', 'ends in none of .ts'],
  ])('refuses %s with %s', async (name, text, message) => {
    const file = write(name, text);
    await expect(loadConfiguration(file)).rejects.toThrow(ConfigurationError);
    await expect(loadConfiguration(file)).rejects.toThrow(message);
  });

  it('refuses a file that is not there', async () => {
    await expect(loadConfiguration(join(folder, 'no.ts'))).rejects.toThrow('cannot be read');
  });
});
