import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DocumentError, ForeignOutputError, generate, generateClient } from './index.js';

const fixtures = path.join(import.meta.dirname, 'fixtures');
const library = path.join(fixtures, 'library-3.1.yaml');
const tasks = path.join(fixtures, 'tasks-3.0.json');

const folder = mkdtempSync(path.join(tmpdir(), 'openapi-codegen-'));
// The generated code finds @proj/transport and openapi-fetch here.
symlinkSync(path.join(import.meta.dirname, '../node_modules'), path.join(folder, 'node_modules'), 'junction');
writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const strictOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  isolatedDeclarations: true,
  skipLibCheck: true,
  declaration: true,
  types: ['node'],
};

/** Compiles a generated client under the strictest settings and returns what the compiler says. */
function compile(source: string, outDir: string): string[] {
  const program = ts.createProgram([path.join(source, 'index.ts')], {
    ...strictOptions,
    rootDir: source,
    outDir,
  });
  program.emit();
  return ts
    .getPreEmitDiagnostics(program)
    .map(
      ({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
}

type Call = (client: unknown, params?: object) => Promise<unknown>;
type Generated = Record<string, Call> & { createClient(options: object): unknown };

async function compiled(specification: string, name: string): Promise<Generated> {
  const source = path.join(folder, name, 'src');
  await generate(specification, source);
  expect(compile(source, path.join(folder, name, 'dist'))).toEqual([]);
  return (await import(pathToFileURL(path.join(folder, name, 'dist/index.js')).href)) as Generated;
}

/** Sends one operation and returns the request that came out. */
async function sent(
  api: Generated,
  operation: string,
  params: object,
  {
    answer = () => new Response(null, { status: 204 }),
    ...options
  }: { answer?: () => Response; credentials?: object; baseUrl?: string } = {},
): Promise<{ request: Request; result: unknown }> {
  const requests: Request[] = [];
  const client = api.createClient({
    fetch: async (url: string, init: RequestInit) => {
      requests.push(new Request(url, init));
      return answer();
    },
    ...options,
  });
  const result = await api[operation]?.(client, params);
  return { request: requests[0] as Request, result };
}

let api: Generated;
beforeAll(async () => {
  api = await compiled(library, 'library');
}, 60_000);

describe('names', () => {
  it('come from the operationId, or else from method and path', () => {
    expect(
      Object.keys(api)
        .filter((name) => /^[a-z]/.test(name))
        .sort(),
    ).toEqual([
      'createClient',
      'delete_',
      'getBook',
      'getBook2',
      'getBooksByBookIdPagesByPage',
      'getCover',
      'isApiError',
      'listShelves',
      'login',
      'note',
      'putCover',
      'search',
      'servers',
    ]);
  });

  it('that differ from the document, and operations left out, are reported', async () => {
    const { notes } = await generateClient(library);
    expect(notes).toContain('operationId get_book is named getBook2');
    expect(notes).toContain('schema Client is named ClientModel');
    expect(notes).toContain('TRACE /note is left out: fetch cannot send it');
  });
});

describe('parameters', () => {
  it('of one name in several places keep apart', async () => {
    const { request } = await sent(api, 'getBook', {
      id: 'p1',
      lang: 'de',
      query_id: 7,
      query_body: 'b',
      header_id: 'h',
      cookie_id: 'c d',
    });
    expect(request.url).toBe('https://eu.library.example/api/books/p1?lang=de&id=7&body=b');
    expect(request.headers.get('id')).toBe('h');
    expect(request.headers.get('cookie')).toBe('id=c%20d');
  });

  it.each<[string, string, string, object]>([
    [
      'a label in the path',
      'getBooksByBookIdPagesByPage',
      '/books/a%2Fb/pages/.3',
      { 'book-id': 'a/b', page: 3 },
    ],
    ['a deep object', 'search', '/search?filter[author]=x%20y', { filter: { author: 'x y' } }],
    ['a list with commas', 'search', '/search?ids=1,2', { ids: [1, 2] }],
    [
      'two lists with commas',
      'listShelves',
      '/shelves?ids=1,2&fields=a,b%2Cc',
      { ids: [1, 2], fields: ['a', 'b,c'] },
    ],
    ['a list with pipes', 'search', '/search?sort=a|b%7C', { sort: ['a', 'b|'] }],
    ['JSON', 'search', '/search?range=%7B%22from%22%3A1%7D', { range: { from: 1 } }],
    ['a repeated name', 'search', '/search?tags=a&tags=b', { tags: ['a', 'b'] }],
    ['nothing', 'search', '/search', { tags: [], ids: undefined }],
  ])('are written as %s', async (_, operation, expected, params) => {
    const { request } = await sent(api, operation, params, { answer: () => Response.json([]) });
    expect(request.url).toBe(`https://eu.library.example/api${expected}`);
  });

  it.each<[string, string, object]>([
    ['getBook', 'lang', { id: 'p1' }],
    ['getBook', 'lang', { id: 'p1', lang: 'fr' }],
    ['getBook', 'id', { id: '12345', lang: 'de' }],
    ['search', 'rating', { rating: 0 }],
    ['search', 'rating', { rating: 5.5 }],
    ['search', 'limit', { limit: 51 }],
  ])('of %s are checked: %s in %o', async (operation, name, params) => {
    await expect(sent(api, operation, params)).rejects.toMatchObject({
      name: 'InvalidParameterError',
      issues: [{ name }],
    });
  });

  it('of OpenAPI 3.0: exclusive bounds are flags, a wildcard with a schema is JSON', async () => {
    const old = await compiled(tasks, 'tasks');
    const options = { baseUrl: 'https://t.example', answer: () => Response.json([{ id: '1' }]) };
    await expect(sent(old, 'listTasks', { priority: 0 }, options)).rejects.toThrow(/above 0/);
    const { request, result } = await sent(old, 'listTasks', { priority: 1, 'X-Trace': 't' }, options);
    expect(request.headers.get('x-trace')).toBe('t');
    expect(result).toEqual([{ id: '1' }]);
  }, 60_000);
});

describe('bodies', () => {
  it('with files are multipart, unless another media type is chosen', async () => {
    const answer = () => Response.json({ bytes: 3 });
    const body = { file: new Blob(['abc']), tags: ['x', 'y'], meta: { year: 1 } };
    const form = await (await sent(api, 'putCover', { id: '1', body }, { answer })).request.formData();
    expect(await (form.get('file') as Blob).text()).toBe('abc');
    expect(form.getAll('tags')).toEqual(['x', 'y']);
    expect(form.get('meta')).toBe('{"year":1}');
    const { request, result } = await sent(
      api,
      'putCover',
      { id: '1', body: new Uint8Array([1, 2]), contentType: 'image/png' },
      { answer },
    );
    expect(request.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await request.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
    expect(result).toEqual({ bytes: 3 });
  });

  it.each<[string, string, object, string]>([
    [
      'login',
      'application/x-www-form-urlencoded',
      { grant: 'a b', scope: ['x', 'y'] },
      'grant=a+b&scope=x&scope=y',
    ],
    ['getBook2', 'application/merge-patch+json', { title: 't' }, '{"title":"t"}'],
  ])('of %s are sent as %s', async (operation, contentType, body, text) => {
    const { request } = await sent(api, operation, { id: '1', body });
    expect(request.headers.get('content-type')).toBe(contentType);
    expect(await request.text()).toBe(text);
  });

  it('that are optional can be left out', async () => {
    const { request } = await sent(api, 'getBook2', { id: '1' });
    expect(request.headers.get('content-type')).toBeNull();
    expect(await request.text()).toBe('');
  });
});

describe('responses', () => {
  it('are JSON, text, bytes or nothing, as the document says', async () => {
    const page = { 'book-id': '1', page: 1 };
    const text = { answer: () => new Response('Once', { headers: { 'content-type': 'text/plain' } }) };
    expect((await sent(api, 'getBooksByBookIdPagesByPage', page, text)).result).toBe('Once');
    const png = { answer: () => new Response('png', { headers: { 'content-type': 'image/png' } }) };
    expect(await ((await sent(api, 'getCover', { id: '1' }, png)).result as Blob).text()).toBe('png');
    const chatty = { answer: () => new Response('OK', { status: 201 }) };
    expect((await sent(api, 'note', { body: 'n' }, chatty)).result).toBeUndefined();
    expect((await sent(api, 'getBook', { id: '1', lang: 'de' })).result).toBeUndefined();
  });

  it('are asked for by their media types', async () => {
    expect((await sent(api, 'getBook', { id: '1', lang: 'de' })).request.headers.get('accept')).toBe(
      'application/json',
    );
    expect((await sent(api, 'getCover', { id: '1' })).request.headers.get('accept')).toBe('image/png');
  });

  it('that fail are errors of the class of their status', async () => {
    const answer = () => Response.json({ message: 'gone' }, { status: 404 });
    await expect(sent(api, 'getBook2', { id: '1' }, { answer })).rejects.toMatchObject({
      name: 'NotFoundError',
      status: 404,
      message: 'PUT /books/{id}: 404 gone',
    });
  });
});

describe('credentials', () => {
  const credentials = { Token: 't', Basic: 'me:pw', Session: 's', Query: 'q' };

  it.each<[string, object, Record<string, string | null>]>([
    ['getCover', { id: '1' }, { authorization: 'Bearer t', cookie: null }],
    ['login', { body: { grant: 'g' } }, { authorization: `Basic ${btoa('me:pw')}`, cookie: null }],
    ['note', { body: 'n' }, { authorization: null, cookie: 'session=s' }],
    ['delete_', { id: '1' }, { authorization: null, cookie: null }],
  ])('of %s are those that it needs', async (operation, params, headers) => {
    const { request } = await sent(api, operation, params, { credentials });
    for (const [name, value] of Object.entries(headers)) expect(request.headers.get(name)).toBe(value);
    expect(new URL(request.url).searchParams.get('api_key')).toBe(operation === 'note' ? 'q' : null);
  });

  it('of Basic are sent in UTF-8, and are shown in no form', async () => {
    const login = { grant: 'g' };
    const { request } = await sent(api, 'login', { body: login }, { credentials: { Basic: 'jürgen:päss' } });
    const encoded = Buffer.from('jürgen:päss').toString('base64');
    expect(request.headers.get('authorization')).toBe(`Basic ${encoded}`);
    const answer = () => Response.json({ message: `no ${encoded}` }, { status: 401 });
    const refused = sent(api, 'login', { body: login }, { answer, credentials: { Basic: 'jürgen:päss' } });
    await expect(refused).rejects.toMatchObject({ message: expect.stringContaining('401 no ***') });
  });

  it('that are not all there are not sent', async () => {
    const { request } = await sent(api, 'note', { body: 'n' }, { credentials: { Session: 's' } });
    expect(request.headers.get('cookie')).toBeNull();
  });

  it('are shown by neither the client nor an error', async () => {
    const client = api.createClient({ credentials, fetch: async () => new Response('no', { status: 401 }) });
    const error = await api.note?.(client, { body: 'n' }).catch((caught: unknown) => caught);
    for (const object of [client, error]) {
      expect(inspect(object, { depth: 9, showHidden: true })).not.toMatch(/session=s|api_key/);
    }
  });
});

describe('secrets', () => {
  it('that the document tells of are in no error, wherever they are sent', async () => {
    const vault = await compiled(path.join(fixtures, 'vault-3.1.yaml'), 'vault');
    const secrets = {
      pin: 'pin-1234',
      code: 'code-1234',
      note: 'note-1234',
      key: 'key-1234',
      inner: 'inner-1234',
      certificate: 'certificate-1234',
    };
    const body = {
      title: 'a title',
      note: secrets.note,
      keys: [{ key: secrets.key }],
      inner: { note: secrets.inner },
      named: { one: { certificate: { pem: [secrets.certificate] } } },
    };
    const client = vault.createClient({
      fetch: async (url: string, init: RequestInit) =>
        Response.json({ message: url, sent: init.body }, { status: 400 }),
    });
    const call = vault.putEntry?.(client, { pin: secrets.pin, code: secrets.code, body });
    const error = (await call?.catch((caught: unknown) => caught)) as Error & { body: unknown };
    const shown = `${inspect(error, { depth: 9, showHidden: true, getters: true })} ${JSON.stringify(error.body)}`;
    expect(shown).toContain('a title');
    for (const secret of Object.values(secrets)) expect(shown).not.toContain(secret);
  }, 60_000);

  it('cost nothing where there are none', async () => {
    expect((await generateClient(library)).files.has('runtime/secrets.ts')).toBe(false);
    const { files } = await generateClient(path.join(fixtures, 'vault-3.1.yaml'));
    const text = files.get('operations/default.ts') ?? '';
    expect(text).toContain("secretValues(['certificate', 'code', 'key', 'note', 'pin'])");
    expect(text.match(/secretValues\(/g)).toHaveLength(1);
  });
});

describe('output', () => {
  it('is the same every time, and says what it was made of', async () => {
    const [first, second] = [await generateClient(library), await generateClient(library)];
    expect([...second.files]).toEqual([...first.files]);
    for (const text of first.files.values()) {
      expect(text).toMatch(
        /^\/\/ Generated by @proj\/openapi-codegen \d+\.\d+\.\d+ from library-3\.1\.yaml\./,
      );
    }
  });

  it('replaces what was generated before, and nothing else', async () => {
    const out = path.join(folder, 'replaced');
    const { changes: first } = await generate(library, out);
    expect(first.added).toContain('operations/books-media.ts');
    expect((await generate(library, out)).changes).toEqual({ added: [], changed: [], removed: [] });
    const { changes } = await generate(tasks, out);
    expect(changes.removed).toContain('operations/books-media.ts');
    expect(await readdir(path.join(out, 'operations'))).toEqual(['default.ts']);
    await writeFile(path.join(out, 'mine.ts'), '// written by hand\n');
    await expect(generate(library, out)).rejects.toThrow(ForeignOutputError);
    expect(await readFile(path.join(out, 'mine.ts'), 'utf8')).toBe('// written by hand\n');
    expect((await readdir(folder)).filter((name) => /\.(new|old)-/.test(name))).toEqual([]);
  });

  it('follows references to other files', async () => {
    const split = path.join(folder, 'split');
    await mkdir(split);
    await cp(tasks, path.join(split, 'tasks.json'));
    await writeFile(
      path.join(split, 'main.yaml'),
      'openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths:\n  /t:\n    get:\n      operationId: get\n' +
        '      responses:\n        "200":\n          description: d\n          content:\n            application/json:\n' +
        '              schema: { $ref: "tasks.json#/components/schemas/Task" }\n',
    );
    const { files } = await generateClient(path.join(split, 'main.yaml'));
    expect(files.get('operations/default.ts')).toContain('export type GetResult = Models.Task;');
  });
});

describe('a document that cannot be used is refused with the place', () => {
  it.each<[string, string, object]>([
    [
      'a reference that leads nowhere',
      'openapi: 3.1.0\ninfo: { title: t, version: "1" }\npaths:\n  /t:\n    $ref: "#/nowhere"\n',
      { rule: 'no-unresolved-refs', line: 5, pointer: '#/paths/~1t' },
    ],
    [
      'another version',
      'swagger: "2.0"\ninfo: { title: t, version: "1" }\npaths: {}\n',
      { rule: 'openapi-version' },
    ],
    ['something else', 'just text\n', { rule: 'readable' }],
    ['broken YAML', 'openapi: [3\n', { rule: 'readable', line: 2 }],
  ])('%s', async (name, text, problem) => {
    const file = path.join(folder, `${name.replaceAll(' ', '-')}.yaml`);
    await writeFile(file, text);
    const error = await generateClient(file).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(DocumentError);
    expect((error as DocumentError).problems[0]).toMatchObject(problem);
    expect((error as DocumentError).message).toContain(path.basename(file));
  });

  it('a file that is not there', async () => {
    await expect(generateClient(path.join(folder, 'absent.yaml'))).rejects.toThrow(DocumentError);
  });
});
