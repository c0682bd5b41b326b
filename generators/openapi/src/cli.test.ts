import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { exitCodes } from '@proj/generator-kit/cli';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './cli.js';

const tasks = path.join(import.meta.dirname, 'fixtures/tasks-3.0.json');
const folder = mkdtempSync(path.join(tmpdir(), 'openapi-codegen-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...args: string[]) {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    stdout: {
      write: (text) => {
        out += text;
      },
    },
    stderr: {
      write: (text) => {
        err += text;
      },
    },
  });
  return { code, out, err };
}

describe('generate', () => {
  it('writes the client and says what changed', async () => {
    const out = path.join(folder, 'plain');
    const first = await run('generate', tasks, '--out', out);
    expect(first.code).toBe(exitCodes.success);
    expect(first.out).toContain('1 operations, 2 models');
    expect(first.out).toContain('added operations/default.ts');
    expect(await readFile(path.join(out, 'index.ts'), 'utf8')).toContain('createClient');
    expect((await run('generate', tasks, '--out', out)).out).toContain('nothing has changed');
  });

  it('reports as JSON', async () => {
    const { code, out } = await run('generate', tasks, '--out', path.join(folder, 'json'), '--json');
    expect(code).toBe(exitCodes.success);
    expect(JSON.parse(out)).toMatchObject({
      operations: 1,
      models: 2,
      changes: { changed: [], removed: [] },
    });
  });

  it('counts the warnings and notes on a document, and lists them when asked to', async () => {
    const file = path.join(folder, 'remarks.json');
    const responses = { 200: { description: 'ok' } };
    await writeFile(
      file,
      JSON.stringify({
        openapi: '3.0.3',
        info: { title: 't', version: '1' },
        paths: { '/a/{b}': { get: { responses, tags: 'x' } } },
      }),
    );
    const out = path.join(folder, 'remarks');
    expect((await run('generate', file, '--out', out)).err).toBe(
      '1 warning and 2 notes on the document: list them with --verbose\n',
    );
    expect((await run('generate', file, '--out', out, '--verbose')).err).toMatch(
      /^warning: #\/paths\/~1a~1{b}\/get\/tags \(.*remarks\.json:1:\d+\): A list is wanted here, and not a string\..*\nnote: GET \/a\/{b} does not declare the parameter b: it is a text\nnote: GET \/a\/{b} has no operationId: named getAByB\n$/,
    );
    const { warnings, notes } = JSON.parse((await run('generate', file, '--out', out, '--json')).out);
    expect([warnings, notes]).toMatchObject([
      [{ rule: 'kind', line: 1 }],
      [expect.any(String), expect.any(String)],
    ]);
  });

  it('is silent when asked to be', async () => {
    const { out, err } = await run('generate', tasks, '--out', path.join(folder, 'quiet'), '--quiet');
    expect(out + err).toBe('');
  });

  it('fails with the problems of the document', async () => {
    const file = path.join(folder, 'old.yaml');
    await writeFile(file, 'swagger: "2.0"\n');
    const text = await run('generate', file, '--out', path.join(folder, 'old'));
    expect(text.code).toBe(exitCodes.failure);
    expect(text.err).toMatch(/old\.yaml: .*Swagger 2\.0.*\[openapi-version\]/);
    const json = await run('generate', file, '--out', path.join(folder, 'old'), '--json');
    expect(JSON.parse(json.out)).toMatchObject({ problems: [{ rule: 'openapi-version' }] });
  });

  it('fails rather than replace a file of somebody else', async () => {
    await writeFile(path.join(folder, 'mine.ts'), 'export const mine = 1;\n');
    const { code, err } = await run('generate', tasks, '--out', folder);
    expect(code).toBe(exitCodes.failure);
    expect(err).toContain('was not generated');
  });
});

describe('usage', () => {
  it.each([
    ['no command', []],
    ['an unknown command', ['build']],
    ['no output folder', ['generate', tasks]],
    ['an unknown option', ['generate', tasks, '--out', 'x', '--fast']],
  ])('%s is wrong', async (_, args) => {
    expect((await run(...args)).code).toBe(exitCodes.usage);
  });

  it('is told by --help', async () => {
    const { code, out } = await run('generate', '--help');
    expect(code).toBe(exitCodes.success);
    expect(out).toContain('--out <folder>');
  });
});
