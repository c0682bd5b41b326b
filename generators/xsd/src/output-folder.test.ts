import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headerStart } from './emit/header.js';
import { OutputFolderError, replaceFolder } from './output-folder.js';

const generated = `${headerStart}1.0.0 from a.xsd. Do not edit.\n`;
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xsd-codegen-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function contents(path: string): Readonly<Record<string, string>> {
  return Object.fromEntries(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('replaceFolder', () => {
  it('makes a folder with all above it', () => {
    replaceFolder(join(folder, 'a/b'), new Map([['x.ts', generated]]));
    expect(contents(join(folder, 'a/b'))).toEqual({ 'x.ts': generated });
  });

  it('replaces what was generated before, and leaves nothing else behind', () => {
    const out = join(folder, 'out');
    replaceFolder(out, new Map([['old.ts', generated]]));
    replaceFolder(out, new Map([['new.ts', `${generated}\nexport {};\n`]]));
    expect(Object.keys(contents(out))).toEqual(['new.ts']);
    expect(readdirSync(folder)).toEqual(['out']);
  });

  it.each([
    ['a file without the header', 'hand-written.ts', 'export {};\n'],
    ['a file of another kind', 'notes.md', generated],
  ])('refuses a folder that holds %s', (_, name, text) => {
    writeFileSync(join(folder, 'generated.ts'), generated);
    writeFileSync(join(folder, name), text);
    expect(() => replaceFolder(folder, new Map([['x.ts', generated]]))).toThrow(OutputFolderError);
    expect(() => replaceFolder(folder, new Map())).toThrow(`holds '${name}'`);
    expect(Object.keys(contents(folder)).sort()).toEqual(['generated.ts', name].sort());
  });

  it.runIf(process.platform === 'linux')('says what the system objects to', () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    for (const out of [join(file, 'out'), '/proc/out', join(folder, 'x'.repeat(300))]) {
      expect(() => replaceFolder(out, new Map([['x.ts', generated]]))).toThrow(OutputFolderError);
      expect(() => replaceFolder(out, new Map([['x.ts', generated]]))).toThrow('cannot be written');
    }
  });

  it('leaves the old files where a new one cannot be written', () => {
    const out = join(folder, 'out');
    replaceFolder(out, new Map([['x.ts', generated]]));
    const files = new Map([
      ['y.ts', generated],
      ['missing/z.ts', generated],
    ]);
    expect(() => replaceFolder(out, files)).toThrow(OutputFolderError);
    expect(readdirSync(folder)).toEqual(['out']);
    expect(contents(out)).toEqual({ 'x.ts': generated });
  });

  it('refuses a folder that holds a folder', () => {
    mkdirSync(join(folder, 'inner'));
    expect(() => replaceFolder(folder, new Map())).toThrow("holds 'inner'");
  });

  it('refuses a file', () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'text');
    expect(() => replaceFolder(file, new Map())).toThrow(OutputFolderError);
    expect(readFileSync(file, 'utf8')).toBe('text');
  });

  it('leaves the old folder as it was when writing fails', () => {
    const out = join(folder, 'out');
    replaceFolder(out, new Map([['old.ts', generated]]));
    expect(() => replaceFolder(out, new Map([['missing/new.ts', generated]]))).toThrow();
    expect(Object.keys(contents(out))).toEqual(['old.ts']);
    expect(readdirSync(folder)).toEqual(['out']);
    expect(existsSync(join(out, 'new.ts'))).toBe(false);
  });
});
