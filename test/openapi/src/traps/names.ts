import { document, getIt, object, ok, ref, type Trap, text } from './trap.js';

function operations(ids: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    ids.map((operationId, index) => [`/p${index}`, { get: { operationId, responses: ok(text) } }]),
  );
}

function parameter(name: string, place = 'query', others: object = {}): object {
  return { name, in: place, schema: text, ...(place === 'path' && { required: true }), ...others };
}

const reserved = [
  'constructor',
  'toString',
  '__proto__',
  'then',
  'params',
  'client',
  'hasOwnProperty',
  'class',
  'default',
];

/** Names that collide, mean something, or are no identifiers. */
export const names: readonly Trap[] = [
  {
    title: 'operations named like words of JavaScript, or like what is in every module',
    document: document(
      '3.0.3',
      operations([...reserved, 'delete', 'await', 'arguments', 'eval', 'undefined', 'NaN']),
    ),
    calls: [
      { operation: 'toString', response: { json: 'x' }, result: 'x' },
      { operation: 'then_', sent: { target: '/p3' }, response: { json: 'x' }, result: 'x' },
      { operation: 'delete_', response: { json: 'x' }, result: 'x' },
    ],
  },
  {
    title: 'operations named like functions and types of the runtime',
    document: document(
      '3.0.3',
      operations([
        'readAs',
        'formBody',
        'queryStyles',
        'encodeAs',
        'createClient',
        'Client',
        'isApiError',
        'servers',
        'operation',
        'parameters',
        'rules',
        'models',
        'Models',
      ]),
    ),
    calls: [{ operation: 'readAs', response: { json: 'x' }, result: 'x' }],
  },
  {
    title: 'schemas named like types of the platform and of the client',
    document: document(
      '3.0.3',
      getIt(
        object({
          a: ref('Promise'),
          b: ref('Blob'),
          c: ref('Record'),
          d: ref('ApiError'),
          e: ref('Client'),
          f: ref('Response'),
        }),
      ),
      Object.fromEntries(
        [
          'Promise',
          'Blob',
          'Record',
          'Readonly',
          'NonNullable',
          'Omit',
          'Array',
          'Date',
          'Error',
          'ApiError',
          'Client',
          'Response',
          'Request',
          'components',
          'paths',
        ].map((name) => [name, object({ [name]: text })]),
      ),
    ),
    types: `declare const it: api.GetItResult;\nconst all: string = it.a.Promise + it.b.Blob + it.d.ApiError;`,
  },
  {
    title: 'schemas named like words of JavaScript',
    document: document(
      '3.0.3',
      getIt(ref('constructor')),
      Object.fromEntries(
        [...reserved, 'any', 'string', 'never', 'type'].map((name) => [name, object({ a: text })]),
      ),
    ),
    types: `declare const it: api.GetItResult;\nconst a: string = it.a;`,
  },
  {
    title: 'schemas that differ by case or by a separator',
    document: document(
      '3.0.3',
      getIt(object({ a: ref('FooBar'), b: ref('foo_bar'), c: ref('foo-bar'), d: ref('fooBar') })),
      {
        foo_bar: object({ snake: text }),
        'foo-bar': object({ kebab: text }),
        FooBar: object({ pascal: text }),
        fooBar: object({ camel: text }),
      },
    ),
    types: `const exact: api.FooBar = { pascal: 'x' };\ndeclare const it: api.GetItResult;\nconst all: string = it.a.pascal + it.b.snake + it.c.kebab + it.d.camel;`,
  },
  {
    title: 'schemas with names of other characters',
    document: document('3.0.3', getIt(object({ a: ref('a.b.C'), b: ref('1st') })), {
      'a.b.C': object({ a: text }),
      '1st': object({ b: text }),
      '-': object({ c: text }),
      _: object({ d: text }),
    }),
    types: `declare const it: api.GetItResult;\nconst all: string = it.a.a + it.b.b;`,
  },
  {
    title: 'a schema named like the type of an operation',
    document: document('3.0.3', getIt(ref('GetItResult')), {
      GetItResult: object({ a: text }),
      GetItParams: object({ b: text }),
    }),
    types: `const schema: api.GetItResult = { a: 'x' };\nconst params: api.GetItParams = { b: 'x' };`,
  },
  {
    title: 'one operationId for two operations',
    document: document('3.0.3', {
      '/a': { get: { operationId: 'same', responses: ok(object({ a: text })) } },
      '/b': { get: { operationId: 'same', responses: ok(object({ b: text })) } },
    }),
    types: `const one: api.SameResult = { a: 'x' };\nconst two: api.Same2Result = { b: 'x' };`,
    calls: [{ operation: 'same2', sent: { target: '/b' }, response: { json: {} }, result: {} }],
  },
  {
    title: 'operationIds that differ by case or by a separator',
    document: document('3.0.3', operations(['get_it', 'getIt', 'GetIt', 'get-it'])),
    calls: [{ operation: 'getIt', sent: { target: '/p1' }, response: { json: 'x' } }],
  },
  {
    title: 'operations without operationId, one at the root',
    document: document('3.0.3', {
      '/': { get: { responses: ok(object({ a: text })) } },
      '/a/{b-c}/d.json': {
        get: { parameters: [parameter('b-c', 'path')], responses: ok(object({ d: text })) },
      },
    }),
    types: `export const call = async (client: api.Client): Promise<string> => (await api.getAByBCDJson(client, { 'b-c': 'x' })).d;`,
    calls: [{ operation: 'get', sent: { target: '/' }, response: { json: {} } }],
  },
  {
    title: 'operationIds of other characters',
    document: document('3.0.3', operations(['repos/get-all', 'a.b#c', '2fa', 'größe', 'x y'])),
    calls: [{ operation: 'reposGetAll', sent: { target: '/p0' }, response: { json: 'x' } }],
  },
  {
    title: 'parameters named like words of JavaScript and like options of requests',
    document: document('3.0.3', {
      '/search': {
        get: {
          operationId: 'search',
          parameters: [...reserved, 'body', 'signal', 'headers', 'contentType'].map((name) =>
            parameter(name),
          ),
          responses: ok(text),
        },
      },
    }),
    calls: [
      { operation: 'search', sent: { target: '/search' }, response: { json: 'x' } },
      {
        operation: 'search',
        // biome-ignore lint/suspicious/noThenProperty: a parameter may be called so
        params: { then: 't', query_body: 'b' },
        sent: { target: '/search?then=t&body=b' },
        response: { json: 'x' },
      },
    ],
    knownFailure: 'what an object inherits is taken for a value of a parameter',
  },
  {
    title: 'parameters of one name in all places',
    document: document('3.0.3', {
      '/it/{id}': {
        get: {
          operationId: 'getIt',
          parameters: ['path', 'query', 'header', 'cookie'].map((place) => parameter('id', place)),
          responses: ok(text),
        },
      },
    }),
    calls: [
      {
        operation: 'getIt',
        params: { id: 'p', query_id: 'q', header_id: 'h', cookie_id: 'c' },
        sent: { target: '/it/p?id=q', headers: { id: 'h', cookie: 'id=c' } },
        response: { json: 'x' },
      },
    ],
  },
  {
    title: 'tags of other characters, and two that are one file name',
    document: document('3.0.3', {
      '/a': { get: { operationId: 'a', tags: ['A b'], responses: ok(text) } },
      '/b': { get: { operationId: 'b', tags: ['a-b'], responses: ok(text) } },
      '/c': { get: { operationId: 'c', tags: ['../../x'], responses: ok(text) } },
      '/d': { get: { operationId: 'd', tags: ['日本'], responses: ok(text) } },
    }),
    calls: [{ operation: 'd', sent: { target: '/d' }, response: { json: 'x' } }],
  },
  {
    title: 'paths with quotes, percent signs and other characters',
    document: document('3.0.3', {
      '/it\'s/a%20b/"c"/`d`/ä': { get: { operationId: 'getIt', responses: ok(object({ a: text })) } },
      "/it's/${d}": { get: { responses: ok(object({ b: text })) } },
    }),
    types: `const it: api.GetItResult = { a: 'x' };`,
  },
];
