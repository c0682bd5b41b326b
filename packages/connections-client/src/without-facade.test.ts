import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import {
  CredentialCache,
  isTransportError,
  naturalEncodings,
  Redactor,
  Transport,
  type TransportError,
} from '@proj/transport';
import { afterEach, describe, expect, it } from 'vitest';
import {
  type Client,
  createClient,
  createConnection,
  deleteConnection,
  getConnection,
  isApiError,
  listConnections,
} from './index.js';

const secret = 'sk-/0123"456+789 abcdef';
const ids = { company_id: 'acme', connection_id: 'conn_1' };

async function failure(call: PromiseLike<unknown>): Promise<TransportError> {
  try {
    await call;
  } catch (error) {
    if (isTransportError(error)) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

/** A client without the facade, whose requests are responded to here. */
function clientOf(respond: (url: string, init: RequestInit) => Response | Promise<Response>): Client {
  return createClient({
    credentials: { ApiKeyAuth: secret },
    fetch: async (url, init) => respond(url, init),
  });
}

/** The ways in which a service may quote what it was sent. */
const json = JSON.stringify(secret).slice(1, -1);
const quoted = [secret, encodeURIComponent(secret), json, json.replaceAll('/', '\\/')];

describe('without a transport of the caller', () => {
  let server: Server | undefined;
  afterEach(() => server?.closeAllConnections());

  it('a redirect is an error, and the key goes nowhere else', async () => {
    const keys: unknown[] = [];
    const started = createServer((request, response) => {
      keys.push(request.headers['x-api-key']);
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    server = started;
    await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(started.address() as AddressInfo).port}`;
    const client = createClient({ baseUrl, credentials: { ApiKeyAuth: secret } });
    const error = await failure(
      createConnection(client, { company_id: 'acme', body: { company_id: 'acme', engine_id: 1 } }),
    );
    expect(error).toMatchObject({ reason: 'redirect', status: 307, location: `${baseUrl}/elsewhere` });
    expect(keys).toEqual([secret]);
  });

  it('a service that is not there is an error of the network, with its cause', async () => {
    const cause = new TypeError('fetch failed', {
      cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }),
    });
    const error = await failure(
      deleteConnection(
        clientOf(() => Promise.reject(cause)),
        ids,
      ),
    );
    expect(error).toMatchObject({
      reason: 'network',
      mayHaveBeenDone: true,
      cause: { name: 'TypeError', message: 'fetch failed', cause: { code: 'ECONNREFUSED' } },
    });
  });

  it('a write whose response is no JSON may have been done', async () => {
    const client = clientOf(() => new Response('<html>'));
    expect(await failure(deleteConnection(client, ids))).toMatchObject({
      reason: 'response',
      body: '<html>',
      mayHaveBeenDone: true,
    });
  });

  it.each<[string, (written: string) => Response | Promise<Response>]>([
    ['a message', (written) => Response.json({ message: written }, { status: 400 })],
    [
      'a property',
      (written) => Response.json({ errors: { [written]: [{ deep: written }] } }, { status: 422 }),
    ],
    [
      'JSON that is written otherwise',
      (written) => new Response(`{"a":${JSON.stringify(written).replaceAll('/', '\\/')}}`, { status: 500 }),
    ],
    ['a text', (written) => new Response(`you sent ${written}`, { status: 403 })],
    ['a reason phrase', (written) => new Response('', { status: 403, statusText: encodeURI(written) })],
    ['a header field', (written) => new Response('', { status: 403, headers: { 'x-echo': written } })],
    [
      'a cookie',
      (written) =>
        new Response('', { status: 403, headers: { 'set-cookie': `k=${encodeURIComponent(written)}` } }),
    ],
    ['a success that is no JSON', (written) => new Response(`<p>${written}</p>`)],
    [
      'a redirect',
      (written) =>
        new Response('', { status: 302, headers: { location: `/${encodeURIComponent(written)}` } }),
    ],
    ['an error of fetch', (written) => Promise.reject(new TypeError(`cannot send ${written}`))],
    [
      'the cause of an error of fetch',
      (written) => Promise.reject(new TypeError('no', { cause: new Error(written) })),
    ],
    [
      'a property of an error of fetch',
      (written) => Promise.reject(Object.assign(new Error('no'), { request: { written } })),
    ],
    ['something else that is thrown', (written) => Promise.reject({ toString: () => written })],
  ])('the key is in no error, when it is quoted in %s', async (_, respond) => {
    for (const written of quoted) {
      const error = await failure(
        getConnection(
          clientOf(() => respond(written)),
          ids,
        ),
      );
      const shown = [
        inspect(error, { depth: 12, showHidden: true, getters: true }),
        JSON.stringify(error),
        JSON.stringify(error.body),
        error.stack,
        isApiError(error) ? error.text : '',
        ...[...(error.headers ?? [])].flat(),
      ].join('\n');
      for (const form of quoted) expect(shown).not.toContain(form);
      // Nor when inspection escapes it once more.
      expect(shown).not.toContain('456+789 abcdef');
    }
  });

  it('credentials that cannot be had are an error, and nothing is sent', async () => {
    let isSent = false;
    const fetch = async () => {
      isSent = true;
      return Response.json({});
    };
    for (const ApiKeyAuth of [() => undefined, () => Promise.reject(new Error('no vault'))]) {
      const client = createClient({ credentials: { ApiKeyAuth }, fetch });
      expect(await failure(getConnection(client, ids))).toMatchObject({
        reason: 'credentials',
        mayHaveBeenDone: false,
      });
    }
    expect(isSent).toBe(false);
  });

  it('a key that cannot be sent is not shown', async () => {
    const client = createClient({ credentials: { ApiKeyAuth: 'sk-secret\nx: y' } });
    const error = await failure(getConnection(client, ids));
    expect(error).toMatchObject({ reason: 'request', mayHaveBeenDone: false });
    expect(inspect(error, { depth: 9 })).not.toContain('sk-secret');
  });

  it('header fields are those of the call, or else of the client; null removes one', async () => {
    const sent: Headers[] = [];
    const client = createClient({
      headers: { 'X-Trace': 'client', 'x-other': 'o' },
      fetch: async (_, { headers }) => {
        sent.push(new Headers(headers));
        return Response.json({});
      },
    });
    await getConnection(client, {
      ...ids,
      headers: { 'x-trace': 'call', 'x-other': null, Accept: 'application/xml' },
    });
    expect(Object.fromEntries(sent[0] ?? [])).toEqual({ accept: 'application/xml', 'x-trace': 'call' });
  });
});

describe('with a transport of the caller', () => {
  it('calls are repeated, credentials are fetched once and anew when they are refused', async () => {
    const keys: unknown[] = [];
    let fetched = 0;
    const cache = new CredentialCache(() => {
      fetched += 1;
      return `key-number-${fetched}`;
    });
    const client = createClient({
      credentials: { ApiKeyAuth: (context) => cache.get(context) },
      redaction: new Redactor({ encodings: naturalEncodings }),
      transport: (seams) => new Transport({ ...seams, retry: { random: () => 0 } }),
      fetch: async (_, { headers }) => {
        keys.push(new Headers(headers).get('x-api-key'));
        if (keys.length === 1) return Response.json({}, { status: 503 });
        return keys.at(-1) === 'key-number-1'
          ? Response.json({}, { status: 401 })
          : Response.json({ data: [] });
      },
    });
    const { data, response } = await listConnections(client, { company_id: 'acme' }).withResponse();
    expect(data).toEqual({ data: [] });
    expect(response.earlier).toMatchObject([{ status: 503 }, { status: 401 }]);
    expect(keys).toEqual(['key-number-1', 'key-number-1', 'key-number-2']);
  });
});
