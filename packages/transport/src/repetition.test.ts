import type { AddressInfo } from 'node:net';
import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LocalServer, type Respond, sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf, holdTime, turns, until } from './fixtures/waiting.js';
import type { RetryEvent } from './hooks.js';
import { RetryBudget } from './retry-budget.js';
import { Transport, type TransportOptions } from './transport.js';
import type { TransportRequest } from './transport-request.js';

const servers = new TestServers();
beforeEach(holdTime);
afterEach(async () => {
  vi.useRealTimers();
  await servers.close();
});

/** Responds with these statuses, the last one again and again. */
function statuses(...list: number[]): Respond {
  return (response, { number }) =>
    sendJson(response, list[Math.min(number, list.length) - 1] ?? 200, { number });
}

/** A transport that notes how long it waits, and moves the clock for it. */
function impatient(options: TransportOptions = {}): { transport: Transport; delays: number[] } {
  const delays: number[] = [];
  const transport = new Transport({
    ...options,
    retry: { random: () => 0.5, ...options.retry },
    hooks: {
      onRetry: ({ delay }: RetryEvent) => {
        delays.push(delay);
        queueMicrotask(() => void vi.advanceTimersByTimeAsync(delay));
      },
    },
  });
  return { transport, delays };
}

async function send(
  server: LocalServer,
  transport: Transport,
  request: Partial<TransportRequest> = {},
): Promise<unknown> {
  return (await transport.send({ method: 'GET', url: server.url, ...request })).json();
}

describe('failures that may pass', () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 507, 520, 599])(
    'HTTP %i is tried again when reading',
    async (status) => {
      const server = await servers.start(statuses(status, 200));
      const { transport, delays } = impatient();
      expect(await send(server, transport)).toEqual({ number: 2 });
      expect(delays).toEqual([150]);
    },
  );

  it.each([400, 403, 404, 409, 412, 413, 422, 501, 505, 511])(
    'HTTP %i is not tried again',
    async (status) => {
      const server = await servers.start(statuses(status));
      const error = await failureOf(send(server, impatient().transport));
      expect(error).toMatchObject({ status, attempts: 1, notRepeated: undefined });
      expect(server.requests.length).toBe(1);
    },
  );

  it.each([
    ['GET', {}, 3],
    ['HEAD', {}, 3],
    ['OPTIONS', {}, 3],
    ['PUT', {}, 3],
    ['DELETE', {}, 3],
    ['POST', {}, 1],
    ['PATCH', {}, 1],
    ['POST', { effect: 'read' }, 3],
    ['POST', { effect: 'repeatable' }, 3],
    ['POST', { idempotencyKey: 'k1' }, 3],
    ['GET', { effect: 'once' }, 1],
  ] as const)('%s %j is sent %i times', async (method, request, count) => {
    for (const status of [429, 503]) {
      const server = await servers.start(statuses(status));
      const error = await failureOf(send(server, impatient().transport, { method, ...request }));
      expect(server.requests.length).toBe(count);
      expect(error).toMatchObject({
        status,
        attempts: count,
        notRepeated: count === 1 ? 'unsafe' : 'attempts',
      });
    }
  });

  it('the key for idempotency is the same in each attempt', async () => {
    const server = await servers.start(statuses(503, 503, 200));
    await send(server, impatient().transport, { method: 'POST', idempotencyKey: 'k1', body: 'b' });
    expect(server.requests.map(({ headers, body }) => [headers['idempotency-key'], body])).toEqual(
      Array(3).fill(['k1', 'b']),
    );
  });

  it('a broken connection is tried again when reading', async () => {
    const server = await servers.start((response, { number }) =>
      number < 3 ? response.destroy() : sendJson(response, 200, number),
    );
    const { transport, delays } = impatient();
    expect(await send(server, transport)).toBe(3);
    expect(delays).toEqual([150, 300]);
  });

  it('a body that breaks off is tried again, since nothing of it was handed out', async () => {
    const server = await servers.start((response, { number }) => {
      if (number > 1) return sendJson(response, 200, number);
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
    });
    expect(await send(server, impatient().transport)).toBe(2);
  });

  it('a request can have its own number of attempts', async () => {
    const server = await servers.start(statuses(503));
    await failureOf(send(server, impatient().transport, { retries: 0 }));
    expect(server.requests.length).toBe(1);
    await failureOf(send(server, impatient().transport, { retries: 4 }));
    expect(server.requests.length).toBe(6);
  });
});

