import { document, getIt, integer, json, object, ok, ref, type Trap, text } from './trap.js';

const it = 'declare const it: api.GetItResult;\n';
const limit = { name: 'limit', in: 'query', required: true, schema: integer };

/** References to all that can be referred to. */
export const references: readonly Trap[] = [
  {
    title: 'a reference into the parameters of another path',
    document: document('3.0.3', {
      '/a': { get: { operationId: 'getA', parameters: [limit], responses: ok(text) } },
      '/it': {
        get: {
          operationId: 'getIt',
          parameters: [{ $ref: '#/paths/~1a/get/parameters/0' }],
          responses: ok(text),
        },
      },
    }),
    types: `const params: api.GetItParams = { limit: 1 };\n// @ts-expect-error it is required\nconst none: api.GetItParams = {};`,
    calls: [
      { operation: 'getIt', params: { limit: 1 }, sent: { target: '/it?limit=1' }, response: { json: 'x' } },
    ],
  },
  {
    title: 'a reference to the schema of a response',
    document: document('3.0.3', {
      '/a': { get: { operationId: 'getA', responses: ok(object({ a: text })) } },
      ...getIt({ $ref: '#/paths/~1a/get/responses/200/content/application~1json/schema' }),
    }),
    types: `${it}const a: string = it.a;\nconst same: api.GetAResult = it;`,
  },
  {
    title: 'references to parts of a schema: a property, the items, a part of allOf',
    document: document(
      '3.0.3',
      getIt(
        object({
          a: { $ref: '#/components/schemas/A/properties/list' },
          b: { $ref: '#/components/schemas/A/properties/list/items' },
          c: { $ref: '#/components/schemas/B/allOf/0' },
        }),
      ),
      {
        A: object({ 'list?': { type: 'array', items: object({ x: text }) } }),
        B: { allOf: [object({ y: text })] },
      },
    ),
    types: `${it}const all: string = it.a[0]!.x + it.b.x + it.c.y;`,
  },
  {
    title: 'a reference into a component response and a component parameter',
    document: document(
      '3.0.3',
      getIt({ $ref: '#/components/responses/R/content/application~1json/schema' }),
      {},
      { components: { responses: { R: { description: 'R.', content: json(object({ a: text })) } } } },
    ),
    types: `${it}const a: string = it.a;`,
  },
  {
    title: 'a path item that two paths refer to',
    document: document(
      '3.1.0',
      { '/a': { $ref: '#/components/pathItems/It' }, '/b': { $ref: '#/components/pathItems/It' } },
      {},
      {
        components: {
          pathItems: { It: { get: { operationId: 'getIt', responses: ok(object({ a: text })) } } },
        },
      },
    ),
    types: `${it}const a: string = it.a;\nconst same: api.GetIt2Result = it;`,
    calls: [{ operation: 'getIt2', sent: { target: '/b' }, response: { json: {} } }],
  },
  {
    title: 'a path item that is another path',
    document: document('3.0.3', {
      '/a': { get: { operationId: 'getIt', responses: ok(object({ a: text })) } },
      '/b': { $ref: '#/paths/~1a' },
    }),
    types: `${it}const a: string = it.a;`,
    calls: [{ operation: 'getIt2', sent: { target: '/b' }, response: { json: {} } }],
  },
  {
    title: 'components of all kinds that are references to components',
    document: document(
      '3.0.3',
      {
        '/it': {
          post: {
            operationId: 'getIt',
            parameters: [{ $ref: '#/components/parameters/Second' }],
            requestBody: { $ref: '#/components/requestBodies/Second' },
            responses: { 200: { $ref: '#/components/responses/Second' } },
          },
        },
      },
      { First: object({ a: text }), Second: ref('First') },
      {
        components: {
          parameters: { First: limit, Second: { $ref: '#/components/parameters/First' } },
          requestBodies: {
            First: { required: true, content: json(ref('Second')) },
            Second: { $ref: '#/components/requestBodies/First' },
          },
          responses: {
            First: { description: 'First.', content: json(ref('Second')) },
            Second: { $ref: '#/components/responses/First' },
          },
        },
      },
    ),
    types: `${it}const a: string = it.a;\nconst params: api.GetItParams = { limit: 1, body: { a: 'x' } };`,
  },
  {
    title: 'percent-encoded pointers, and names with slashes and tildes',
    document: document(
      '3.0.3',
      getIt(
        object({ a: { $ref: '#/components/schemas/a%20b' }, b: { $ref: '#/components/schemas/c~1d~0e' } }),
      ),
      { 'a b': object({ x: text }), 'c/d~e': object({ y: text }) },
    ),
    types: `${it}const all: string = it.a.x + it.b.y;`,
  },
  {
    title: 'a reference that leads nowhere',
    document: document('3.0.3', getIt(ref('Nowhere'))),
    refused: 'no-unresolved-refs',
  },
  {
    title: 'a reference that is no text',
    document: document('3.0.3', getIt(object({ a: { $ref: 5 }, b: text }))),
    types: `${it}const b: string = it.b;`,
    warnings: ['kind'],
  },
  {
    title: 'schemas at places of their own',
    document: document(
      '3.0.3',
      getIt({ $ref: '#/definitions/A' }),
      {},
      { definitions: { A: object({ a: text, 'next?': { $ref: '#/definitions/A' } }) } },
    ),
    types: `${it}const a: string | undefined = it.next?.next?.a;`,
    warnings: ['struct'],
  },
];
