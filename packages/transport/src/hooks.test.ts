import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf } from './fixtures/waiting.js';
import type { CallEvent, Hooks, RetryEvent, SettledEvent } from './hooks.js';
import { Transport } from './transport.js';

const servers = new TestServers();
afterEach(() => servers.close());

type Logged = readonly [hook: string, event: Record<string, unknown>];

function logInto(log: Logged[]): Hooks {
  const note = (hook: string) => (event: CallEvent) => {
    log.push([hook, { ...event }]);
  };
  return {
    onRequest: note('onRequest'),
    onResponse: note('onResponse'),
    onRetry: note('onRetry'),
    onSettled: note('onSettled'),
  };
}

describe('hooks', () => {
  it('see every attempt of a call, with operation, address without query, status and durations', async () => {
    const { url } = await servers.start((response, { number }) =>
      sendJson(response, number === 1 ? 503 : 200, null),
    );
    const log: Logged[] = [];
    const transport = new Transport({ hooks: logInto(log), retry: { baseDelay: 1 } });
    await transport.send({ method: 'GET', url: `${url}things?key=hunter2`, operation: 'things.list' });
    expect(log.map(([hook, { attempt, status }]) => [hook, attempt, status])).toEqual([
      ['onRequest', 1, undefined],
      ['onResponse', 1, 503],
      ['onRetry', 1, 503],
      ['onRequest', 2, undefined],
      ['onResponse', 2, 200],
      ['onSettled', 2, 200],
    ]);
    for (const [, event] of log) {
      expect(event).toMatchObject({ operation: 'things.list', method: 'GET', url: `${url}things` });
      expect(event.call).toBe(log[0]?.[1].call);
    }
    const durations = log.flatMap(([, { duration }]) => (duration === undefined ? [] : [duration as number]));
    expect(durations.length).toBe(4);
    expect(durations.every((duration) => duration > 0 && duration < 10_000)).toBe(true);
    expect(log[5]?.[1].duration).toBeGreaterThan(log[4]?.[1].duration as number);
  });

  it('see the error and the wait before an attempt, and the error of a call', async () => {
    const { url } = await servers.start((response) => response.destroy());
    const retries: RetryEvent[] = [];
    const settled: SettledEvent[] = [];
    const transport = new Transport({
      retry: { limit: 1, baseDelay: 2, random: () => 0.5 },
      hooks: { onRetry: (event) => retries.push(event), onSettled: (event) => settled.push(event) },
    });
    const error = await failureOf(transport.send({ method: 'GET', url }));
    expect(retries).toMatchObject([
      { attempt: 1, delay: 1, status: undefined, error: { reason: 'network' } },
    ]);
    expect(settled).toMatchObject([{ attempt: 2, status: undefined }]);
    expect(settled[0]?.error).toBe(error);
  });

  it('hear of calls that failed before anything was sent', async () => {
    const log: Logged[] = [];
    const transport = new Transport({ hooks: logInto(log) });
    await failureOf(transport.send({ method: 'GET', url: 'nothing' }));
    await failureOf(transport.send({ method: 'GET', url: 'http://127.0.0.1/', signal: AbortSignal.abort() }));
    expect(log.map(([hook]) => hook)).toEqual(['onSettled', 'onSettled']);
  });

  it('may add header fields, but not replace those of the request', async () => {
    const { url, requests } = await servers.start((response) => sendJson(response, 200, null));
    const transport = new Transport({
      hooks: { onRequest: ({ attempt }) => ({ traceparent: `00-${attempt}`, Authorization: 'other' }) },
    });
    await transport.send({ method: 'GET', url, headers: { authorization: 'mine' } });
    expect(requests[0]?.headers).toMatchObject({ traceparent: '00-1', authorization: 'mine' });
  });

  it('that throw or reject do not lose the response or the error; somebody may be told', async () => {
    const { url } = await servers.start((response, { path, number }) =>
      sendJson(response, path === '/bad' ? 400 : number % 2 === 1 ? 503 : 200, 'payload'),
    );
    const thrown: unknown[] = [];
    for (const fail of [
      () => {
        throw new Error('hook');
      },
      async () => {
        throw new Error('hook');
      },
    ] as const) {
      const broken = fail as () => void;
      const hooks = { onRequest: broken, onResponse: broken, onRetry: broken, onSettled: broken };
      const noted = { ...hooks, onHookError: (error: unknown) => void thrown.push(error) };
      for (const watching of [hooks, noted, { ...hooks, onHookError: broken }]) {
        const transport = new Transport({ hooks: watching, retry: { baseDelay: 1 } });
        expect((await transport.send({ method: 'GET', url })).json()).toBe('payload');
        expect(await failureOf(transport.send({ method: 'GET', url: `${url}bad` }))).toMatchObject({
          status: 400,
        });
        await transport.send({ method: 'GET', url, retries: 5 });
      }
    }
    await vi.waitFor(() => expect(thrown.length).toBeGreaterThan(10));
    expect(thrown.every((error) => (error as Error).message === 'hook')).toBe(true);
  });
});