describe('waits', () => {
  it('double up to a bound, as large as chance says', async () => {
    const server = await servers.start(statuses(503));
    const { transport, delays } = impatient({ retry: { limit: 6, baseDelay: 100, maxDelay: 1000 } });
    await failureOf(send(server, transport));
    expect(delays).toEqual([50, 100, 200, 400, 500, 500]);
    const chance = [0, 0.999];
    const other = impatient({ retry: { random: () => chance.shift() ?? 0 } });
    await failureOf(send(server, other.transport));
    expect(other.delays.map(Math.round)).toEqual([0, 599]);
  });

  it.each([
    [{ 'retry-after': '7' }, 7000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '1234' }, 1234],
    [{ 'retry-after-ms': '1234', 'retry-after': '50' }, 1234],
    [{ 'retry-after-ms': 'soon', 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0' }, 150],
    [{ 'retry-after': 'soon' }, 150],
    [{ 'retry-after': '-5' }, 150],
    [{ 'retry-after': '' }, 150],
    [{ 'retry-after': '1e3' }, 150],
    [{ 'retry-after': 'Infinity' }, 150],
    [{ 'retry-after': '5 apples' }, 150],
    [{ 'retry-after': '60' }, 60_000],
  ])('%j makes the call wait %i ms', async (headers, delay) => {
    const server = await servers.start((response, { number }) =>
      sendJson(response, number === 1 ? 429 : 200, number, headers as Record<string, string>),
    );
    const { transport, delays } = impatient();
    expect(await send(server, transport)).toBe(2);
    expect(delays).toEqual([delay]);
  });

  it('follow a date, but not one in the past', async () => {
    vi.setSystemTime('2026-11-28T12:00:00Z');
    for (const [date, delay] of [
      ['Sat, 28 Nov 2026 12:00:09 GMT', 9000],
      ['Sat, 28 Nov 2026 11:00:00 GMT', 150],
    ] as const) {
      vi.setSystemTime('2026-11-28T12:00:00Z');
      const server = await servers.start((response, { number }) =>
        sendJson(response, number === 1 ? 503 : 200, number, { 'retry-after': date }),
      );
      const { transport, delays } = impatient();
      await send(server, transport);
      expect(delays).toEqual([delay]);
    }
  });

  it.each(['61', '86400', '99999999999999', 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'of Retry-After: %s are too long: the call fails at once and tells how long',
    async (text) => {
      const server = await servers.start((response) =>
        sendJson(response, 429, null, { 'retry-after': text }),
      );
      const { transport, delays } = impatient();
      const error = await failureOf(send(server, transport));
      expect(error).toMatchObject({ status: 429, notRepeated: 'retry-after', attempts: 1 });
      expect(error.retryAfter).toBeGreaterThan(60_000);
      expect(error.message).toContain('the service asks to wait');
      expect(delays).toEqual([]);
    },
  );

  it('may be as long as maxRetryAfter allows', async () => {
    const server = await servers.start((response, { number }) =>
      sendJson(response, number === 1 ? 429 : 200, number, { 'retry-after': '86400' }),
    );
    const { transport, delays } = impatient({ retry: { maxRetryAfter: 86_400_000 } });
    await send(server, transport);
    expect(delays).toEqual([86_400_000]);
  });

  it('tell a write that is not repeated how long to wait', async () => {
    const server = await servers.start((response) => sendJson(response, 429, null, { 'retry-after': '3' }));
    const error = await failureOf(send(server, impatient().transport, { method: 'POST' }));
    expect(error).toMatchObject({ retryAfter: 3000, notRepeated: 'unsafe', mayHaveBeenDone: false });
  });
});

describe('time', () => {
  it('is limited for each attempt, which is tried again', async () => {
    const server = await servers.start((response, { number }) => {
      if (number === 3) sendJson(response, 200, number);
    });
    const { transport, delays } = impatient({ timeout: 5000 });
    const call = send(server, transport);
    for (const count of [1, 2]) {
      await until(() => server.requests.length === count);
      await vi.advanceTimersByTimeAsync(4999);
      expect(delays.length).toBe(count - 1);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(await call).toBe(3);
  });

  it('is limited for the body, too, and a time-out has a cause', async () => {
    const server = await servers.start((response) => {
      response.write('beginning');
    });
    let hasBegun = false;
    const onResponse = () => {
      hasBegun = true;
    };
    const transport = new Transport({ timeout: 5000, hooks: { onResponse } });
    const call = failureOf(transport.send({ method: 'POST', url: server.url }));
    await until(() => hasBegun);
    await vi.advanceTimersByTimeAsync(5000);
    const error = await call;
    expect(error).toMatchObject({
      reason: 'timeout',
      status: 200,
      mayHaveBeenDone: true,
      notRepeated: 'unsafe',
    });
    expect(error.message).toContain('no complete response within 5000 ms');
    expect(error.cause).toMatchObject({ name: 'TimeoutError' });
  });

  it('is limited for the whole call, waits included', async () => {
    const server = await servers.start(() => {});
    const { transport } = impatient({ timeout: 5000, deadline: 12_000 });
    const call = failureOf(send(server, transport));
    for (let count = 1; count <= 3; count += 1) {
      await until(() => server.requests.length === count);
      await vi.advanceTimersByTimeAsync(5000);
    }
    const error = await call;
    expect(error).toMatchObject({ reason: 'timeout', attempts: 3 });
    expect(error.message).toContain('not done within 12000 ms');
    expect(error.earlier.map(({ reason }) => reason)).toEqual(['timeout', 'timeout']);
  });

  it('that does not suffice for the next wait ends the call at once', async () => {
    const server = await servers.start((response) => sendJson(response, 503, null, { 'retry-after': '20' }));
    const { transport, delays } = impatient({ deadline: 10_000 });
    expect(await failureOf(send(server, transport))).toMatchObject({
      notRepeated: 'deadline',
      retryAfter: 20_000,
    });
    expect(delays).toEqual([]);
  });

  it('longer than a timer can wait does not end at once', async () => {
    const server = await servers.start(statuses(200));
    for (const timeout of [2 ** 31, 1e12, Number.POSITIVE_INFINITY]) {
      expect(await send(server, new Transport({ timeout, deadline: timeout }))).toMatchObject({});
    }
  });
});

describe('the budget', () => {
  it('is shared by the calls of a client, and ends repetition when it is spent', async () => {
    const server = await servers.start(statuses(503));
    const budget = new RetryBudget({ capacity: 17 });
    const { transport } = impatient({ retry: { budget } });
    expect(await failureOf(send(server, transport))).toMatchObject({ attempts: 3, notRepeated: 'attempts' });
    expect(await failureOf(send(server, transport))).toMatchObject({ attempts: 2, notRepeated: 'budget' });
    expect(await failureOf(send(server, transport))).toMatchObject({ attempts: 1, notRepeated: 'budget' });
    expect(budget.tokens).toBe(2);
  });

  it('is filled by successes', async () => {
    const server = await servers.start(statuses(503, 503, 200, 200));
    const budget = new RetryBudget({ capacity: 100 });
    const { transport } = impatient({ retry: { budget } });
    await send(server, transport);
    expect(budget.tokens).toBe(95);
    await send(server, transport);
    expect(budget.tokens).toBe(96);
  });
});

describe('outcomes in doubt', () => {
  it('a DELETE whose response was lost and that finds nothing the second time says so', async () => {
    const server = await servers.start((response, { number }) =>
      number === 1 ? response.destroy() : sendJson(response, 404, null),
    );
    const error = await failureOf(
      send(server, impatient().transport, { method: 'DELETE', operation: 'delete' }),
    );
    expect(error).toMatchObject({ status: 404, mayHaveBeenDone: true, attempts: 2 });
    expect(error.earlier).toEqual([{ reason: 'network', status: undefined, mayHaveBeenDone: true }]);
    expect(error.message).toBe('delete: 404 Not Found; an earlier attempt may have done it');
  });

  it('a success tells of earlier attempts, too', async () => {
    const server = await servers.start(statuses(504, 429, 200));
    const response = await impatient().transport.send({ method: 'PUT', url: server.url });
    expect(response.attempts).toBe(3);
    expect(response.earlier).toEqual([
      { reason: 'http', status: 504, mayHaveBeenDone: true },
      { reason: 'http', status: 429, mayHaveBeenDone: false },
    ]);
  });

  it('reads are never in doubt', async () => {
    const server = await servers.start((response) => response.destroy());
    expect(await failureOf(send(server, impatient().transport))).toMatchObject({ mayHaveBeenDone: false });
  });

  it('a refused request was not done: 404 the first time, 429', async () => {
    const server = await servers.start(statuses(404));
    const error = await failureOf(send(server, impatient().transport, { method: 'DELETE' }));
    expect(error).toMatchObject({ mayHaveBeenDone: false, earlier: [] });
    expect(error.message).not.toContain('earlier attempt');
  });
});

describe('a connection that the server closes while it is idle', () => {
  /** Takes one request on each connection, and cuts the connection when another one arrives on it. */
  async function startClosing(): Promise<{ url: string; bodies: string[]; close: () => void }> {
    const bodies: string[] = [];
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      let isUsed = false;
      socket.on('error', () => {});
      socket.on('data', (bytes) => {
        bodies.push(bytes.toString());
        if (isUsed) socket.destroy();
        else socket.write('HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\nok');
        isUsed = true;
      });
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const close = () => {
      server.close();
      for (const socket of sockets) socket.destroy();
    };
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, bodies, close };
  }

  it('does not fail reads', async () => {
    const { url, bodies, close } = await startClosing();
    const { transport, delays } = impatient();
    for (let count = 0; count < 3; count += 1) {
      expect((await transport.send({ method: 'GET', url })).text()).toBe('ok');
      await turns();
    }
    expect(delays.length).toBe(2);
    expect(bodies.length).toBe(5);
    close();
  });

  it('makes a write fail as one that may have been done, and is not sent twice', async () => {
    const { url, bodies, close } = await startClosing();
    const { transport } = impatient();
    await transport.send({ method: 'POST', url, body: 'first' });
    await turns();
    const error = await failureOf(transport.send({ method: 'POST', url, body: 'second' }));
    expect(error).toMatchObject({ reason: 'network', mayHaveBeenDone: true, attempts: 1 });
    expect(bodies.filter((body) => body.includes('second')).length).toBeLessThanOrEqual(1);
    close();
  });
});
