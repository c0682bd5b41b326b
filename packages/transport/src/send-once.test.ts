import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { LiteralRedactor } from './literal-redactor.js';
import { sendOnce } from './send-once.js';
import type { SenderSeams } from './sender.js';
import { Transport } from './transport.js';
import { isTransportError, TransportError } from './transport-error.js';
import type { TransportRequest } from './transport-request.js';

const servers = new TestServers();
afterEach(() => servers.close());

const request: TransportRequest = { method: 'GET', url: 'http://h/things', operation: 'things.list' };

async function failureOf(call: Promise<unknown>): Promise<TransportError> {
  try {
    await call;
  } catch (error) {
    if (isTransportError(error)) return error;
    throw error;
  }
  throw new Error('The call succeeded.');
}

/** A `fetch` that returns this response. */
const returning = (body: string, init?: ResponseInit): SenderSeams => ({
  fetch: async () => new Response(body, init),
});

describe('a request that is sent once', () => {
  it('gives status, headers and the body', async () => {
    const { url, requests } = await servers.start((response) =>
      sendJson(response, 201, { a: 'ä' }, { 'x-id': '7' }),
    );
    const response = await sendOnce().send({ method: 'POST', url, headers: { 'x-a': 'b' }, body: 'täxt' });
    expect(response).toMatchObject({ status: 201, statusText: 'Created', attempts: 1, earlier: [] });
    expect(response.headers.get('x-id')).toBe('7');
    expect(response.json()).toEqual({ a: 'ä' });
    expect(requests).toMatchObject([{ method: 'POST', body: 'täxt', headers: { 'x-a': 'b' } }]);
  });

  it('has the credentials that there are', async () => {
    const sent: unknown[] = [];
    const sender = sendOnce({
      authorize: async (given, { refresh }) => ({ ...given, headers: { key: `k, ${refresh}` } }),
      fetch: async (_, { headers }) => {
        sent.push(new Headers(headers).get('key'));
        return new Response('', { status: 401 });
      },
    });
    expect(await failureOf(sender.send(request))).toMatchObject({ reason: 'http', status: 401 });
    expect(sent).toEqual(['k, false']);
  });
});

describe('what goes wrong is what a transport throws', () => {
  const cases: readonly [string, SenderSeams, Partial<TransportRequest>][] = [
    ['a failure', returning('no', { status: 404, statusText: 'Not Found' }), {}],
    [
      'a failure of the server',
      returning('no', { status: 503, headers: { 'retry-after': '7' } }),
      { method: 'POST' },
    ],
    ['garbage in Retry-After', returning('no', { status: 429, headers: { 'retry-after': 'soon' } }), {}],
    ['a redirect', returning('', { status: 302, headers: { location: '/elsewhere?key=1' } }), {}],
    ['a status of redirects without a place', returning('', { status: 300 }), {}],
    ['a response that is no JSON', returning('<html>'), { method: 'PATCH' }],
    [
      'a lost connection',
      { fetch: () => Promise.reject(new TypeError('fetch failed')) },
      { method: 'DELETE' },
    ],
    ['a fetch that throws no error', { fetch: () => Promise.reject(undefined) }, {}],
    [
      'a body that breaks off',
      {
        fetch: async () => new Response(new ReadableStream({ pull: (to) => to.error(new Error('broken')) })),
      },
      { method: 'PUT' },
    ],
    [
      'credentials that cannot be had',
      { authorize: () => Promise.reject(new Error('no vault')) },
      { method: 'POST' },
    ],
    ['an address that is none', {}, { url: '/things' }],
    ['a login in the address', {}, { url: 'http://user:secret@h/' }],
    ['a header field that cannot be sent', {}, { headers: { key: 'a\nb' } }],
    ['an abort', {}, { signal: AbortSignal.abort(new Error('enough')) }],
    [
      'a verdict on a success',
      { ...returning('{}'), classify: () => ({ message: 'refused', retryAfter: 5 }) },
      {},
    ],
    [
      'a verdict on a failure',
      { ...returning('{}', { status: 422 }), classify: () => ({ message: 'why' }) },
      {},
    ],
  ];

  it.each(cases)('for %s', async (_, seams, differences) => {
    const asked = { ...request, ...differences };
    const outcome = async (send: (sent: TransportRequest) => Promise<{ json(): unknown }>) => {
      const error = await failureOf(send(asked).then((response) => response.json()));
      const {
        reason,
        operation,
        status,
        statusText,
        retryAfter,
        location,
        attempts,
        earlier,
        mayHaveBeenDone,
      } = error;
      const { body } = error;
      return {
        reason,
        operation,
        status,
        statusText,
        retryAfter,
        location,
        attempts,
        earlier,
        mayHaveBeenDone,
        body,
      };
    };
    const once = await outcome((sent) => sendOnce(seams).send(sent));
    const transport = new Transport({ ...seams, retry: { limit: 0 } });
    expect(once).toEqual(await outcome((sent) => transport.send(sent)));
  });

  it('and has the class that the client makes', async () => {
    class ClientError extends TransportError {}
    const sender = sendOnce({
      ...returning('', { status: 500 }),
      makeError: (details) => new ClientError(details),
    });
    expect(await failureOf(sender.send(request))).toBeInstanceOf(ClientError);
  });
});

