import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { isTransportError, RequestPacer, TransportError } from '@proj/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  ApiError,
  ApiKeyError,
  ConnectionsClient,
  type ConnectionsClientOptions,
  InvalidParameterError,
  isApiError,
  NotFoundError,
  RateLimitError,
  UnauthorizedError,
} from './index.js';

const secret = 'sk-0123456789abcdef';
const ids = { companyId: 'acme', connectionId: 'conn_1' };

/** Returns the response to a request, by how many were sent before it. */
type Respond = (request: Request, attempt: number) => Response | Promise<Response>;

/** A client whose requests are responded to here, and the requests it has sent. */
function clientOf(respond: Respond, options: ConnectionsClientOptions = {}) {
  const requests: Request[] = [];
  const client = new ConnectionsClient({
    apiKey: secret,
    fetch: async (url, init) => {
      const request = new Request(url, init);
      requests.push(request.clone() as Request);
      return respond(request, requests.length);
    },
    ...options,
  });
  return { client, requests };
}

const envelope = (data: unknown) => Response.json({ message: 'done', data });

async function failure(promise: PromiseLike<unknown>): Promise<TransportError> {
  try {
    await promise;
  } catch (error) {
    if (isTransportError(error)) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

/** The waits between attempts take no time of the clock. */
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 20, toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

describe('methods', () => {
  it.each<[string, string, string, (client: ConnectionsClient) => PromiseLike<unknown>]>([
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
  ])('%s sends %s to %s and returns the payload', async (_, method, path, call) => {
    const { client, requests } = clientOf(() => envelope({ some: 'payload' }));
    expect(await call(client)).toEqual({ some: 'payload' });
    expect(requests[0]?.method).toBe(method);
    expect(requests[0]?.url).toBe(`https://api.spartera.com/companies/acme/connections${path}`);
    expect(requests[0]?.headers.get('x-api-key')).toBe(secret);
  });

  it('create sends the connection, with its company filled in', async () => {
    const { client, requests } = clientOf(() => envelope({ connection_id: 'c' }));
    await client.create({ companyId: 'acme', connection: { engine_id: 3 } });
    expect(await requests[0]?.json()).toEqual({ company_id: 'acme', engine_id: 3 });
  });

  it('give the message and the response to those who ask', async () => {
    const { client } = clientOf(() =>
      Response.json({ message: 'done', data: { connection_id: 'c' } }, { headers: { 'x-request-id': 'r1' } }),
    );
    const { data, message, response } = await client.get(ids).withResponse();
    expect(data).toEqual({ connection_id: 'c' });
    expect(message).toBe('done');
    expect(response.status).toBe(200);
    expect(response.attempts).toBe(1);
    expect(response.headers.get('x-request-id')).toBe('r1');
  });

  it('pass header fields on', async () => {
    const { client, requests } = clientOf(() => envelope({}));
    await client.get({ ...ids, headers: { 'x-trace': 't' } });
    expect(requests[0]?.headers.get('x-trace')).toBe('t');
  });

  it('refuse parameters before sending', async () => {
    const { client, requests } = clientOf(() => envelope({}));
    const error = await failure(client.get({ ...ids, companyId: '../x' }));
    expect(error).toBeInstanceOf(InvalidParameterError);
    expect(error).toMatchObject({ reason: 'request', attempts: 0, mayHaveBeenDone: false });
    expect(requests).toEqual([]);
  });
});

describe('listAll', () => {
  const page = (from: number, count: number) =>
    Array.from({ length: count }, (_, index) => ({ connection_id: `c${from + index}`, at: Math.random() }));

  async function collect(client: ConnectionsClient): Promise<{ found: string[]; error: unknown }> {
    const found: string[] = [];
    try {
      for await (const { connection_id } of client.listAll({ companyId: 'acme', limit: 2 })) {
        found.push(String(connection_id));
      }
    } catch (error) {
      return { found, error };
    }
    return { found, error: undefined };
  }

  it('reads pages until one is not full', async () => {
    const { client, requests } = clientOf((_, attempt) => envelope(page(attempt * 2, attempt < 3 ? 2 : 1)));
    expect(await collect(client)).toEqual({ found: ['c2', 'c3', 'c4', 'c5', 'c6'], error: undefined });
    expect(requests.map(({ url }) => new URL(url).searchParams.get('page'))).toEqual(['1', '2', '3']);
  });

  it('ends at an empty page behind full ones', async () => {
    const { client } = clientOf((_, attempt) => envelope(page(1, attempt === 1 ? 2 : 0)));
    expect(await collect(client)).toEqual({ found: ['c1', 'c2'], error: undefined });
  });

  it('reads a page only when it is needed', async () => {
    const { client, requests } = clientOf(() => envelope(page(1, 2)));
    for await (const _ of client.listAll({ companyId: 'acme', limit: 2 })) break;
    expect(requests).toHaveLength(1);
  });

  it('stops, and says so, when a page comes again: the service does not look at its number', async () => {
    const { client, requests } = clientOf(() => envelope(page(1, 2)));
    const { found, error } = await collect(client);
    expect(found).toEqual(['c1', 'c2']);
    expect(requests).toHaveLength(2);
    expect(error).toMatchObject({ reason: 'response', status: 200 });
    expect(String(error)).toContain('repeats page 1 as page 2');
  });

  it('says so when there is no list', async () => {
    const { client } = clientOf(() => envelope({ connection_id: 'c' }));
    expect(String((await collect(client)).error)).toContain('has no array as "data"');
  });
});

describe('odd responses', () => {
  it.each<[string, unknown, unknown]>([
    [
      'a property of another type',
      { message: 'm', data: [{ connection_id: 7, engine_id: 'three' }] },
      undefined,
    ],
    ['unknown properties', { message: 'm', data: [{ connection_id: 'c', new_thing: { a: 1 } }] }, undefined],
    ['more in the envelope', { message: 'm', data: [], total: 12, next: null }, undefined],
    ['no message', { data: [{ connection_id: 'c' }] }, undefined],
    ['a message that is no text', { message: { de: 'fertig' }, data: [null] }, undefined],
    ['another payload than a list', { message: 'm', data: { items: [] } }, undefined],
  ])('with %s give the data as it came', async (_, body) => {
    const { client } = clientOf(() => Response.json(body));
    expect(await client.list({ companyId: 'acme' })).toEqual((body as { data: unknown }).data);
  });

  it.each<[string, () => Response]>([
    ['no data', () => Response.json({ message: 'done' })],
    ['data that is null', () => Response.json({ message: 'done', data: null })],
    ['an empty body', () => new Response('')],
    ['no body', () => new Response(null, { status: 204 })],
  ])('of writes with %s: a change and a deletion are done', async (_, respond) => {
    const { client } = clientOf(respond);
    const reference = { connection_id: 'conn_1' };
    expect(await client.update({ ...ids, changes: { name: 'n' } })).toEqual(reference);
    expect(await client.delete(ids)).toEqual(reference);
    const created = client.create({ companyId: 'acme', connection: { engine_id: 1 } });
    expect(await failure(created)).toMatchObject({ reason: 'response', mayHaveBeenDone: true });
  });

  it.each<[string, () => Response]>([
    ['no data', () => Response.json({ message: `done ${secret}` })],
    ['a page of a proxy', () => new Response(`<html>done ${secret}</html>`)],
    ['half of the JSON', () => new Response(`{"message":"done ${secret}`)],
    ['a list', () => Response.json([`done ${secret}`])],
  ])('that cannot be read, with %s, are errors with their text and without the key', async (_, respond) => {
    const { client } = clientOf(respond);
    for (const [call, mayHaveBeenDone] of [
      [client.list({ companyId: 'acme' }), false],
      [client.create({ companyId: 'acme', connection: { engine_id: 1 } }), true],
    ] as const) {
      const error = await failure(call);
      expect(error).toMatchObject({ reason: 'response', status: 200, mayHaveBeenDone });
      expect(error.body).toContain('done ***');
    }
  });
});

describe('the API key', () => {
  const keysSentBy = async (options: ConnectionsClientOptions): Promise<(string | null)[]> => {
    const { client, requests } = clientOf(() => envelope({}), { ...options });
    await client.get(ids);
    return requests.map(({ headers }) => headers.get('x-api-key'));
  };

  it('comes from the environment when no option gives it', async () => {
    vi.stubEnv('SPARTERA_API_KEY', 'from-environment\n');
    expect(await keysSentBy({ apiKey: undefined })).toEqual(['from-environment']);
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
    let error: unknown;
    try {
      new ConnectionsClient({ apiKey: `${secret}\nx: y` });
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ name: 'ApiKeyError', reason: 'credentials', problem: 'malformed' });
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it('may have a prefix, as an option or in itself', async () => {
    expect(await keysSentBy({ apiKeyPrefix: 'Bearer' })).toEqual([`Bearer ${secret}`]);
    expect(await keysSentBy({ apiKeyPrefix: 'Bearer', apiKey: async () => secret })).toEqual([
      `Bearer ${secret}`,
    ]);
    expect(await keysSentBy({ apiKey: `Bearer ${secret}` })).toEqual([`Bearer ${secret}`]);
  });

  it.each([{ apiKeyPrefix: 'Bearer' }, { apiKey: `Bearer ${secret}` }])(
    'is masked without its prefix, too: %o',
    async (options) => {
      const { client } = clientOf(() => Response.json({ message: `no ${secret}` }, { status: 403 }), options);
      expect((await failure(client.get(ids))).message).toContain('403 no ***');
    },
  );

  it('of a function is checked like any other', async () => {
    const { client, requests } = clientOf(() => envelope({}), { apiKey: () => 'sk-1\nabc' });
    const error = await failure(client.get(ids));
    expect(error).toMatchObject({ reason: 'credentials' });
    expect(error.message).toContain('line breaks');
    expect(requests).toEqual([]);
  });

  it('of a function is kept until it is refused, and is fetched once for all calls that wait', async () => {
    const fetched: boolean[] = [];
    const { client, requests } = clientOf(
      (request) =>
        request.headers.get('x-api-key') === 'key-1'
          ? Response.json({}, { status: 401 })
          : envelope({ ok: true }),
      {
        apiKey: async ({ refresh }) => {
          fetched.push(refresh);
          return `key-${fetched.length}`;
        },
      },
    );
    const created = client.create({ companyId: 'acme', connection: { engine_id: 1 } });
    const results = await Promise.all([client.get(ids), client.get(ids), created, client.list(ids)]);
    expect(results).toEqual([{ ok: true }, { ok: true }, { ok: true }, { ok: true }]);
    expect(fetched).toEqual([false, true]);
    await client.get(ids);
    expect(fetched).toEqual([false, true]);
    expect(requests).toHaveLength(9);
  });

  it('that is refused again is sent no third time', async () => {
    const { client, requests } = clientOf(() => Response.json({ message: 'no' }, { status: 401 }), {
      apiKey: () => secret,
    });
    expect(await failure(client.get(ids))).toBeInstanceOf(UnauthorizedError);
    expect(requests).toHaveLength(2);
  });

  it('that is constant is not sent again', async () => {
    const { client, requests } = clientOf(() => Response.json({ message: 'no' }, { status: 401 }));
    expect(await failure(client.get(ids))).toBeInstanceOf(UnauthorizedError);
    expect(requests).toHaveLength(1);
  });

  const quoted = [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64')];
  it.each<[string, Respond]>([
    ['a refusal', () => Response.json({ message: quoted.join(' ') }, { status: 401 })],
    [
      'a refusal with the key as a property',
      () => Response.json({ errors: { [secret]: [secret] } }, { status: 400 }),
    ],
    ['a refusal in text', () => new Response(quoted.join(' '), { status: 500 })],
    ['a reason phrase', () => new Response('', { status: 403, statusText: secret })],
    ['a header field', () => new Response('', { status: 403, headers: { 'x-echo': secret } })],
    ['a success that is no JSON', () => new Response(`<p>${quoted.join(' ')}</p>`)],
    [
      'a redirect',
      () => new Response('', { status: 307, headers: { location: `/login/${secret}?key=${secret}` } }),
    ],
    ['a time-out', () => new Promise<Response>(() => {})],
    [
      'a lost connection',
      () => Promise.reject(new TypeError(`cannot send ${secret}`, { cause: { secret } })),
    ],
  ])('is shown neither by the client nor by the error of %s', async (_, respond) => {
    const { client } = clientOf(respond, { timeout: 50, retry: { limit: 0 } });
    const error = await failure(client.get(ids));
    for (const object of [client, error, error.cause, error.body, [...(error.headers ?? [])]]) {
      const shown = `${inspect(object, { depth: 12, showHidden: true, getters: true })} ${JSON.stringify(object)}`;
      for (const written of quoted) expect(shown).not.toContain(written);
    }
  });
});

describe('a failure', () => {
  it.each([408, 425, 429, 500, 502, 503, 504])('%i is repeated for reads', async (status) => {
    const { client, requests } = clientOf((_, attempt) =>
      attempt < 3 ? Response.json({}, { status }) : envelope({ connection_id: 'c' }),
    );
    const { data, response } = await client.get(ids).withResponse();
    expect(data).toEqual({ connection_id: 'c' });
    expect(response.earlier).toMatchObject([
      { reason: 'http', status },
      { reason: 'http', status },
    ]);
    expect(requests).toHaveLength(3);
  });

  it.each([400, 403, 404, 409, 413, 422, 501])('%i is not repeated', async (status) => {
    const { client, requests } = clientOf(() =>
      Response.json({ message: 'no' }, { status, headers: { 'retry-after': '0' } }),
    );
    const error = await failure(client.get(ids));
    expect(isApiError(error)).toBe(true);
    expect(error).toMatchObject({ reason: 'http', status, body: { message: 'no' } });
    expect(requests).toHaveLength(1);
  });

  it.each<[string, (client: ConnectionsClient) => PromiseLike<unknown>]>([
    ['a creation', (client) => client.create({ companyId: 'acme', connection: { engine_id: 1 } })],
    ['a change', (client) => client.update({ ...ids, changes: { name: 'n' } })],
  ])('of %s is never repeated, and tells that it may have been done', async (_, call) => {
    for (const respond of [
      () => Response.json({}, { status: 503 }),
      () => Promise.reject(new TypeError('fetch failed')),
    ]) {
      const { client, requests } = clientOf(respond);
      expect(await failure(call(client))).toMatchObject({ mayHaveBeenDone: true, notRepeated: 'unsafe' });
      expect(requests).toHaveLength(1);
    }
  });

  it('of a deletion that was done, but whose response was lost, tells what happened', async () => {
    let isThere = true;
    const { client } = clientOf(() => {
      if (!isThere) return Response.json({ code: 404, message: 'no such connection' }, { status: 404 });
      isThere = false;
      throw new TypeError('fetch failed');
    });
    const error = await failure(client.delete(ids));
    expect(error).toBeInstanceOf(NotFoundError);
    expect(error).toMatchObject({
      mayHaveBeenDone: true,
      attempts: 2,
      earlier: [{ reason: 'network', mayHaveBeenDone: true }],
    });
  });

  it.each<[string, Record<string, string>, object, number]>([
    ['the header field Retry-After', { 'retry-after': '7' }, {}, 7000],
    ['retry_after of the body', {}, { retry_after: 7 }, 7000],
  ])('waits as long as %s says', async (_, headers, body, expected) => {
    const delays: number[] = [];
    const { client } = clientOf(
      (_request, attempt) => (attempt === 1 ? Response.json(body, { status: 429, headers }) : envelope({})),
      { hooks: { onRetry: ({ delay }) => void delays.push(delay) }, timeout: 1e6 },
    );
    const done = client.get(ids);
    await vi.advanceTimersByTimeAsync(expected);
    await done;
    expect(delays).toEqual([expected]);
  });

  it.each([{ retry_after: 'soon' }, { retry_after: -1 }, { retry_after: null }, 'slow down'])(
    'that says how long to wait by %o is backed off from',
    async (body) => {
      const { client, requests } = clientOf((_, attempt) =>
        attempt === 1
          ? Response.json(body, { status: 429, headers: { 'retry-after': 'soon' } })
          : envelope({ ok: true }),
      );
      expect(await client.get(ids)).toEqual({ ok: true });
      expect(requests).toHaveLength(2);
    },
  );

  it('that asks to wait for longer than is waited is told at once', async () => {
    const { client, requests } = clientOf(() =>
      Response.json({ code: 429, message: 'slow down', retry_after: 86_400 }, { status: 429 }),
    );
    const error = await failure(client.get(ids));
    expect(error).toBeInstanceOf(RateLimitError);
    expect(error).toMatchObject({ retryAfter: 86_400_000, notRepeated: 'retry-after' });
    expect(requests).toHaveLength(1);
  });

  it('ends the call after the repetitions that are allowed', async () => {
    const { client, requests } = clientOf(
      () => Response.json({ message: 'slow down', retry_after: 0 }, { status: 429 }),
      { retry: { limit: 1 } },
    );
    expect(await failure(client.get(ids))).toMatchObject({
      name: 'RateLimitError',
      retryAfter: 0,
      attempts: 2,
    });
    expect(requests).toHaveLength(2);
  });

  it('of another copy of the package is known by its brand', () => {
    class Foreign extends TransportError {}
    Object.defineProperty(Foreign.prototype, Symbol.for('@proj/ApiError'), { value: true });
    const error = new Foreign({ reason: 'http', operation: 'o', message: 'm' });
    expect(error).not.toBeInstanceOf(ApiError);
    expect(isApiError(error)).toBe(true);
    expect(isApiError(new TransportError({ reason: 'http', operation: 'o', message: 'm' }))).toBe(false);
  });
});

describe('an abort', () => {
  const calls: readonly [string, (client: ConnectionsClient, signal: AbortSignal) => PromiseLike<unknown>][] =
    [
      ['get', (client, signal) => client.get({ ...ids, signal })],
      ['update', (client, signal) => client.update({ ...ids, signal, changes: { name: 'n' } })],
      [
        'create',
        (client, signal) => client.create({ companyId: 'acme', signal, connection: { engine_id: 1 } }),
      ],
    ];

  it.each(calls)('before %s settles it at once, without sending', async (_, call) => {
    const { client, requests } = clientOf(() => envelope({}));
    const cause = new Error('enough');
    expect(await failure(call(client, AbortSignal.abort(cause)))).toMatchObject({
      reason: 'aborted',
      cause,
      mayHaveBeenDone: false,
    });
    expect(requests).toEqual([]);
  });

  it.each(calls)('while the API key is fetched settles %s at once', async (_, call) => {
    const { client, requests } = clientOf(() => envelope({}), {
      apiKey: () => new Promise<string>(() => {}),
    });
    const controller = new AbortController();
    const called = call(client, controller.signal);
    await Promise.resolve();
    controller.abort();
    expect(await failure(called)).toMatchObject({ reason: 'aborted', mayHaveBeenDone: false });
    expect(requests).toEqual([]);
  });

  it.each(calls)('settles %s although the fetch does not listen', async (_, call) => {
    const controller = new AbortController();
    const { client } = clientOf(() => {
      controller.abort();
      return new Promise<Response>(() => {});
    });
    expect(await failure(call(client, controller.signal))).toMatchObject({ reason: 'aborted' });
  });

  it('between two attempts ends the wait', async () => {
    const controller = new AbortController();
    const { client } = clientOf(() => Response.json({ retry_after: 50 }, { status: 429 }), {
      hooks: { onRetry: () => setTimeout(() => controller.abort(), 1) as unknown as undefined },
    });
    expect(await failure(client.get({ ...ids, signal: controller.signal }))).toMatchObject({
      reason: 'aborted',
    });
  });
});

describe('limits', () => {
  it('of an attempt hold for a fetch that never ends, with the cause', async () => {
    const { client } = clientOf(() => new Promise<Response>(() => {}), {
      timeout: 1000,
      retry: { limit: 0 },
    });
    const created = failure(client.create({ companyId: 'acme', connection: { engine_id: 1 } }));
    await vi.advanceTimersByTimeAsync(1000);
    const error = await created;
    expect(error).toMatchObject({ reason: 'timeout', mayHaveBeenDone: true });
    expect(error.cause).toMatchObject({ name: 'TimeoutError' });
  });

  it('of the whole call hold for all attempts and waits', async () => {
    const { client } = clientOf(() => Response.json({}, { status: 503 }), {
      deadline: 2000,
      retry: { limit: 100, baseDelay: 1500, random: () => 0.999 },
    });
    const called = failure(client.get(ids));
    await vi.advanceTimersByTimeAsync(2000);
    expect(await called).toMatchObject({ notRepeated: 'deadline', attempts: 2 });
  });

  it('of bytes hold while the body is read', async () => {
    const { client } = clientOf(() => envelope('x'.repeat(10_000)), { maxResponseBytes: 1000 });
    expect(await failure(client.get(ids))).toMatchObject({ reason: 'response', status: 200 });
  });

  it.each(['timeout', 'deadline', 'maxResponseBytes'] as const)('"%s" is a positive number', (name) => {
    expect(() => new ConnectionsClient({ apiKey: secret, [name]: 0 })).toThrow(RangeError);
  });

  it('of the pacer hold for all calls', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance', 'Date'] });
    const { client, requests } = clientOf(() => envelope({}), { pacer: new RequestPacer({ perMinute: 1 }) });
    await client.get(ids);
    const second = client.get(ids);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(60_000);
    await second;
    expect(requests).toHaveLength(2);
  });
});

it('hooks see each attempt, under the name of the operation', async () => {
  const events: string[] = [];
  const { client } = clientOf(
    (_, attempt) => (attempt === 1 ? Response.json({}, { status: 503 }) : envelope({})),
    {
      userAgent: 'tests/1.0',
      hooks: {
        onRequest: ({ attempt }) => void events.push(`request ${attempt}`),
        onResponse: ({ status }) => void events.push(`response ${status}`),
        onRetry: ({ error }) => void events.push(`retry after ${error.reason}`),
        onSettled: ({ operation, status }) => void events.push(`${operation}: ${status}`),
      },
    },
  );
  await client.get(ids);
  expect(events).toEqual([
    'request 1',
    'response 503',
    'retry after http',
    'request 2',
    'response 200',
    'GET /companies/{company_id}/connections/{connection_id}: 200',
  ]);
});

describe('over a real connection', () => {
  let server: Server | undefined;
  beforeEach(() => {
    vi.useRealTimers();
  });
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
    const client = new ConnectionsClient({ apiKey: secret, baseUrl, timeout: 100, retry: { limit: 0 } });
    expect(await failure(client.get(ids))).toMatchObject({ reason: 'timeout', status: 200 });
  });

  it('a redirect is an error, and the key goes nowhere else', async () => {
    const keys: unknown[] = [];
    const baseUrl = await serve((request, response) => {
      keys.push(request.headers['x-api-key']);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const client = new ConnectionsClient({ apiKey: secret, baseUrl });
    expect(await failure(client.get(ids))).toMatchObject({
      reason: 'redirect',
      status: 302,
      location: `${baseUrl}/elsewhere`,
    });
    expect(keys).toEqual([secret]);
  });

  it('a service that is not there is a network error, and nothing was done', async () => {
    const baseUrl = await serve(() => {});
    await new Promise((resolve) => server?.close(resolve));
    const client = new ConnectionsClient({ apiKey: secret, baseUrl, retry: { limit: 0 } });
    const error = await failure(client.delete(ids));
    expect(error).toMatchObject({ reason: 'network', mayHaveBeenDone: false });
    expect(error.message).toContain('ECONNREFUSED');
  });
});
