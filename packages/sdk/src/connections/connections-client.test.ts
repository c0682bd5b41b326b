import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  ApiError,
  ApiKeyError,
  ConnectionsClient,
  ConnectionsResponseError,
  ConnectionsTimeoutError,
  InvalidParameterError,
  RateLimitError,
  UnauthorizedError,
} from './index.js';

const secret = 'sk-0123456789abcdef';
const ids = { companyId: 'acme', connectionId: 'conn_1' };

type Answer = (request: Request, attempt: number) => Response | Promise<Response>;

/** A client whose requests are answered here, and the requests it has sent. */
function clientAnswering(answer: Answer, options: { retry?: number; timeout?: number } = {}) {
  const requests: Request[] = [];
  const client = new ConnectionsClient({
    apiKey: secret,
    fetch: async (request) => {
      requests.push(request.clone() as Request);
      return answer(request, requests.length);
    },
    ...options,
  });
  return { client, requests };
}

const envelope = (data: unknown) => Response.json({ message: 'done', data });

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('The call succeeded.');
    },
    (error: unknown) => error,
  );
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('methods', () => {
  it.each<[string, string, string, (client: ConnectionsClient) => Promise<unknown>]>([
    ['get', 'GET', '/conn_1', (client) => client.get(ids)],
    ['update', 'PATCH', '/conn_1', (client) => client.update({ ...ids, changes: { name: 'n' } })],
    ['delete', 'DELETE', '/conn_1', (client) => client.delete(ids)],
    ['test', 'GET', '/conn_1/test', (client) => client.test(ids)],
    ['infoschema', 'GET', '/conn_1/infoschema', (client) => client.infoschema(ids)],
    ['describe', 'GET', '/conn_1/describe', (client) => client.describe(ids)],
    [
      'sampleData',
      'GET',
      '/conn_1/sample-data?schema_name=s&table_name=t&limit=5',
      (client) => client.sampleData({ ...ids, schemaName: 's', tableName: 't', limit: 5 }),
    ],
    [
      'list',
      'GET',
      '?page=2&limit=3&sort_by=name&sort_order=asc&search=x',
      (client) =>
        client.list({ companyId: 'acme', page: 2, limit: 3, sortBy: 'name', sortOrder: 'asc', search: 'x' }),
    ],
  ])('%s sends %s to %s and answers the payload', async (_, method, path, call) => {
    const { client, requests } = clientAnswering(() => envelope({ some: 'payload' }));
    expect(await call(client)).toEqual({ some: 'payload' });
    expect(requests[0]?.method).toBe(method);
    expect(requests[0]?.url).toBe(`https://api.spartera.com/companies/acme/connections${path}`);
    expect(requests[0]?.headers.get('x-api-key')).toBe(secret);
  });

  it('create sends the connection, with its company filled in', async () => {
    const { client, requests } = clientAnswering(() => envelope({ connection_id: 'c' }));
    await client.create({ companyId: 'acme', connection: { engine_id: 3 } });
    expect(await requests[0]?.json()).toEqual({ company_id: 'acme', engine_id: 3 });
  });

  it('withMessage answers the message too', async () => {
    const { client } = clientAnswering(() => envelope({ connection_id: 'c' }));
    expect(await client.withMessage.get(ids)).toEqual({ message: 'done', data: { connection_id: 'c' } });
  });

  it('pass header fields and the signal on', async () => {
    const { client, requests } = clientAnswering(() => envelope({}));
    await client.get({ ...ids, headers: { 'x-trace': 't' } });
    expect(requests[0]?.headers.get('x-trace')).toBe('t');
    const signal = AbortSignal.abort(new Error('enough'));
    expect(await failure(client.get({ ...ids, signal }))).toMatchObject({ message: 'enough' });
  });

  it('refuse parameters before sending', async () => {
    const { client, requests } = clientAnswering(() => envelope({}));
    expect(await failure(client.get({ ...ids, companyId: '../x' }))).toBeInstanceOf(InvalidParameterError);
    expect(requests).toEqual([]);
  });
});

