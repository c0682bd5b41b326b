import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  ApiError,
  BadRequestError,
  createClient,
  createConnection,
  describeConnection,
  getConnection,
  getConnectionSampleData,
  InvalidParameterError,
  listConnections,
  NotFoundError,
  RateLimitError,
  servers,
} from './index.js';

const secret = 'sk-0123456789abcdef';
const ids = { company_id: 'acme', connection_id: 'conn_1' };

/** A client whose requests are answered here, and the requests it has sent. */
function clientAnswering(status: number, body: unknown, headers: Record<string, string> = {}) {
  const requests: Request[] = [];
  const client = createClient({
    credentials: { ApiKeyAuth: secret },
    fetch: async (url, init) => {
      requests.push(new Request(url, init));
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      return new Response(text, { status, headers: { 'content-type': 'application/json', ...headers } });
    },
  });
  return { client, requests };
}

async function failure(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('The call succeeded.');
    },
    (error: unknown) => error,
  );
}

describe('requests', () => {
  it('carry path, query, key and the media types that are read', async () => {
    const { client, requests } = clientAnswering(200, { message: 'ok', data: [] });
    await listConnections(client, {
      company_id: 'acme',
      page: 2,
      limit: 5,
      search: 'a b&c',
      sort_order: 'asc',
    });
    const [request] = requests;
    expect(request?.url).toBe(
      'https://api.spartera.com/companies/acme/connections?page=2&limit=5&sort_order=asc&search=a%20b%26c',
    );
    expect(request?.method).toBe('GET');
    expect(request?.headers.get('x-api-key')).toBe(secret);
    expect(request?.headers.get('accept')).toBe('application/json');
  });

  it('send a body as JSON', async () => {
    const { client, requests } = clientAnswering(200, { message: 'ok', data: { connection_id: 'c' } });
    const created = await createConnection(client, {
      company_id: 'acme',
      body: { company_id: 'acme', engine_id: 3 },
    });
    expect(await requests[0]?.json()).toEqual({ company_id: 'acme', engine_id: 3 });
    expect(requests[0]?.headers.get('content-type')).toBe('application/json');
    expect(created.data.connection_id).toBe('c');
  });

  it('go to the chosen server', async () => {
    const urls: string[] = [];
    const client = createClient({
      baseUrl: servers.staging,
      fetch: async (url) => {
        urls.push(url);
        return Response.json({ message: 'ok', data: {} });
      },
    });
    await describeConnection(client, ids);
    expect(urls).toEqual(['https://stage.api.spartera.com/companies/acme/connections/conn_1/describe']);
  });

  it('can be aborted', async () => {
    const cause = new Error('enough');
    const signal = AbortSignal.abort(cause);
    const aborted = getConnection(createClient(), { ...ids, signal });
    expect(await failure(aborted)).toMatchObject({ reason: 'aborted', cause });
  });

  it('show the response to whoever asks', async () => {
    const { client } = clientAnswering(200, { message: 'ok', data: {} }, { 'x-request-id': 'r1' });
    const { data, response } = await getConnection(client, ids).withResponse();
    expect(data).toEqual({ message: 'ok', data: {} });
    expect(response.status).toBe(200);
    expect(response.headers.get('x-request-id')).toBe('r1');
  });
});

describe('parameters', () => {
  it.each([
    [
      'an identifier with a slash',
      { company_id: 'a/b' },
      'path parameter "company_id" must match ^[a-zA-Z0-9_-]+$',
    ],
    ['a dot segment', { company_id: '..' }, 'must be given, and not as dots'],
    ['a long identifier', { company_id: 'a'.repeat(256) }, 'must be from 1 to 255 characters long'],
    ['page 0', { company_id: 'a', page: 0 }, 'query parameter "page" must be from 1 to Infinity'],
    ['limit 101', { company_id: 'a', limit: 101 }, 'query parameter "limit" must be from 1 to 100'],
    ['NaN', { company_id: 'a', limit: Number.NaN }, 'query parameter "limit" must be from 1 to 100'],
    ['an empty search', { company_id: 'a', search: '' }, 'query parameter "search" must be from 1 to 255'],
  ])('refuse %s before sending', async (_, params, message) => {
    const { client, requests } = clientAnswering(200, {});
    const error = await failure(listConnections(client, params));
    expect(error).toBeInstanceOf(InvalidParameterError);
    expect(String(error)).toContain(message);
    expect(requests).toEqual([]);
  });

  it('report every broken rule at once, without the values', async () => {
    const { client } = clientAnswering(200, {});
    const error = await failure(
      getConnectionSampleData(client, {
        company_id: 'very secret/',
        connection_id: 'c',
        schema_name: '',
        table_name: 't',
        limit: 10_001,
      }),
    );
    expect((error as InvalidParameterError).issues.map(({ name }) => name)).toEqual([
      'company_id',
      'schema_name',
      'limit',
    ]);
    expect(inspect(error)).not.toContain('very secret');
  });
});

