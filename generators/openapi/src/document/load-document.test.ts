import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { DocumentError, describeProblem, generateClient } from '../index.js';
import { loadDocument } from './load-document.js';

const folder = mkdtempSync(path.join(tmpdir(), 'openapi-document-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let count = 0;
function write(content: unknown, name = `document-${count++}.json`): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content, undefined, 2));
  return file;
}

const info = { title: 'T', version: '1' };
const text = { type: 'string' };
const ok = (schema: object) => ({
  200: { description: 'ok', content: { 'application/json': { schema } } },
});

/** A document of two kinds of pets, told apart by a mapping. */
function pets(mapping: Record<string, unknown>) {
  const kind = (name: string) => ({
    type: 'object',
    required: ['kind', name],
    properties: { kind: text, [name]: text },
  });
  const oneOf = [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }];
  return {
    openapi: '3.0.3',
    info,
    paths: {
      '/pet': { get: { operationId: 'getPet', responses: ok({ $ref: '#/components/schemas/Pet' }) } },
    },
    components: {
      schemas: {
        Pet: { oneOf, discriminator: { propertyName: 'kind', mapping } },
        Cat: kind('meow'),
        Dog: kind('bark'),
      },
    },
  };
}

async function schemaOf(document: unknown): Promise<string> {
  return (await generateClient(write(document, 'schema.json'))).files.get('schema.ts') ?? '';
}

describe('a discriminator mapping', () => {
  it('may name a schema: the types are those of a reference', async () => {
    const named = await schemaOf(pets({ c: 'Cat', d: 'Dog' }));
    const referred = await schemaOf(pets({ c: '#/components/schemas/Cat', d: '#/components/schemas/Dog' }));
    expect(named).toBe(referred);
    expect(named).toMatch(/kind: "c";\s*meow: string;/);
  });

  it('may name a schema in a file, and a schema of the first file from there', async () => {
    const { Cat, Dog } = pets({}).components.schemas;
    write({ Cat }, 'cats.json');
    const other = {
      Pet: {
        oneOf: [{ $ref: 'cats.json#/Cat' }, { $ref: 'main.json#/components/schemas/Dog' }],
        discriminator: { propertyName: 'kind', mapping: { c: 'cats.json#/Cat', d: 'Dog' } },
      },
    };
    write(other, 'other.json');
    const main = pets({});
    const file = write(
      { ...main, components: { schemas: { Pet: { $ref: 'other.json#/Pet' }, Dog } } },
      'main.json',
    );
    expect((await loadDocument(file)).warnings).toEqual([]);
    expect((await generateClient(file)).files.get('schema.ts')).toMatch(/kind: "d";\s*bark: string;/);
  });

  it('that leads nowhere is a warning, and is left out', async () => {
    const file = write(
      pets({ c: 'Cat', d: 'models/dog.yml#/Dog', e: 'Eel', f: '#/components/schemas/Fox', g: 1 }),
    );
    const { warnings } = await loadDocument(file);
    expect(warnings.map(({ rule, pointer }) => `${rule} ${pointer}`)).toEqual([
      ...['d', 'e', 'f', 'g'].map(
        (value) => `discriminator-mapping #/components/schemas/Pet/discriminator/mapping/${value}`,
      ),
    ]);
    expect((await generateClient(file)).files.get('schema.ts')).toMatch(/kind: "c";\s*meow: string;/);
  });
});

