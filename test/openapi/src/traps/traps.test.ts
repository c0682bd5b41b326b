import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DocumentError, type GeneratedClient, generateClient } from '@proj/openapi-codegen';
import { type GeneratedFiles, TypeChecker } from '@proj/test-conformance/type-check';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call, Trap } from './trap.js';
import { traps } from './traps.js';
import { Wire } from './wire.js';

const folder = mkdtempSync(join(tmpdir(), 'openapi-traps-'));
symlinkSync(join(import.meta.dirname, '../../node_modules'), join(folder, 'node_modules'), 'junction');
writeFileSync(join(folder, 'package.json'), '{"type":"module"}');

const wire = new Wire();
let baseUrl = '';
beforeAll(async () => {
  baseUrl = await wire.start();
});
afterAll(() => {
  wire.stop();
  rmSync(folder, { recursive: true, force: true });
});

const checker = new TypeChecker(
  { modules: ['@proj/transport'], libraries: ['lib.dom.d.ts'] },
  { noUnusedLocals: false },
);
const all = Object.entries(traps).flatMap(([group, list]) => list.map((trap) => [group, trap] as const));

async function generated({ title, document }: Trap): Promise<GeneratedClient> {
  const file = join(folder, `${nameOf(title)}.json`);
  writeFileSync(file, JSON.stringify(document));
  return generateClient(file);
}

function nameOf(title: string): string {
  return title.replace(/[^a-z0-9]+/gi, '-');
}

function typeErrors(files: GeneratedFiles, types: string | undefined): readonly string[] {
  const consumer = `import * as api from './index.js';\nexport type All = keyof typeof api;\n${types ?? ''}\n`;
  const { diagnostics } = { diagnostics: checker.diagnose(new Map([...files, ['consumer.ts', consumer]])) };
  return diagnostics.map(({ file, line, code, message }) => `${file}:${line}: TS${code}: ${message}`);
}

type Api = Record<string, (client: unknown, params?: object) => Promise<unknown>> & {
  createClient(options: object): unknown;
};

async function load({ title }: Trap, files: GeneratedFiles): Promise<Api> {
  const out = join(folder, nameOf(title));
  for (const [name, text] of files) {
    const file = join(out, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    const compilerOptions = {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
    };
    writeFileSync(file, ts.transpileModule(text, { compilerOptions }).outputText);
  }
  return (await import(pathToFileURL(join(out, 'index.js')).href)) as Api;
}

async function make(
  api: Api,
  { operation, params, credentials, response, sent, result, error, ...rest }: Call,
) {
  wire.respondWith(response);
  const client = api.createClient({ baseUrl, ...(credentials && { credentials }) });
  const called = params === undefined ? api[operation]?.(client) : api[operation]?.(client, params);
  if (error !== undefined) {
    await expect(called).rejects.toMatchObject(error);
    return;
  }
  const returned = await called;
  if ('result' in { result, ...rest } && result !== undefined) expect(returned).toEqual(result);
  if (sent !== undefined) {
    const { headers = {}, ...request } = sent;
    expect(wire.seen).toMatchObject(request);
    for (const [name, value] of Object.entries(headers)) expect(wire.seen?.headers[name]).toBe(value);
  }
}

async function spring(trap: Trap): Promise<void> {
  if (trap.refused !== undefined) {
    const error = await generated(trap).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DocumentError);
    expect((error as DocumentError).problems[0]?.rule).toBe(trap.refused);
    return;
  }
  const { files, warnings } = await generated(trap);
  expect([...new Set(warnings.map(({ rule }) => rule))]).toEqual(trap.warnings ?? []);
  expect(typeErrors(files, trap.types)).toEqual([]);
  if (trap.calls === undefined) return;
  const api = await load(trap, files);
  for (const call of trap.calls) await make(api, call);
}

describe('the traps', () => {
  it('are at least sixty, with names of their own', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(([, { title }]) => nameOf(title))).size).toBe(all.length);
  });
});

describe.each(Object.entries(traps))('%s', (_, list) => {
  const [known, sound] = [
    list.filter(({ knownFailure }) => knownFailure),
    list.filter((trap) => !trap.knownFailure),
  ];

  it.each(sound.map((trap) => [trap.title, trap] as const))('%s', async (_title, trap) => {
    await spring(trap);
  });

  it.fails.each(known.map((trap) => [trap.title, trap.knownFailure, trap] as const))(
    '%s (known to fail: %s)',
    async (_title, _reason, trap) => {
      await spring(trap);
    },
  );
});