describe('failures', () => {
  it('have the class of their status and a typed body', async () => {
    const { client } = clientAnswering(400, { code: 400, message: 'bad', errors: { engine_id: ['no'] } });
    const error = await failure(getConnection(client, ids));
    expect(error).toBeInstanceOf(BadRequestError);
    const { body, status, message, name } = error as BadRequestError;
    expect(body?.errors?.engine_id).toEqual(['no']);
    expect({ status, message, name }).toEqual({
      status: 400,
      message: 'GET /companies/{company_id}/connections/{connection_id}: 400 bad',
      name: 'BadRequestError',
    });
  });

  it('keep the text of a body that is not JSON', async () => {
    const { client } = clientAnswering(404, '<html>', { 'content-type': 'text/html' });
    const error = await failure(getConnection(client, ids));
    expect(error).toBeInstanceOf(NotFoundError);
    expect((error as NotFoundError).text).toBe('<html>');
    expect((error as NotFoundError).body).toBeUndefined();
  });

  it.each([418, 503])('of status %i, which has no class, are an ApiError', async (status) => {
    const { client } = clientAnswering(status, {});
    const error = await failure(getConnection(client, ids));
    expect((error as ApiError).constructor).toBe(ApiError);
    expect((error as ApiError).status).toBe(status);
  });

  it('include a success that is not JSON', async () => {
    const { client } = clientAnswering(200, '<html>captive portal</html>');
    const error = await failure(getConnection(client, ids));
    expect(error).toMatchObject({ reason: 'response', status: 200, body: '<html>captive portal</html>' });
    expect(String(error)).toContain('200, but the response is not JSON');
  });

  it.each([
    ['seconds in the header field', { 'retry-after': '7' }, {}, 7000],
    ['a date that is past', { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, {}, undefined],
    ['seconds in the body', {}, { retry_after: 3 }, 3000],
    ['garbage', { 'retry-after': 'soon' }, { retry_after: 'soon' }, undefined],
    ['nothing', {}, {}, undefined],
  ])('of status 429 say how long to wait: %s', async (_, headers, body, expected) => {
    const { client } = clientAnswering(429, body, headers as Record<string, string>);
    const error = await failure(getConnection(client, ids));
    expect(error).toBeInstanceOf(RateLimitError);
    expect((error as RateLimitError).retryAfter).toBe(expected);
  });
});

describe('the API key', () => {
  it('is not shown by the client', () => {
    const { client } = clientAnswering(200, {});
    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain(secret);
    expect(JSON.stringify(client)).not.toContain(secret);
  });

  it('is not shown by an error', async () => {
    const { client } = clientAnswering(401, { message: 'no' });
    const error = await failure(getConnection(client, ids));
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain(secret);
  });

  it('is sent without the line break behind it', async () => {
    const keys: (string | null)[] = [];
    const client = createClient({
      credentials: { ApiKeyAuth: `${secret}\r\n` },
      fetch: async (_, { headers }) => {
        keys.push(new Headers(headers).get('x-api-key'));
        return Response.json({ message: 'ok', data: {} });
      },
    });
    await getConnection(client, ids);
    expect(keys).toEqual([secret]);
  });

  it('can be fetched for every request', async () => {
    let calls = 0;
    const keys: (string | null)[] = [];
    const client = createClient({
      credentials: { ApiKeyAuth: async () => `key-${++calls}` },
      fetch: async (_, { headers }) => {
        keys.push(new Headers(headers).get('x-api-key'));
        return Response.json({ message: 'ok', data: {} });
      },
    });
    await getConnection(client, ids);
    await getConnection(client, ids);
    expect(keys).toEqual(['key-1', 'key-2']);
  });
});