describe('a reference', () => {
  const parameters = [{ name: 'limit', in: 'query', required: true, schema: { type: 'integer' } }];
  const list = { type: 'array', items: { type: 'object', required: ['id'], properties: { id: text } } };
  const inner = {
    openapi: '3.0.3',
    info,
    paths: {
      '/a': { get: { operationId: 'listA', parameters, responses: ok(list) } },
      '/b': {
        get: {
          operationId: 'listB',
          parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }],
          responses: ok({ $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema' }),
        },
      },
      '/c': {
        get: {
          operationId: 'getC',
          responses: ok({ $ref: '#/paths/~1b/get/responses/200/content/application~1json/schema/items' }),
        },
      },
    },
  };

  it('into another operation makes a component of what it leads to, once', async () => {
    const { document } = await loadDocument(write(inner));
    const { schemas, parameters: named } = document.components as Record<string, Record<string, unknown>>;
    expect(Object.keys(schemas ?? {})).toEqual(['AGetResponses200', 'BGetResponses200Items']);
    expect(Object.values(named ?? {})).toEqual(parameters);
    const { files, operations } = await generateClient(write(inner));
    expect(operations).toBe(3);
    expect(files.get('operations/default.ts')).toContain(
      'export type ListBResult = Models.AGetResponses200;',
    );
  });

  it('to a path item may be there twice', async () => {
    const item = { get: { operationId: 'getIt', responses: ok(text) } };
    const $ref = '#/components/pathItems/It';
    const file = write({
      openapi: '3.1.0',
      info,
      paths: { '/a': { $ref }, '/b': { $ref } },
      components: { pathItems: { It: item } },
    });
    const { operations, files } = await generateClient(file);
    expect(operations).toBe(2);
    expect(files.get('operations/default.ts')).toContain('getIt2(');
  });

  it('with percent signs that encode nothing leads to what is written there', async () => {
    const file = write({
      openapi: '3.0.3',
      info,
      paths: {
        '/a': { get: { operationId: 'getA', responses: ok({ $ref: '#/components/schemas/a%20b' }) } },
      },
      components: { schemas: { 'a b': text } },
    });
    expect((await generateClient(file)).models).toBe(1);
  });
});

describe('a value of a wrong kind', () => {
  it('is left out with a warning that says where it is', async () => {
    const file = write({
      openapi: '3.0.3',
      info: { title: 'T', version: 1 },
      paths: {
        '/a': {
          get: {
            operationId: 'getA',
            parameters: [{ in: 'query' }, { name: 'b', in: 'query', schema: text }],
            responses: ok({ type: 'object', properties: { a: { type: 'string', required: true } } }),
          },
        },
      },
    });
    const { warnings, document } = await loadDocument(file);
    const misfits = warnings.filter(({ rule }) => rule === 'kind');
    expect(misfits.map(describeProblem)).toEqual([
      expect.stringMatching(
        /^#\/paths\/~1a\/get\/parameters\/0 \(.*:12:11\): Parameter Object with name and in is wanted/,
      ),
      expect.stringMatching(/\/properties\/a\/required \(.*\): A list is wanted here, and not a boolean/),
    ]);
    expect(document.info?.version).toBe('1');
  });
});

describe('places', () => {
  it('are those of the syntax tree, in YAML and in a single line', async () => {
    const yaml = `openapi: 3.0.3\ninfo: {title: t, version: "1"}\npaths:\n  /a:\n    get:\n      responses: []\n`;
    const [warning] = (await loadDocument(write(yaml, 'places.yaml'))).warnings;
    expect(warning).toMatchObject({ pointer: '#/paths/~1a/get/responses', line: 6, column: 18 });
    const line = JSON.stringify({ openapi: '3.0.3', info, paths: { '/a': { get: { responses: [] } } } });
    const [other] = (await loadDocument(write(line, 'places.json'))).warnings;
    expect(other).toMatchObject({ line: 1, column: line.indexOf('[]') + 1 });
  });
});

describe('any document', () => {
  const base = { ...pets({ c: 'Cat' }), security: [{ key: [] }], servers: [{ url: 'https://a.example' }] };

  function places(node: unknown, found: [Record<string, unknown>, string][] = []) {
    if (typeof node !== 'object' || node === null) return found;
    for (const key of Object.keys(node)) {
      found.push([node as Record<string, unknown>, key]);
      places((node as Record<string, unknown>)[key], found);
    }
    return found;
  }

  it('is generated or refused, whatever stands in it', async () => {
    const values = fc.constantFrom<unknown>(
      ...[null, 1, 'x', true, false, [], {}, [1], ['a'], { a: 1 }],
      ...[
        { $ref: 5 },
        { $ref: '#' },
        { $ref: '#/' },
        { $ref: '#/components/schemas/Cat' },
        { $ref: '#/nowhere' },
      ],
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 3 }),
        async (changes) => {
          const document = structuredClone(base);
          for (const [at, value] of changes) {
            const all = places(document);
            const [holder, key] = all[at % all.length] ?? [{}, ''];
            holder[key] = structuredClone(value);
          }
          await generateClient(write(document, 'any.json')).catch((error: unknown) => {
            if (!(error instanceof DocumentError)) throw error;
          });
        },
      ),
      { numRuns: 300 },
    );
  }, 120_000);
});
