import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf } from './fixtures/waiting.js';
import { Transport } from './transport.js';
import { TransportError } from './transport-error.js';

const servers = new TestServers();
afterEach(() => servers.close());

describe('a call that succeeds', () => {
  it('gives status, headers and the body as JSON, text and bytes', async () => {
    const { url } = await servers.start((response) =>
      sendJson(response, 201, { name: 'Jörg' }, { 'x-id': '7' }),
    );
    const response = await new Transport().send({ method: 'POST', url });
    expect(response.status).toBe(201);
    expect(response.statusText).toBe('Created');
    expect(response.headers.get('x-id')).toBe('7');
    expect(response.attempts).toBe(1);
    expect(response.earlier).toEqual([]);
    expect(response.json()).toEqual({ name: 'Jörg' });
    expect(response.text()).toBe('{"name":"Jörg"}');
    expect(new TextDecoder().decode(response.bytes())).toBe('{"name":"Jörg"}');
  });

  it('sends method, headers and each kind of body', async () => {
    const { url, requests } = await servers.start((response) => sendJson(response, 200, null));
    const transport = new Transport();
    const bodies = [
      'täxt',
      new TextEncoder().encode('bytes'),
      new URLSearchParams({ a: 'b c' }),
      new Blob(['blob']),
    ];
    for (const body of bodies) await transport.send({ method: 'PUT', url, body, headers: { 'x-a': 'b' } });
    expect(requests.map(({ body }) => body)).toEqual(['täxt', 'bytes', 'a=b+c', 'blob']);
    expect(requests.every(({ method, headers }) => method === 'PUT' && headers['x-a'] === 'b')).toBe(true);
  });

  it('sends a stream, once', async () => {
    const { url, requests } = await servers.start((response) => sendJson(response, 503, null));
    const body = new Blob(['a stream']).stream();
    const error = await failureOf(new Transport().send({ method: 'PUT', url, body }));
    expect(error).toMatchObject({ status: 503, notRepeated: 'unsafe' });
    expect(requests.map(({ body: received }) => received)).toEqual(['a stream']);
  });

  it('has no body for HEAD and 204', async () => {
    const { url } = await servers.start((response, { method }) => {
      response.writeHead(
        method === 'HEAD' ? 200 : 204,
        method === 'HEAD' ? { 'content-length': '99999999999' } : {},
      );
      response.end();
    });
    const transport = new Transport();
    expect((await transport.send({ method: 'HEAD', url })).text()).toBe('');
    expect((await transport.send({ method: 'DELETE', url })).json()).toBeUndefined();
  });

  it('does not copy a body that came in one piece, and decodes characters across pieces', async () => {
    const { url } = await servers.start((response, { path }) => {
      if (path === '/one') {
        response.end('one');
        return;
      }
      const bytes = Buffer.from('ä€😀');
      response.write(bytes.subarray(0, 3));
      setTimeout(() => response.end(bytes.subarray(3)), 20);
    });
    const transport = new Transport();
    const one = await transport.send({ method: 'GET', url: `${url}one` });
    expect(one.bytes()).toBe(one.bytes());
    const several = await transport.send({ method: 'GET', url: `${url}several` });
    expect(several.text()).toBe('ä€😀');
    expect(Buffer.from(several.bytes()).toString()).toBe('ä€😀');
  });

  it('names the client, unless the request does, and not where the platform is a browser', async () => {
    const { url, requests } = await servers.start((response) => sendJson(response, 200, null));
    const transport = new Transport({ userAgent: 'client/1.0' });
    await transport.send({ method: 'GET', url });
    await transport.send({ method: 'GET', url, headers: { 'USER-AGENT': 'mine' } });
    const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');
    Object.defineProperty(globalThis, 'navigator', {
      value: { userAgent: 'Mozilla/5.0' },
      configurable: true,
    });
    try {
      const fields: (RequestInit | undefined)[] = [];
      const browser = new Transport({
        userAgent: 'client/1.0',
        fetch: async (_, init) => {
          fields.push(init);
          return new Response('');
        },
      });
      await browser.send({ method: 'GET', url });
      expect(fields[0]?.headers).toEqual({});
    } finally {
      if (own) Object.defineProperty(globalThis, 'navigator', own);
      else Reflect.deleteProperty(globalThis, 'navigator');
    }
    expect(requests.map(({ headers }) => headers['user-agent'])).toEqual(['client/1.0', 'mine']);
  });

  it('looks the platform’s fetch up for each attempt', async () => {
    const transport = new Transport();
    const own = globalThis.fetch;
    globalThis.fetch = async () => new Response('replaced');
    try {
      expect((await transport.send({ method: 'GET', url: 'http://127.0.0.1:1/' })).text()).toBe('replaced');
    } finally {
      globalThis.fetch = own;
    }
  });
});

