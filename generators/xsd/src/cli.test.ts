import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CliStreams, run } from './cli.js';
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

async function call(
  args: readonly string[],
  isTTY = false,
  more: Partial<CliStreams> = {},
): Promise<Outcome> {
  let stdout = '';
  let stderr = '';
  const code = await run(args, {
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text), isTTY },
    cwd: folder,
    ...more,
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

  it('reads by a leniency what it refuses otherwise, from the command line or the configuration', async () => {
    const pattern =
      '<xs:simpleType name="P"><xs:restriction base="xs:string"><xs:pattern value="\\/"/></xs:restriction></xs:simpleType>';
    writeFileSync(
      path('vendor.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${pattern}</xs:schema>`,
    );
    const refused = await call(['validate', path('vendor.xsd')]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('--lenient pattern-escapes');
    const lenient = await call(['validate', path('vendor.xsd'), '--lenient', 'pattern-escapes']);
    expect([lenient.code, lenient.stderr]).toEqual([
      0,
      expect.stringContaining('warning codegen-pattern-escapes'),
    ]);
    writeFileSync(path('xsd-codegen.config.json'), '{"leniencies": ["pattern-escapes"]}');
    expect((await call(['validate', path('vendor.xsd')])).code).toBe(0);
  });

  it('knows its leniencies', async () => {
    const unknown = await call(['validate', path('valid.xsd'), '--lenient', 'everything']);
    expect(unknown.code).toBe(2);
    expect(unknown.stderr).toContain('Allowed choices are pattern-escapes.');
    writeFileSync(path('xsd-codegen.config.json'), '{"leniencies": ["everything"]}');
    const configured = await call(['validate', path('valid.xsd')]);
    expect(configured.code).toBe(2);
    expect(configured.stderr).toContain('leniencies[0]');
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
    expect(JSON.parse(good.stdout)).toEqual({
      out: path('out'),
      diagnostics: [],
      documents: [path('valid.xsd')],
      files: ['valid.ts', 'global-declarations.ts', 'index.ts'],
    });
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
    ['no schema', ['--out', 'out'], /no schema: name a schema document, or give "schemas"/],
    ['no folder', ['valid.xsd'], /no folder to write: name one with --out/],
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
    [
      'a configuration that is none',
      ['valid.xsd', '--out', 'out', '--config', 'valid.xsd'],
      /a name that ends in none of \.ts/,
    ],
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

describe('xsd-codegen generate with a configuration file', () => {
  it('takes from it what the command line leaves out', async () => {
    writeFileSync(
      path('xsd-codegen.config.ts'),
      `import { defineConfig } from '@proj/xsd-codegen';
       const out: string = 'generated';
       export default defineConfig({ schemas: ['valid.xsd'], out, index: false, banner: '// ours' });`,
    );
    expect(await call(['generate'])).toMatchObject({ code: 0, stderr: '' });
    expect(readdirSync(path('generated')).sort()).toEqual(['global-declarations.ts', 'valid.ts']);
    expect(readFileSync(path('generated/valid.ts'), 'utf8')).toContain('Do not edit.\n// ours\n');
    await call(['generate', path('valid.xsd'), '--out', path('other')]);
    expect(readdirSync(path('other'))).toHaveLength(2);
  });

  it('has its modules transformed, and says on which one that failed', async () => {
    const config = path('xsd-codegen.config.mjs');
    const out = path('out');
    writeFileSync(
      config,
      `export default { transform: (file) => file.getVariableDeclaration('AElement')?.rename('A') };`,
    );
    const args = ['generate', path('valid.xsd'), '--out', out];
    expect(await call(args)).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(path('out/valid.ts'), 'utf8')).toMatch(/^\/\/ Generated by [\s\S]*export const A: /);
    writeFileSync(config, `export default { transform() { throw new Error('no'); } };`);
    expect(await call(args)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'error: the transform failed on valid.ts: no\n',
    });
    expect(readFileSync(path('out/valid.ts'), 'utf8')).toContain('export const A: ');
  });

  it('says what is wrong with it', async () => {
    writeFileSync(path('xsd-codegen.config.mjs'), 'export default { layuot: "single" };');
    const { code, stderr } = await call(['generate', path('valid.xsd'), '--out', path('out')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: .*xsd-codegen\.config\.mjs: layuot is not known here; did you mean layout\? Known are .*layout/,
    );
  });
});

describe('xsd-codegen generate --report', () => {
  it('writes what was generated, and where types say less than the schema', async () => {
    writeFileSync(
      path('order.xsd'),
      `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:order" xmlns="urn:order">
  <xs:simpleType name="code"><xs:restriction base="xs:string"><xs:pattern value="[A-Z]+"/></xs:restriction></xs:simpleType>
  <xs:element name="order"><xs:complexType><xs:sequence>
    <xs:element name="item" type="code" minOccurs="2" maxOccurs="9"/>
    <xs:any processContents="lax" namespace="##other"/>
  </xs:sequence></xs:complexType></xs:element>
</xs:schema>`,
    );
    const args = [
      'generate',
      path('order.xsd'),
      '--out',
      path('out'),
      '--report',
      path('reports/order.json'),
    ];
    const { code, stdout } = await call(args);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /4 files, \d+ kB, from 1 document in \d\.\d s\n {2}order\.ts {2}urn:order: 1 type, 1 anonymous type, 1 element\n {2}3 approximations: /,
    );
    const report: unknown = JSON.parse(readFileSync(path('reports/order.json'), 'utf8'));
    expect(report).toMatchObject({
      version,
      out: path('out'),
      documents: [path('order.xsd')],
      files: [
        { name: 'order.ts' },
        { name: 'global-declarations.ts' },
        { name: 'prefixes.ts' },
        { name: 'index.ts' },
      ],
      namespaces: [{ namespace: 'urn:order', file: 'order.ts', types: 1, elements: 1, anonymousTypes: 1 }],
      approximationCounts: { facet: 1, occurrence: 1, wildcard: 1 },
      approximations: [
        { kind: 'facet', component: 'type Code', location: { line: 2 } },
        { kind: 'occurrence', component: 'type Order, element item', location: { line: 4 } },
        { kind: 'wildcard', location: { line: 5 } },
      ],
    });
  });
});

describe('xsd-codegen check', () => {
  const check = (): Promise<Outcome> => call(['check', path('valid.xsd'), '--out', path('out')]);

  it('tells whether generating would change anything, and changes nothing', async () => {
    expect(await check()).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('out/valid.ts: missing'),
    });
    expect(readdirSync(folder)).not.toContain('out');
    await call(['generate', path('valid.xsd'), '--out', path('out')]);
    expect(await check()).toEqual({ code: 0, stdout: `${path('out')}: up to date\n`, stderr: '' });
    const edited = `${readFileSync(path('out/valid.ts'), 'utf8')}// edited\n`;
    writeFileSync(path('out/valid.ts'), edited);
    writeFileSync(path('out/other.ts'), '');
    const { code, stderr } = await check();
    expect(code).toBe(1);
    expect(stderr).toContain('out/valid.ts: different\n');
    expect(stderr).toContain('out/other.ts: stale\n');
    expect(readFileSync(path('out/valid.ts'), 'utf8')).toBe(edited);
  });

  it('prints JSON', async () => {
    const { stdout } = await call(['check', path('valid.xsd'), '--out', path('out'), '--json']);
    expect(JSON.parse(stdout)).toMatchObject({
      differences: [{ file: 'valid.ts', change: 'missing' }, {}, {}],
    });
  });

  it('fails on a schema with errors', async () => {
    const { code, stderr } = await call(['check', path('invalid.xsd'), '--out', path('out')]);
    expect(code).toBe(1);
    expect(stderr).toContain('Missing');
  });
});

describe('xsd-codegen validate', () => {
  it('says what is wrong with a schema', async () => {
    expect(await call(['validate', path('valid.xsd')])).toEqual({
      code: 0,
      stdout: '1 document: valid\n',
      stderr: '',
    });
    const bad = await call(['validate', path('invalid.xsd')]);
    expect(bad).toMatchObject({ code: 1, stdout: '' });
    expect(bad.stderr).toContain('invalid.xsd:2:24: error src-resolve');
    const json = await call(['validate', path('invalid.xsd'), '--json']);
    expect(JSON.parse(json.stdout)).toMatchObject({
      diagnostics: [{ severity: 'error' }],
      documents: [path('invalid.xsd')],
    });
  });
});

describe('xsd-codegen generate --watch', () => {
  it('generates at every change, survives what is broken in between, and ends', async () => {
    const end = new AbortController();
    let stdout = '';
    let stderr = '';
    const running = run(['generate', path('valid.xsd'), '--out', path('out'), '--watch'], {
      stdout: { write: (text) => (stdout += text) },
      stderr: { write: (text) => (stderr += text) },
      cwd: folder,
      signal: end.signal,
    });
    const until = (condition: () => boolean): Promise<void> =>
      vi.waitFor(() => expect(condition()).toBe(true), 5000);
    const generated = (): string => readFileSync(path('out/valid.ts'), 'utf8');
    await until(() => stdout.includes('Watching'));

    writeFileSync(path('valid.xsd'), valid.replace('name="a"', 'name="b"'));
    await until(() => generated().includes('BElement'));

    writeFileSync(path('valid.xsd'), '<xs:schema');
    await until(() => stderr.includes('valid.xsd:1:'));
    expect(generated()).toContain('BElement');

    writeFileSync(
      path('valid.xsd'),
      valid.replace('<xs:element', '<xs:include schemaLocation="more.xsd"/><xs:element'),
    );
    await until(() => generated().includes('AElement'));
    writeFileSync(path('more.xsd'), valid.replace('name="a"', 'name="c"'));
    await until(() => generated().includes('CElement'));
    writeFileSync(path('more.xsd'), valid.replace('name="a"', 'name="d"'));
    await until(() => generated().includes('DElement'));

    writeFileSync(path('xsd-codegen.config.json'), '{ "banner": "// ours" }');
    writeFileSync(path('more.xsd'), valid.replace('name="a"', 'name="e"'));
    await until(() => generated().includes('// ours'));

    end.abort();
    expect(await running).toBe(0);
  }, 20_000);

  it('cannot print one JSON document', async () => {
    const { code, stderr } = await call([
      'generate',
      path('valid.xsd'),
      '--out',
      path('out'),
      '--watch',
      '--json',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('give one of them');
  });
});

describe('xsd-codegen', () => {
  it('tells its version and how it is used', async () => {
    expect(await call(['--version'])).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
    const help = await call(['generate', '--help']);
    expect(help.code).toBe(0);
    expect(help.stdout).toContain('--xsd-version <version>');
    expect(help.stdout).toContain('Exit codes:');
  });

  it('takes an unknown command for wrong usage', async () => {
    expect((await call(['frobnicate'])).code).toBe(2);
    expect((await call([])).code).toBe(2);
  });
});
