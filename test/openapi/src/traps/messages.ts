import { document, integer, json, object, ok, search, type Trap, text } from './trap.js';

const list = { type: 'array', items: text };
const found = { json: {} };

function post(content: object, others: object = {}): Readonly<Record<string, unknown>> {
  return {
    '/it': {
      post: {
        operationId: 'postIt',
        requestBody: { required: true, content },
        responses: { 204: { description: 'Done.' } },
        ...others,
      },
    },
  };
}

function get(responses: object): Readonly<Record<string, unknown>> {
  return { '/it': { get: { operationId: 'getIt', responses } } };
}

/** Parameters, bodies, responses and credentials: what goes over the wire. */
export const messages: readonly Trap[] = [
  {
    title: 'a list as deepObject',
    document: document('3.0.3', search({ expand: { style: 'deepObject', explode: true, schema: list } })),
    calls: [
      {
        operation: 'search',
        params: { expand: ['a'] },
        sent: { target: '/search?expand[0]=a' },
        response: found,
      },
    ],
    knownFailure: 'the runtime repeats the name, which services that use deepObject do not read',
  },
  {
    title: 'an object as deepObject, with an object in it',
    document: document(
      '3.0.3',
      search({ at: { style: 'deepObject', explode: true, schema: { type: 'object' } } }),
    ),
    calls: [
      {
        operation: 'search',
        params: { at: { gte: 1, in: { x: 'y z' } } },
        sent: { target: '/search?at[gte]=1&at[in][x]=y%20z' },
        response: found,
      },
    ],
  },
  {
    title: 'a parameter that is a list or one text, and its neighbour',
    document: document(
      '3.0.3',
      search({ a: { explode: false, schema: { anyOf: [text, list] } }, b: { schema: list } }),
    ),
    calls: [
      {
        operation: 'search',
        params: { a: ['x', 'y'], b: ['z', 'w'] },
        sent: { target: '/search?a=x,y&b=z&b=w' },
        response: found,
      },
      { operation: 'search', params: { a: 'x' }, sent: { target: '/search?a=x' }, response: found },
    ],
  },
  {
    title: 'parameters that are empty, false, zero or left out',
    document: document(
      '3.0.3',
      search({
        a: { schema: text },
        b: { schema: { type: 'boolean' } },
        c: { schema: integer },
        d: { schema: text },
      }),
    ),
    calls: [
      {
        operation: 'search',
        params: { a: '', b: false, c: 0, d: undefined },
        sent: { target: '/search?a=&b=false&c=0' },
        response: found,
      },
    ],
  },
  {
    title: 'names and values of parameters that have to be encoded',
    document: document('3.0.3', search({ 'a b&c': { schema: text } })),
    calls: [
      {
        operation: 'search',
        params: { 'a b&c': 'd e&f=g#h+ä' },
        sent: { target: '/search?a%20b%26c=d%20e%26f%3Dg%23h%2B%C3%A4' },
        response: found,
      },
    ],
  },
  {
    title: 'a parameter of a path that is in its operations, too',
    document: document('3.0.3', {
      '/it/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        get: {
          operationId: 'getIt',
          parameters: [{ name: 'id', in: 'path', required: true, schema: integer }],
          responses: ok(text),
        },
      },
    }),
    types: `const params: api.GetItParams = { id: 1 };\n// @ts-expect-error the operation's own parameter wins\nconst other: api.GetItParams = { id: 'x' };`,
    calls: [{ operation: 'getIt', params: { id: 7 }, sent: { target: '/it/7' }, response: { json: 'x' } }],
  },
  {
    title: 'parameters that nobody may set',
    document: document('3.0.3', {
      '/it': {
        get: {
          operationId: 'getIt',
          parameters: ['Accept', 'Content-Type', 'Authorization'].map((name) => ({
            name,
            in: 'header',
            required: true,
            schema: text,
          })),
          responses: ok(text),
        },
      },
    }),
    types: `const params: api.GetItParams = {};`,
  },
  {
    title: 'a path parameter that the document does not declare',
    document: document('3.0.3', {
      '/certs/{cert_id}': { get: { operationId: 'getIt', responses: ok(text) } },
    }),
    types: `const params: api.GetItParams = { cert_id: 'x' };`,
    calls: [
      { operation: 'getIt', params: { cert_id: 'x' }, sent: { target: '/certs/x' }, response: { json: 'x' } },
    ],
  },
  {
    title: 'a body of JSON with a charset, and one of a vendor',
    document: document(
      '3.0.3',
      post({ 'application/vnd.it+json; charset=utf-8': { schema: object({ a: text }) } }),
    ),
    calls: [
      {
        operation: 'postIt',
        params: { body: { a: 'ä' } },
        sent: { headers: { 'content-type': 'application/vnd.it+json; charset=utf-8' }, body: '{"a":"ä"}' },
      },
    ],
  },
  {
    title: 'a body that may be null, and ones that are false or empty',
    document: document('3.1.0', post(json({ type: ['object', 'boolean', 'string', 'null'] }))),
    calls: [
      { operation: 'postIt', params: { body: null }, sent: { body: 'null' } },
      { operation: 'postIt', params: { body: false }, sent: { body: 'false' } },
      { operation: 'postIt', params: { body: '' }, sent: { body: '""' } },
    ],
  },
  {
    title: 'a form with a list',
    document: document(
      '3.0.3',
      post({ 'application/x-www-form-urlencoded': { schema: object({ a: text, 'b?': list }) } }),
    ),
    calls: [
      { operation: 'postIt', params: { body: { a: 'x y', b: ['1', '2'] } }, sent: { body: 'a=x+y&b=1&b=2' } },
    ],
  },
  {
    title: 'a body of text, and one of bytes',
    document: document(
      '3.0.3',
      post({
        'text/plain': { schema: text },
        'application/octet-stream': { schema: { ...text, format: 'binary' } },
      }),
    ),
    calls: [
      {
        operation: 'postIt',
        params: { body: 'hello' },
        sent: { headers: { 'content-type': 'text/plain' }, body: 'hello' },
      },
      {
        operation: 'postIt',
        params: { body: new Uint8Array([104, 105]), contentType: 'application/octet-stream' },
        sent: { body: 'hi' },
      },
    ],
  },
  {
    title: 'GET with a body',
    document: document('3.0.3', {
      '/it': {
        get: {
          operationId: 'getIt',
          requestBody: { required: true, content: json(object({ a: text })) },
          responses: ok(text),
        },
      },
    }),
    calls: [
      {
        operation: 'getIt',
        params: { body: { a: 'x' } },
        sent: { target: '/it', body: '{"a":"x"}' },
        response: { json: 'x' },
      },
    ],
    knownFailure: 'fetch refuses it, at every call',
  },
  {
    title: 'success with and without a body',
    document: document('3.0.3', get({ ...ok(object({ a: text })), 204: { description: 'Nothing.' } })),
    types: `declare const it: api.GetItResult;\nconst a: string | undefined = it?.a;`,
    calls: [
      { operation: 'getIt', response: { json: { a: 'x' } }, result: { a: 'x' } },
      { operation: 'getIt', response: { status: 204 }, result: undefined },
    ],
  },
  {
    title: 'a default response as the only one',
    document: document('3.0.3', get({ default: { description: 'It.', content: json(object({ a: text })) } })),
    types: `const it: api.GetItResult = { a: 'x' };`,
    calls: [{ operation: 'getIt', response: { json: { a: 'x' } }, result: { a: 'x' } }],
  },
  {
    title: 'a range of statuses as the success',
    document: document('3.0.3', get({ '2XX': { description: 'It.', content: json(object({ a: text })) } })),
    types: `const it: api.GetItResult = { a: 'x' };`,
    calls: [{ operation: 'getIt', response: { status: 206, json: { a: 'x' } }, result: { a: 'x' } }],
  },
  {
    title: 'text beside JSON',
    document: document(
      '3.0.3',
      get({
        200: {
          description: 'It.',
          content: { 'text/plain': { schema: text }, ...json(object({ a: text })) },
        },
      }),
    ),
    types: `const it: api.GetItResult = { a: 'x' };`,
    calls: [
      {
        operation: 'getIt',
        sent: { headers: { accept: 'application/json' } },
        response: { json: { a: 'x' } },
        result: { a: 'x' },
      },
    ],
  },
  {
    title: 'a failure with a body of JSON, and one that the document does not know',
    document: document(
      '3.0.3',
      get({ ...ok(text), 404: { description: 'Gone.', content: json(object({ code: integer })) } }),
    ),
    calls: [
      {
        operation: 'getIt',
        response: { status: 404, json: { code: 1 } },
        error: { name: 'NotFoundError', status: 404, body: { code: 1 } },
      },
      { operation: 'getIt', response: { status: 418, json: {} }, error: { name: 'ApiError', status: 418 } },
    ],
  },
  {
    title: 'an operation without responses, and a document without paths',
    document: document('3.0.3', { '/it': { get: { operationId: 'getIt' } } }),
    calls: [{ operation: 'getIt', response: { status: 200 }, result: undefined }],
    warnings: ['struct'],
  },
  {
    title: 'a document of components alone',
    document: document('3.1.0', {}, { A: object({ a: text }) }),
    types: `const a: api.A = { a: 'x' };`,
  },
  {
    title: 'a user name that is not ASCII',
    document: document(
      '3.0.3',
      get(ok(text)),
      {},
      {
        components: { securitySchemes: { Basic: { type: 'http', scheme: 'basic' } } },
        security: [{ Basic: [] }],
      },
    ),
    calls: [
      {
        operation: 'getIt',
        credentials: { Basic: 'jürgen:päss' },
        sent: { headers: { authorization: `Basic ${Buffer.from('jürgen:päss').toString('base64')}` } },
        response: { json: 'x' },
      },
    ],
  },
  {
    title: 'two keys in cookies',
    document: document(
      '3.0.3',
      get(ok(text)),
      {},
      {
        components: {
          securitySchemes: {
            A: { type: 'apiKey', in: 'cookie', name: 'a' },
            B: { type: 'apiKey', in: 'cookie', name: 'b' },
          },
        },
        security: [{ A: [], B: [] }],
      },
    ),
    calls: [
      {
        operation: 'getIt',
        credentials: { A: '1', B: '2' },
        sent: { headers: { cookie: 'a=1; b=2' } },
        response: { json: 'x' },
      },
    ],
  },
  {
    title: 'security that is optional, and a scheme that is not there',
    document: document('3.0.3', get(ok(text)), {}, { security: [{ Missing: [] }, {}] }),
    calls: [{ operation: 'getIt', sent: { headers: { authorization: undefined } }, response: { json: 'x' } }],
  },
  {
    title: 'a webhook with the operationId of a path',
    document: document(
      '3.1.0',
      get(ok(object({ a: text }))),
      {},
      {
        webhooks: {
          it: {
            post: {
              operationId: 'getIt',
              requestBody: { content: json(object({ b: text })) },
              responses: { 200: { description: 'Fine.' } },
            },
          },
        },
      },
    ),
    types: `const it: api.GetItResult = { a: 'x' };`,
  },
  {
    title: 'Swagger 2.0',
    document: { swagger: '2.0', info: { title: 'Old', version: '1' }, paths: {} },
    refused: 'openapi-version',
  },
  {
    title: 'a version that does not exist yet',
    document: { openapi: '4.0.0', info: { title: 'New', version: '1' }, paths: {} },
    refused: 'openapi-version',
  },
];