describe('listAll', () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ connection_id: `c${from + index}` }));

  it('reads pages until one is not full', async () => {
    const { client, requests } = clientAnswering((_, attempt) =>
      envelope(page(attempt * 2, attempt < 3 ? 2 : 1)),
    );
    const found: unknown[] = [];
    for await (const { connection_id } of client.listAll({ companyId: 'acme', limit: 2 }))
      found.push(connection_id);
    expect(found).toEqual(['c2', 'c3', 'c4', 'c5', 'c6']);
    expect(requests.map(({ url }) => new URL(url).searchParams.get('page'))).toEqual(['1', '2', '3']);
  });

  it('reads a page only when it is needed', async () => {
    const { client, requests } = clientAnswering(() => envelope(page(1, 2)));
    for await (const _ of client.listAll({ companyId: 'acme', limit: 2 })) break;
    expect(requests).toHaveLength(1);
  });

  it('ends when the service repeats a full page', async () => {
    const { client, requests } = clientAnswering(() => envelope(page(1, 2)));
    const found = [];
    for await (const connection of client.listAll({ companyId: 'acme', limit: 2 })) found.push(connection);
    expect(found).toHaveLength(2);
    expect(requests).toHaveLength(2);
  });
});

describe('the API key', () => {
  it('comes from the environment when no option gives it', async () => {
    vi.stubEnv('SPARTERA_API_KEY', 'from-environment\n');
    const keys: (string | null)[] = [];
    const client = new ConnectionsClient({
      fetch: async (request) => {
        keys.push(request.headers.get('x-api-key'));
        return envelope({});
      },
    });
    await client.get(ids);
    expect(keys).toEqual(['from-environment']);
  });

  it('is needed', () => {
    vi.stubEnv('SPARTERA_API_KEY', '');
    expect(() => new ConnectionsClient()).toThrow(ApiKeyError);
    expect(() => new ConnectionsClient()).toThrow(/SPARTERA_API_KEY/);
  });

  it('is looked for without failing where there is no process', () => {
    vi.stubGlobal('process', undefined);
    expect(() => new ConnectionsClient()).toThrow(ApiKeyError);
  });

  it('is refused, without showing it, when it cannot be sent', () => {
    const error = (() => {
      try {
        return new ConnectionsClient({ apiKey: `${secret}\nx: y` });
      } catch (caught) {
        return caught;
      }
    })();
    expect(error).toMatchObject({ name: 'ApiKeyError', reason: 'malformed' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it('is shown neither by the client nor by the errors of a service, a timeout and a lost connection', async () => {
    const shown: unknown[] = [];
    const refused = clientAnswering(() => Response.json({ message: 'no' }, { status: 401 }));
    shown.push(refused.client, JSON.stringify(refused.client), await failure(refused.client.get(ids)));
    const slow = clientAnswering(() => new Promise<Response>(() => undefined), { timeout: 20 });
    shown.push(await failure(slow.client.get(ids)));
    const lost = clientAnswering(() => Promise.reject(new TypeError('fetch failed')), { retry: 0 });
    shown.push(await failure(lost.client.get(ids)));
    expect(shown[2]).toBeInstanceOf(UnauthorizedError);
    expect(shown[3]).toBeInstanceOf(ConnectionsTimeoutError);
    expect(shown[4]).toBeInstanceOf(TypeError);
    for (const object of shown) {
      expect(inspect(object, { depth: 12, showHidden: true })).not.toContain(secret);
    }
  });
});

describe('retries', () => {
  it('repeat a GET after a server failure', async () => {
    const { client, requests } = clientAnswering((_, attempt) =>
      attempt < 2 ? Response.json({}, { status: 503 }) : envelope({ connection_id: 'c' }),
    );
    expect(await client.get(ids)).toEqual({ connection_id: 'c' });
    expect(requests).toHaveLength(2);
  });

  it('never repeat a POST', async () => {
    const { client, requests } = clientAnswering(() => Response.json({}, { status: 503 }));
    const error = await failure(client.create({ companyId: 'acme', connection: { engine_id: 1 } }));
    expect((error as ApiError).status).toBe(503);
    expect(requests).toHaveLength(1);
  });

  it.each([
    ['the header field Retry-After', Response.json({}, { status: 429, headers: { 'retry-after': '1' } })],
    ['retry_after of the body', Response.json({ retry_after: 1 }, { status: 429 })],
  ])('wait as long as %s says', async (_, limited) => {
    const times: number[] = [];
    const { client } = clientAnswering((_request, attempt) => {
      times.push(performance.now());
      return attempt === 1 ? limited : envelope({});
    });
    await client.get(ids);
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(990);
  });

  it('end with the error of the last attempt', async () => {
    const { client, requests } = clientAnswering(
      () => Response.json({ message: 'slow down', retry_after: 0 }, { status: 429 }),
      { retry: 1 },
    );
    const error = await failure(client.get(ids));
    expect(error).toBeInstanceOf(RateLimitError);
    expect((error as RateLimitError).retryAfter).toBe(0);
    expect(requests).toHaveLength(2);
  });
});

describe('over a real connection', () => {
  let server: Server | undefined;
  afterEach(() => server?.closeAllConnections());

  async function serve(listener: Parameters<typeof createServer>[1]): Promise<string> {
    const started = createServer(listener as never);
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    started.unref();
    return `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
  }

  it('the timeout covers a body that does not end', async () => {
    const baseUrl = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.write('{"message":');
    });
    const client = new ConnectionsClient({ apiKey: secret, baseUrl, timeout: 100 });
    expect(await failure(client.get(ids))).toBeInstanceOf(ConnectionsTimeoutError);
  });

  it('a redirect is an error, and the key goes nowhere else', async () => {
    const keys: unknown[] = [];
    const baseUrl = await serve((request, response) => {
      keys.push(request.headers['x-api-key']);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const client = new ConnectionsClient({ apiKey: secret, baseUrl });
    const error = await failure(client.get(ids));
    expect(error).toBeInstanceOf(ApiError);
    expect((error as ApiError).status).toBe(302);
    expect(keys).toEqual([secret]);
  });

  it('a service that is not there is a network error', async () => {
    const client = new ConnectionsClient({ apiKey: secret, baseUrl: 'http://127.0.0.1:1', retry: 0 });
    expect(await failure(client.get(ids))).toBeInstanceOf(TypeError);
  });
});

describe('a fetch', () => {
  it('that fails before it reads the body is a rejection', async () => {
    const { client } = clientAnswering(() => Promise.reject(new TypeError('fetch failed')), { retry: 0 });
    const created = client.create({ companyId: 'acme', connection: { engine_id: 1 } });
    expect(await failure(created)).toBeInstanceOf(TypeError);
  });

  it('that never ends runs into the timeout', async () => {
    const endless = { retry: 0, timeout: 50, fetch: () => new Promise<Response>(() => undefined) };
    const client = new ConnectionsClient({ apiKey: secret, ...endless });
    const created = client.create({ companyId: 'acme', connection: { engine_id: 1 } });
    expect(await failure(created)).toBeInstanceOf(ConnectionsTimeoutError);
  });
});

describe('the API key', () => {
  it.each([400, 401, 422, 500])('is not in the error when a %i quotes it', async (status) => {
    const { client } = clientAnswering(() => Response.json({ message: `bad key ${secret}` }, { status }), {
      retry: 0,
    });
    const error = await failure(client.get(ids));
    expect(error).toBeInstanceOf(ApiError);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
    expect(String(error)).toContain('bad key ***');
  });

  it('is not in the error of a fetch that quotes it', async () => {
    const { client } = clientAnswering(
      (request) => Promise.reject(new Error(`cannot send ${request.headers.get('x-api-key')}`)),
      { retry: 0 },
    );
    expect(inspect(await failure(client.get(ids)), { depth: 9 })).not.toContain(secret);
  });

  it('from a function is checked like any other', async () => {
    const client = new ConnectionsClient({ apiKey: () => 'sk-1\nabc' });
    expect(await failure(client.get(ids))).toBeInstanceOf(ApiKeyError);
  });
});

it('a success without data is an error', async () => {
  const { client } = clientAnswering(() => Response.json({ message: 'done' }));
  expect(await failure(client.list({ companyId: 'acme' }))).toBeInstanceOf(ConnectionsResponseError);
});
