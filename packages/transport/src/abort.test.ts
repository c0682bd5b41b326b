import { getEventListeners } from 'node:events';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf, holdTime, until } from './fixtures/waiting.js';
import { RequestPacer } from './pacer.js';
import { Transport, type TransportOptions } from './transport.js';

const servers = new TestServers();
afterEach(async () => {
  vi.useRealTimers();
  await servers.close();
});

const never = new Promise<never>(() => {});

/** A server that never responds. */
const startSilent = () => servers.start(() => {});

describe.each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'])(
  '%s settles, and tells the reason of the signal',
  (method) => {
    const body = method === 'GET' ? undefined : 'body';

    it('when the signal is aborted already; nothing is sent', async () => {
      const { url, requests } = await startSilent();
      for (const options of [
        {},
        { authorize: () => never },
        { pacer: new RequestPacer({ concurrency: 1 }) },
      ]) {
        const signal = AbortSignal.abort('no longer wanted');
        const error = await failureOf(new Transport(options).send({ method, url, body, signal }));
        expect(error).toMatchObject({ reason: 'aborted', cause: 'no longer wanted', mayHaveBeenDone: false });
      }
      expect(requests).toEqual([]);
    });

    it('while credentials are fetched; nothing is sent', async () => {
      const { url, requests } = await startSilent();
      const controller = new AbortController();
      let isAsked = false;
      const authorize = () => {
        isAsked = true;
        return never;
      };
      const call = failureOf(
        new Transport({ authorize }).send({ method, url, body, signal: controller.signal }),
      );
      await until(() => isAsked);
      controller.abort('enough');
      expect(await call).toMatchObject({ reason: 'aborted', cause: 'enough', mayHaveBeenDone: false });
      expect(requests).toEqual([]);
    });

    it('while the service thinks', async () => {
      const { url, requests } = await startSilent();
      const controller = new AbortController();
      const call = failureOf(new Transport().send({ method, url, body, signal: controller.signal }));
      await until(() => requests.length === 1);
      controller.abort();
      const error = await call;
      expect(error).toMatchObject({ reason: 'aborted', mayHaveBeenDone: method !== 'GET', attempts: 1 });
      expect(error.cause).toMatchObject({ name: 'AbortError' });
    });

    it('while the body arrives', async () => {
      const { url } = await servers.start((response) => {
        response.write('beginning');
      });
      const controller = new AbortController();
      let hasBegun = false;
      const onResponse = () => {
        hasBegun = true;
      };
      const transport = new Transport({ hooks: { onResponse } });
      const call = failureOf(transport.send({ method, url, body, signal: controller.signal }));
      await until(() => hasBegun);
      controller.abort();
      expect(await call).toMatchObject({ reason: 'aborted', status: 200 });
    });

    it('while it waits to try again', async () => {
      holdTime();
      const { url } = await servers.start((response) =>
        sendJson(response, 503, null, { 'retry-after': '50' }),
      );
      const controller = new AbortController();
      let isWaiting = false;
      const onRetry = () => {
        isWaiting = true;
      };
      const transport = new Transport({ hooks: { onRetry } });
      const request = { method, url, body, effect: 'repeatable', signal: controller.signal } as const;
      const call = failureOf(transport.send(request));
      await until(() => isWaiting);
      controller.abort();
      const error = await call;
      expect(error).toMatchObject({ reason: 'aborted', attempts: 1 });
      expect(error.earlier).toEqual([{ reason: 'http', status: 503, mayHaveBeenDone: true }]);
      expect(vi.getTimerCount()).toBe(0);
    });

    it('while it waits for its pace', async () => {
      const { url, requests } = await startSilent();
      const transport = new Transport({ pacer: new RequestPacer({ concurrency: 1 }) });
      const [first, second] = [new AbortController(), new AbortController()];
      const calls = [first, second].map(({ signal }) =>
        failureOf(transport.send({ method, url, body, signal })),
      );
      await until(() => requests.length === 1);
      second.abort('too slow');
      expect(await calls[1]).toMatchObject({ reason: 'aborted', cause: 'too slow', mayHaveBeenDone: false });
      first.abort();
      await calls[0];
      expect(requests.length).toBe(1);
    });
  },
);

