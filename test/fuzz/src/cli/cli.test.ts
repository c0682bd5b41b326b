import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bytes, utf16 } from '../instances/encodings.js';

const program = join(
  dirname(fileURLToPath(import.meta.resolve('@proj/xsd-codegen/package.json'))),
  'bin/xsd-codegen.js',
);

const good =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="r" type="xs:string"/></xs:schema>';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuzz-cli-'));
  writeFileSync(join(folder, 'good.xsd'), good);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Ending {
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs the program in the folder. */
function run(...args: readonly string[]): Ending {
  const { status, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 60_000,
  });
  // A stack trace is what an exception that nobody expected leaves behind.
  expect(stderr).not.toMatch(/^\s+at .+:\d+:\d+/m);
  return { code: status, stderr };
}

function filesOf(path: string): ReadonlyMap<string, string> {
  return new Map(readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]));
}

describe('a broken schema document', () => {
  let generated: ReadonlyMap<string, string>;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'fuzz-cli-'));
    writeFileSync(join(folder, 'good.xsd'), good);
    expect(run('generate', 'good.xsd', '--out', 'out').code).toBe(0);
    generated = filesOf(join(folder, 'out'));
    rmSync(folder, { recursive: true });
  });

  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['bad UTF-8', bytes(good.slice(0, -20), [0xff], good.slice(-20))],
    ['half a character of UTF-16', utf16(good, true).subarray(0, -1)],
    ['100,000 elements inside of each other', good.replace('<xs:el', `${'<xs:any>'.repeat(100_000)}<xs:el`)],
    [
      'a location that no file can have',
      good
        .replace(
          '<xs:el',
          '<xs:include schemaLocation="a%00b"/><xs:import namespace="u" schemaLocation="file://h/a"/><xs:el',
        )
        .replace('xs:string', 'xs:strin'),
    ],
    [
      'a document that includes itself, with an error',
      good.replace('<xs:el', '<xs:include schemaLocation="bad.xsd"/><xs:any/><xs:el'),
    ],
  ])('(%s) ends in exit code 1 and leaves the old files', (_, document) => {
    mkdirSync(join(folder, 'out'));
    for (const [name, text] of generated) writeFileSync(join(folder, 'out', name), text);
    writeFileSync(join(folder, 'bad.xsd'), document);
    const { code, stderr } = run('generate', 'bad.xsd', '--out', 'out');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^bad\.xsd:\d+:\d+: error \S+: ./m);
    expect(filesOf(join(folder, 'out'))).toEqual(generated);
    expect(readdirSync(folder).sort()).toEqual(['bad.xsd', 'good.xsd', 'out']);
  });
});

describe('what is not a schema document', () => {
  it('ends in exit code 1', () => {
    symlinkSync('loop.xsd', join(folder, 'loop.xsd'));
    for (const schema of ['loop.xsd', 'x'.repeat(5000)]) {
      expect(run('generate', schema, '--out', 'out').code).toBe(1);
      expect(readdirSync(folder)).not.toContain('out');
    }
  });
});

describe('wrong usage', () => {
  it.each<[string, readonly string[]]>([
    ['an unknown option', ['generate', 'good.xsd', '--out', 'out', '--fast']],
    ['a configuration that is none', ['generate', 'good.xsd', '--out', 'out', '--config', 'good.xsd']],
    ['a folder that holds other files', ['generate', 'good.xsd', '--out', '.']],
    ['a folder in a file', ['generate', 'good.xsd', '--out', 'good.xsd/out']],
    ['a folder whose name is too long', ['generate', 'good.xsd', '--out', 'x'.repeat(300)]],
  ])('(%s) ends in exit code 2', (_, args) => {
    const { code, stderr } = run(...args);
    expect(code).toBe(2);
    expect(stderr).not.toBe('');
  });
});