describe('a call that fails', () => {
  it('has status, reason phrase, headers and the beginning of the body', async () => {
    const { url } = await servers.start((response) => {
      response.writeHead(422, 'Not Like This', { 'x-id': '7', 'set-cookie': 'session=1' });
      response.end('x'.repeat(200_000));
    });
    const error = await failureOf(new Transport().send({ method: 'POST', url: `${url}things?q=1` }));
    expect(error).toMatchObject({ reason: 'http', status: 422, statusText: 'Not Like This', attempts: 1 });
    expect(error.message).toBe(`POST ${url}things: 422 Not Like This`);
    expect(error.headers?.get('x-id')).toBe('7');
    expect(error.headers?.get('set-cookie')).toBe('***');
    expect(error.body).toBe('x'.repeat(65_536));
    expect(error.notRepeated).toBeUndefined();
    expect(error.mayHaveBeenDone).toBe(false);
  });

  it.each([300, 304])('is one for HTTP %i without a place to go to', async (status) => {
    const { url } = await servers.start((response) => response.writeHead(status).end());
    const error = await failureOf(new Transport().send({ method: 'GET', url }));
    expect(error).toMatchObject({ reason: 'http', status, attempts: 1 });
  });

  it('says that nothing was sent when no connection came about', async () => {
    const error = await failureOf(
      new Transport({ retry: { limit: 0 } }).send({
        method: 'POST',
        url: `http://127.0.0.1:${await freePort()}/`,
      }),
    );
    expect(error).toMatchObject({ reason: 'network', mayHaveBeenDone: false, status: undefined });
    expect(error.message).toContain('ECONNREFUSED');
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  it('says that it may have been done when the connection broke', async () => {
    const { url } = await servers.start((response) => response.destroy());
    const error = await failureOf(new Transport().send({ method: 'POST', url, operation: 'things.create' }));
    expect(error).toMatchObject({ reason: 'network', mayHaveBeenDone: true, notRepeated: 'unsafe' });
    expect(error.message).toMatch(/^things\.create: no response: /);
  });

  it('keeps the status when the body of a failure never comes', async () => {
    const { url } = await servers.start((response) => {
      response.writeHead(404, { 'content-length': '10' });
      response.flushHeaders();
    });
    const error = await failureOf(new Transport({ timeout: 100 }).send({ method: 'GET', url }));
    expect(error).toMatchObject({ reason: 'http', status: 404, body: '' });
  });

  it('reports a body that is not JSON, with its text and without a part of it in the message', async () => {
    const { url } = await servers.start((response) => response.end('<html>no</html>'));
    const response = await new Transport().send({ method: 'POST', url, operation: 'things.create' });
    let error: unknown;
    try {
      response.json();
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ reason: 'response', status: 200, mayHaveBeenDone: true });
    expect((error as TransportError).message).toBe('things.create: 200, but the response is not JSON');
    expect((error as TransportError).body).toBe('<html>no</html>');
  });

  it('is made of a response by a client that cannot read it', async () => {
    const { url } = await servers.start((response) => response.end('<response/>'));
    const response = await new Transport().send({ method: 'POST', url, operation: 'add' });
    const error = response.failure('has no answer to "add"', new RangeError('index'));
    expect(error).toMatchObject({
      reason: 'response',
      status: 200,
      body: '<response/>',
      mayHaveBeenDone: true,
    });
    expect(error.message).toBe('add: 200, but the response has no answer to "add"');
    expect(error.cause).toBeInstanceOf(RangeError);
  });

  it.each([
    ['ftp://127.0.0.1/', {}, /http or https URL/],
    ['no url', {}, /http or https URL/],
    ['http://', {}, /http or https URL/],
    ['http://user:hunter2@127.0.0.1/', {}, /no user name or password/],
    ['http://127.0.0.1/', { 'x-key': 'hunter2\n' }, /header field x-key has characters/],
    ['http://127.0.0.1/', { 'x key': 'hunter2' }, /"x key" cannot be the name/],
  ])(
    'sends nothing and quotes no value for a request that cannot be sent: %s %j',
    async (url, headers, message) => {
      const transport = new Transport({
        fetch: () => {
          throw new Error('it was sent');
        },
      });
      const error = await failureOf(transport.send({ method: 'GET', url, headers }));
      expect(error.reason).toBe('request');
      expect(error.message).toMatch(message);
      expect(`${error.stack}${JSON.stringify(error)}`).not.toContain('hunter2');
    },
  );

  it('lets a client make its own errors, of the whole response', async () => {
    class ThingError extends TransportError {
      override readonly name = 'ThingError';
      code = 0;
    }
    const { url } = await servers.start((response) => sendJson(response, 409, { code: 12 }));
    const transport = new Transport({
      makeError: (details, response) =>
        Object.assign(new ThingError(details), { code: response?.json<{ code: number }>().code ?? -1 }),
    });
    const error = await failureOf(transport.send({ method: 'GET', url }));
    expect(error).toBeInstanceOf(ThingError);
    expect(error).toMatchObject({ name: 'ThingError', code: 12, status: 409 });
  });

  it.each(['timeout', 'deadline', 'maxResponseBytes'])('refuses 0, less and NaN for %s', async (name) => {
    for (const value of [0, -1, Number.NaN, '5' as unknown as number]) {
      expect(() => new Transport({ [name]: value })).toThrow(RangeError);
    }
  });
});

describe('redirects', () => {
  it('are not followed, and the error says where to, without credentials and query', async () => {
    const other = await servers.start((response) => response.end());
    const { url } = await servers.start((response) => {
      response.writeHead(307, {
        location: `${other.url.replace('http://', 'http://u:hunter2@')}login?key=hunter2`,
      });
      response.end();
    });
    const error = await failureOf(
      new Transport().send({ method: 'POST', url, headers: { 'x-key': 'k' }, body: 'b' }),
    );
    expect(error).toMatchObject({ reason: 'redirect', status: 307, location: `${other.url}login` });
    expect(error.message).toContain(`redirects to ${other.url}login`);
    expect(other.requests).toEqual([]);
  });

  it('are reported without a place where the platform hides it', async () => {
    const hidden = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });
    const transport = new Transport({ fetch: async () => hidden });
    const error = await failureOf(transport.send({ method: 'GET', url: 'http://127.0.0.1/' }));
    expect(error).toMatchObject({ reason: 'redirect', location: undefined });
  });

  it('are relative to the address of the request', async () => {
    const { url } = await servers.start((response) => {
      response.writeHead(302, { location: '/other' });
      response.end();
    });
    expect(await failureOf(new Transport().send({ method: 'GET', url: `${url}a/b` }))).toMatchObject({
      location: `${url}other`,
    });
  });
});