describe('functions of the caller’s that do not end', () => {
  it.each<[string, TransportOptions]>([
    ['fetch', { fetch: () => never }],
    ['authorize', { authorize: () => never }],
    ['the body', { fetch: async () => new Response(new ReadableStream({ pull: () => never })) }],
    ['pacer', { pacer: { enter: () => never } }],
  ])('do not keep a call open: %s', async (_, options) => {
    const controller = new AbortController();
    const transport = new Transport(options);
    const call = failureOf(
      transport.send({ method: 'POST', url: 'http://127.0.0.1/', signal: controller.signal }),
    );
    await Promise.resolve();
    controller.abort();
    expect(await call).toMatchObject({ reason: 'aborted' });
    const limited = transport.send({ method: 'POST', url: 'http://127.0.0.1/', deadline: 20 });
    expect(await failureOf(limited)).toMatchObject({ reason: 'timeout' });
  });

  it('that do not listen to signals have their bodies cancelled, which may fail', async () => {
    for (const cancel of [vi.fn(), vi.fn(() => Promise.reject(new Error('no')))]) {
      const endless = () => new Response(new ReadableStream({ pull: () => never, cancel }));
      const transport = new Transport({ fetch: async () => endless(), retry: { limit: 0 } });
      await failureOf(transport.send({ method: 'GET', url: 'http://127.0.0.1/', timeout: 10 }));
      const { body } = await transport.stream({ method: 'GET', url: 'http://127.0.0.1/', timeout: 10 });
      await failureOf(body.getReader().read());
      expect(cancel).toHaveBeenCalledTimes(2);
    }
  });

  it('what they bring too late is thrown away: a response is cancelled, a place given back', async () => {
    const cancelled = vi.fn();
    const given = vi.fn();
    let bring: (() => void) | undefined;
    const late = <T>(value: T) =>
      new Promise<T>((resolve) => {
        bring = () => resolve(value);
      });
    const slowFetch = new Transport({
      fetch: () => late(new Response(new ReadableStream({ cancel: cancelled }))),
    });
    const slowPacer = new Transport({ pacer: { enter: () => late(given) } });
    for (const transport of [slowFetch, slowPacer]) {
      const controller = new AbortController();
      const call = failureOf(
        transport.send({ method: 'POST', url: 'http://127.0.0.1/', signal: controller.signal }),
      );
      await until(() => bring !== undefined);
      controller.abort();
      await call;
      bring?.();
      bring = undefined;
    }
    await until(() => cancelled.mock.calls.length === 1 && given.mock.calls.length === 1);
  });
});

describe('what a call leaves behind', () => {
  it('is no listener at the caller’s signal and no timer, however it ends', async () => {
    holdTime();
    // No platform's fetch: it has timers of its own.
    const fetches = {
      ok: async () => new Response('{}'),
      bad: async () => new Response('{}', { status: 400 }),
      broken: () => Promise.reject(new TypeError('fetch failed')),
      wrong: () => {
        throw new TypeError('no');
      },
    };
    const controller = new AbortController();
    const { signal } = controller;
    const request = { method: 'GET', url: 'http://127.0.0.1/', signal };
    for (const fetch of Object.values(fetches)) {
      const transport = new Transport({ fetch, deadline: 90_000, retry: { limit: 0 } });
      const call = transport.send(request).catch(() => {});
      expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([1, 1]);
      await call;
      expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([0, 0]);
    }
    const call = failureOf(new Transport({ fetch: () => never, deadline: 90_000 }).send(request));
    expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([1, 1]);
    controller.abort();
    await call;
    expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([0, 0]);
  });

  it('is nothing after a stream that was read, failed, or was cancelled', async () => {
    holdTime();
    const { signal } = new AbortController();
    const request = { method: 'GET', url: 'http://127.0.0.1/', signal };
    const failing = new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) });
    for (const body of ['text', failing]) {
      const transport = new Transport({ fetch: async () => new Response(body), deadline: 90_000 });
      const reader = (await transport.stream(request)).body.getReader();
      expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([1, 0]);
      await reader
        .read()
        .then(() => reader.read())
        .catch(() => {});
      expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([0, 0]);
    }
    const transport = new Transport({ fetch: async () => new Response('text'), deadline: 90_000 });
    await (await transport.stream(request)).body.cancel();
    expect([getEventListeners(signal, 'abort').length, vi.getTimerCount()]).toEqual([0, 0]);
  });
});