describe('an abort', () => {
  const never = () => new Promise<never>(() => {});
  it.each<[string, SenderSeams, boolean]>([
    ['while the credentials are fetched', { authorize: never }, false],
    ['while the response is waited for', { fetch: never }, true],
    [
      'while the body is read',
      { fetch: async () => new Response(new ReadableStream({ pull: never })) },
      true,
    ],
  ])('%s ends the call at once, and leaves no listener', async (_, seams, mayHaveBeenDone) => {
    const controller = new AbortController();
    const cause = new Error('enough');
    const called = sendOnce(seams).send({ ...request, method: 'POST', signal: controller.signal });
    setTimeout(() => controller.abort(cause), 5);
    expect(await failureOf(called)).toMatchObject({ reason: 'aborted', cause, mayHaveBeenDone });
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('before the call sends nothing', async () => {
    let isSent = false;
    const fetch = async () => {
      isSent = true;
      return new Response();
    };
    const call = sendOnce({ fetch }).send({ ...request, signal: AbortSignal.abort() });
    expect(await failureOf(call)).toMatchObject({ reason: 'aborted' });
    expect(isSent).toBe(false);
  });
});

describe('a redactor of literal secrets', () => {
  const secret = 'p/w"1 &x';

  it.each([
    ['as it is', secret],
    ['percent-encoded', encodeURIComponent(secret)],
    ['in JSON', JSON.stringify(secret).slice(1, -1)],
    ['in JSON in JSON', JSON.stringify(JSON.stringify(secret).slice(1, -1)).slice(1, -1)],
    ['in JSON with codes', 'p\\u002fw\\u00221 \\u0026x'],
    ['percent-encoded twice, in lower case', encodeURIComponent(encodeURIComponent(secret)).toLowerCase()],
    ['in XML', secret.replace('&', '&amp;').replace('"', '&quot;')],
    ['in XML with codes', secret.replace('&', '&#38;').replace('/', '&#x2F;')],
    ['in JSON with escaped slashes', 'p\\/w\\"1 &x'],
  ])('finds a secret %s, in texts and in errors', (_, written) => {
    const redactor = new LiteralRedactor();
    redactor.add(` ${secret}\n`);
    expect(redactor.text(`<${written}>`)).toBe('<***>');
    const cause = Object.assign(new Error(written), { code: 'E_X' });
    const masked = redactor.value(new TypeError(`no ${written}`, { cause })) as Error;
    expect(masked).toMatchObject({
      name: 'TypeError',
      message: 'no ***',
      cause: { message: '***', code: 'E_X' },
    });
    expect(redactor.value({ toString: () => written })).toBe('***');
  });

  it('finds secrets that have characters of regular expressions, and those outside of ASCII', () => {
    for (const odd of ['a(b*c', '[x]+?', '$^.{2}|\\', 'pässé😀', '\ud800 half']) {
      const redactor = new LiteralRedactor();
      redactor.add(odd);
      expect(redactor.text(`<${odd}> <${JSON.stringify(odd).slice(1, -1)}>`)).toBe('<***> <***>');
    }
    const redactor = new LiteralRedactor();
    redactor.add('pässé😀');
    expect(redactor.text(`${encodeURIComponent('pässé😀')} p\\u00e4ss\\u00e9\\ud83d\\ude00`)).toBe('*** ***');
  });

  it('takes no time for hostile text', () => {
    const redactor = new LiteralRedactor();
    redactor.add('"%&"%&"%&"');
    const start = process.cpuUsage();
    for (const piece of ['\\', '%', '%25', '&', '&#0']) redactor.text(piece.repeat(200_000));
    expect(process.cpuUsage(start).user).toBeLessThan(5_000_000);
  });

  it('masks before it cuts', () => {
    const redactor = new LiteralRedactor();
    redactor.add('long-secret');
    expect(redactor.text('x long-secret', 8)).toBe('x ***');
  });

  it('passes over what is too short to be told from words, and what is not there', () => {
    const redactor = new LiteralRedactor();
    redactor.add('abc');
    redactor.add(undefined);
    expect(redactor.text('abc')).toBe('abc');
    expect(redactor.value(undefined)).toBeUndefined();
  });
});
