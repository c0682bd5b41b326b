import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf, holdTime, turns, until } from './fixtures/waiting.js';
import { RequestPacer, type RequestPacerOptions } from './pacer.js';
import { Transport } from './transport.js';

const servers = new TestServers();
beforeEach(holdTime);
afterEach(async () => {
  vi.useRealTimers();
  await servers.close();
});

/** The milliseconds at which so many requests, made at once, may go; each gives its place back at once. */
async function timesOf(options: RequestPacerOptions, count: number): Promise<number[]> {
  const pacer = new RequestPacer(options);
  const start = performance.now();
  const times: number[] = [];
  const { signal } = new AbortController();
  for (let request = 0; request < count; request += 1) {
    void pacer.enter(signal).then((leave) => {
      times.push(Math.round(performance.now() - start));
      leave();
    });
  }
  await vi.advanceTimersByTimeAsync(3 * 24 * 60 * 60 * 1000);
  return times;
}

describe('a pacer', () => {
  it('lets so many requests go in any minute', async () => {
    expect(await timesOf({ perMinute: 3 }, 8)).toEqual([0, 0, 0, 60_000, 60_000, 60_000, 120_000, 120_000]);
  });

  it('lets so many requests go in any 24 hours', async () => {
    const day = 24 * 60 * 60 * 1000;
    expect(await timesOf({ perDay: 2, perMinute: 1 }, 4)).toEqual([0, 60_000, day, day + 60_000]);
  });

  it('slides: a minute is any minute, not one of the clock', async () => {
    const pacer = new RequestPacer({ perMinute: 2 });
    const { signal } = new AbortController();
    const go = () => pacer.enter(signal).then((leave) => leave());
    await go();
    await vi.advanceTimersByTimeAsync(50_000);
    await go();
    const start = performance.now();
    const third = go().then(() => performance.now() - start);
    const fourth = go().then(() => performance.now() - start);
    await vi.advanceTimersByTimeAsync(60_000);
    expect([await third, await fourth]).toEqual([10_000, 60_000]);
  });

  it('lets so many requests go at the same time, in their order', async () => {
    const pacer = new RequestPacer({ concurrency: 2 });
    const { signal } = new AbortController();
    const order: number[] = [];
    const leaves: (() => void)[] = [];
    for (const number of [1, 2, 3, 4]) {
      void pacer.enter(signal).then((leave) => {
        order.push(number);
        leaves.push(leave);
      });
    }
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual([1, 2]);
    leaves[1]?.();
    leaves[1]?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(order).toEqual([1, 2, 3]);
  });

  it('forgets those that are aborted while they wait, and keeps no timer for them', async () => {
    const pacer = new RequestPacer({ perMinute: 1 });
    const controller = new AbortController();
    await pacer.enter(controller.signal);
    const second = pacer.enter(controller.signal);
    expect(vi.getTimerCount()).toBe(1);
    controller.abort('enough');
    await expect(second).rejects.toBe('enough');
    expect(vi.getTimerCount()).toBe(0);
    await expect(pacer.enter(controller.signal)).rejects.toBe('enough');
  });

  it('refuses limits below 1', () => {
    for (const limit of [0, -1, Number.NaN]) {
      expect(() => new RequestPacer({ perMinute: limit })).toThrow(RangeError);
      expect(() => new RequestPacer({ perDay: limit })).toThrow(RangeError);
      expect(() => new RequestPacer({ concurrency: limit })).toThrow(RangeError);
    }
  });
});

describe('a transport with a pacer', () => {
  it('never has more requests under way than allowed, whether they succeed or fail', async () => {
    let running = 0;
    let count = 0;
    let most = 0;
    const fetch = async () => {
      running += 1;
      count += 1;
      most = Math.max(most, running);
      const number = count;
      await turns(3);
      running -= 1;
      if (number % 3 === 0) throw new TypeError('fetch failed');
      return new Response('{}', { status: number % 5 === 0 ? 400 : 200 });
    };
    const pacer = new RequestPacer({ concurrency: 4 });
    const transport = new Transport({ fetch, pacer, retry: { limit: 0 } });
    const request = { method: 'GET', url: 'http://127.0.0.1/' };
    await Promise.allSettled(Array.from({ length: 60 }, () => transport.send(request)));
    expect([count, most, running]).toEqual([60, 4, 0]);
  });

  it('fails a call that the pacer refuses', async () => {
    const pacer = { enter: () => Promise.reject(new Error('closed')) };
    const call = new Transport({ pacer }).send({ method: 'GET', url: 'http://127.0.0.1/' });
    expect(await failureOf(call)).toMatchObject({ reason: 'request', cause: { message: 'closed' } });
  });

  it('counts each attempt, and its wait against the deadline but not against the attempt', async () => {
    const { url, requests } = await servers.start((response) => sendJson(response, 200, null));
    const transport = new Transport({
      pacer: new RequestPacer({ perMinute: 1 }),
      timeout: 1000,
      deadline: 90_000,
    });
    await transport.send({ method: 'GET', url });
    const second = transport.send({ method: 'GET', url });
    const third = failureOf(transport.send({ method: 'GET', url }));
    await vi.advanceTimersByTimeAsync(59_000);
    expect(requests.length).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    await second;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await third).toMatchObject({ reason: 'timeout', mayHaveBeenDone: false });
    await until(() => requests.length === 2);
  });
});
