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

/** What became of a document: the client and what the compiler has against it, or the error. */
interface Outcome {
  readonly client?: GeneratedClient;
  readonly typeErrors?: readonly string[];
  readonly error?: unknown;
}

const all = Object.values(traps).flat();
const wire = new Wire();
const outcomes = new Map<Trap, Outcome>();
let baseUrl = '';

beforeAll(async () => {
  baseUrl = await wire.start();
  const clients = new Map<Trap, GeneratedClient>();
  for (const trap of all) {
    const file = join(folder, `${nameOf(trap)}.json`);
    writeFileSync(file, JSON.stringify(trap.document));
    try {
      clients.set(trap, await generateClient(file));
    } catch (error) {
      outcomes.set(trap, { error });
    }
  }
  // One program for all: each would read the libraries anew.
  const checker = new TypeChecker(
    { modules: ['@proj/transport'], libraries: ['lib.dom.d.ts'] },
    { noUnusedLocals: false },
  );
  const typeErrors = checker.check(
    new Map([...clients].map(([trap, { files }]) => [nameOf(trap), withConsumer(files, trap)])),
  );
  for (const [trap, client] of clients) {
    outcomes.set(trap, { client, typeErrors: typeErrors.get(nameOf(trap)) ?? [] });
  }
});

afterAll(() => {
  wire.stop();
  rmSync(folder, { recursive: true, force: true });
});

function nameOf({ title }: Trap): string {
  return title.replace(/[^a-z0-9]+/gi, '-');
}

function withConsumer(files: GeneratedFiles, { types = '' }: Trap): GeneratedFiles {
  const consumer = `import * as api from './index.js';\nexport type All = keyof typeof api;\n${types}\n`;
  return new Map([...files, ['consumer.ts', consumer]]);
}

type Api = Record<string, (client: unknown, params?: object) => Promise<unknown>> & {
  createClient(options: object): unknown;
};

async function load(trap: Trap, files: GeneratedFiles): Promise<Api> {
  const out = join(folder, nameOf(trap));
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

async function make(api: Api, call: Call): Promise<void> {
  const { operation, params, credentials, response, sent, error } = call;
  wire.respondWith(response);
  const client = api.createClient({ baseUrl, ...(credentials && { credentials }) });
  const called = params === undefined ? api[operation]?.(client) : api[operation]?.(client, params);
  if (error !== undefined) {
    await expect(called).rejects.toMatchObject(error);
    return;
  }
  const returned = await called;
  if ('result' in call) expect(returned).toEqual(call.result);
  if (sent === undefined) return;
  const { headers = {}, ...request } = sent;
  expect(wire.seen).toMatchObject(request);
  for (const [name, value] of Object.entries(headers)) expect(wire.seen?.headers[name]).toBe(value);
}

async function spring(trap: Trap): Promise<void> {
  const { client, typeErrors, error } = outcomes.get(trap) ?? {};
  if (trap.refused !== undefined) {
    expect(error).toBeInstanceOf(DocumentError);
    expect((error as DocumentError).problems[0]?.rule).toBe(trap.refused);
    return;
  }
  if (client === undefined) throw error;
  expect([...new Set(client.warnings.map(({ rule }) => rule))]).toEqual(trap.warnings ?? []);
  expect(typeErrors).toEqual([]);
  if (trap.calls === undefined) return;
  const api = await load(trap, client.files);
  for (const call of trap.calls) await make(api, call);
}

describe('the traps', () => {
  it('are at least sixty, with names of their own', () => {
    expect(all.length).toBeGreaterThanOrEqual(60);
    expect(new Set(all.map(nameOf)).size).toBe(all.length);
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
