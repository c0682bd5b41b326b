import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './cli.js';
import { version } from './version.js';

const valid = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="a" type="xs:int"/>
</xs:schema>`;
const invalid = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:element name="a" type="Missing"/>
</xs:schema>`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'xsd-codegen-'));
  writeFileSync(join(folder, 'valid.xsd'), valid);
  writeFileSync(join(folder, 'invalid.xsd'), invalid);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function call(args: readonly string[], isTTY = false): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text), isTTY },
  });
  return { code, stdout, stderr };
}

const path = (name: string): string => join(folder, name);

describe('xsd-codegen generate', () => {
  it('writes modules and says which', async () => {
    const { code, stdout, stderr } = await call(['generate', path('valid.xsd'), '--out', path('out')]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`${path('out')}: valid.ts, global-declarations.ts, index.ts\n`);
    expect(readdirSync(path('out')).sort()).toEqual(['global-declarations.ts', 'index.ts', 'valid.ts']);
    expect(readFileSync(path('out/valid.ts'), 'utf8')).toContain(
      `xsd-codegen ${version} from valid.xsd. Do not edit.`,
    );
  });

  it('prints errors of the schema with their places, and leaves the old output', async () => {
    await call(['generate', path('valid.xsd'), '--out', path('out')]);
    const { code, stdout, stderr } = await call(['generate', path('invalid.xsd'), '--out', path('out')]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/invalid\.xsd:2:24: error src-resolve\S*: .*Missing/);
    expect(readdirSync(path('out')).sort()).toEqual(['global-declarations.ts', 'index.ts', 'valid.ts']);
  });

  it('prints JSON', async () => {
    const good = await call(['generate', path('valid.xsd'), '--out', path('out'), '--json']);
    expect(JSON.parse(good.stdout)).toEqual({ diagnostics: [], files: ['valid.ts', 'global-declarations.ts', 'index.ts'] });
    const bad = await call(['generate', path('invalid.xsd'), '--out', path('out'), '--json']);
    expect(bad.code).toBe(1);
    expect(JSON.parse(bad.stdout)).toMatchObject({
      diagnostics: [{ severity: 'error', location: { line: 2, column: 24 } }],
      files: [],
    });
  });

  it('says nothing when it is quiet and all is well', async () => {
    const outcome = await call(['generate', path('valid.xsd'), '--out', path('out'), '--quiet']);
    expect(outcome).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('shows progress on a terminal only, and removes it', async () => {
    const { stderr } = await call(['generate', path('valid.xsd'), '--out', path('out')], true);
    expect(stderr).toContain('Reading');
    expect(stderr.endsWith('\r\u001b[K')).toBe(true);
  });

  it('refuses to replace files that it did not write', async () => {
    const { code, stderr } = await call(['generate', path('valid.xsd'), '--out', folder]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .* holds '(in)?valid\.xsd', which was not generated/);
  });

  it.each([
    ['an unknown option', ['valid.xsd', '--out', 'out', '--frobnicate'], /unknown option '--frobnicate'/],
    ['no schema', ['--out', 'out'], /missing required argument 'schema'/],
    ['no folder', ['valid.xsd'], /required option '--out <dir>' not specified/],
    [
      'another version',
      ['valid.xsd', '--out', 'out', '--xsd-version', '2.0'],
      /Allowed choices are 1\.0, 1\.1/,
    ],
    [
      'a configuration that is not there',
      ['valid.xsd', '--out', 'out', '--config', 'no.json'],
      /no\.json cannot be read/,
    ],
    ['a configuration that is none', ['valid.xsd', '--out', 'out', '--config', 'valid.xsd'], /is not JSON/],
    [
      'a catalog that is not there',
      ['valid.xsd', '--out', 'out', '--catalog', 'no.json'],
      /no\.json cannot be read/,
    ],
  ])('takes %s for wrong usage', async (_, args, message) => {
    const placed = args.map((arg) => (/\.(xsd|json)$|^out$/.test(arg) ? path(arg) : arg));
    const { code, stderr } = await call(['generate', ...placed]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(readdirSync(folder)).not.toContain('out');
  });

  it('reports a schema that is not there as an error of its own', async () => {
    const { code, stderr } = await call(['generate', path('missing.xsd'), '--out', path('out')]);
    expect(code).toBe(1);
    expect(stderr).toContain('missing.xsd');
  });

  it('reads a catalog', async () => {
    writeFileSync(
      path('importing.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:import namespace="urn:b" schemaLocation="http://example.com/b.xsd"/></xs:schema>`,
    );
    writeFileSync(
      path('b.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:b"><xs:element name="b" type="xs:int"/></xs:schema>`,
    );
    writeFileSync(path('catalog.json'), JSON.stringify({ uri: { 'http://example.com/b.xsd': 'b.xsd' } }));
    const args = ['generate', path('importing.xsd'), '--out', path('out'), '--catalog', path('catalog.json')];
    expect((await call(args)).stdout).toContain('b.ts');
  });
});

describe('xsd-codegen', () => {
  it('tells its version and how it is used', async () => {
    expect(await call(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await call(['generate', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--xsd-version <version>');
  });

  it('takes an unknown command for wrong usage', async () => {
    expect((await call(['frobnicate'])).code).toBe(2);
    expect((await call([])).code).toBe(2);
  });
});