describe('the limit of a response', () => {
  it('stops reading what is too large after decompression, and cancels it', async () => {
    let sent = 0;
    const { url } = await servers.start((response) => {
      const piece = Buffer.alloc(100_000, 'x');
      const more = () => {
        while (!response.destroyed && sent < 500_000_000) {
          sent += piece.length;
          if (!response.write(piece)) return;
        }
      };
      response.on('drain', more);
      more();
    });
    const error = await failureOf(
      new Transport({ maxResponseBytes: 1_000_000 }).send({ method: 'GET', url }),
    );
    expect(error).toMatchObject({ reason: 'response', status: 200 });
    expect(error.message).toContain('larger than 1000000 bytes');
    expect(sent).toBeLessThan(100_000_000);
  });

  it('is told from the length that the service announces', async () => {
    const { url } = await servers.start((response) => {
      response.writeHead(200, { 'content-length': '1001' });
      response.flushHeaders();
    });
    const call = new Transport().send({ method: 'GET', url, maxResponseBytes: 1000 });
    expect(await failureOf(call)).toMatchObject({ reason: 'response' });
  });

  it('lets a body pass that is exactly as large', async () => {
    const { url } = await servers.start((response) => response.end('x'.repeat(1000)));
    const response = await new Transport({ maxResponseBytes: 1000 }).send({ method: 'GET', url });
    expect(response.bytes().length).toBe(1000);
  });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return port;
}
