import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf, holdTime, turns, until } from './fixtures/waiting.js';
import type { SettledEvent } from './hooks.js';
import { RequestPacer } from './pacer.js';
import { Transport } from './transport.js';

const servers = new TestServers();
beforeEach(holdTime);
afterEach(async () => {
  vi.useRealTimers();
  await servers.close();
});

const decoder = new TextDecoder();

describe('a streamed body', () => {
  it('arrives as the service sends it', async () => {
    let send: ((text: string) => void) | undefined;
    const { url } = await servers.start((response) => {
      response.flushHeaders();
      send = (text) => (text === '' ? response.end() : response.write(text));
    });
    const response = await new Transport().stream({ method: 'GET', url });
    expect(response.status).toBe(200);
    const reader = response.body.getReader();
    for (const text of ['one', 'two']) {
      send?.(text);
      expect(decoder.decode((await reader.read()).value)).toBe(text);
    }
    send?.('');
    expect((await reader.read()).done).toBe(true);
  });

  it('may be held as long as its reader likes: only waiting for the service counts', async () => {
    let send: (() => void) | undefined;
    const { url } = await servers.start((response) => {
      response.write('beginning');
      send = () => response.write('more');
    });
    const response = await new Transport({ timeout: 5000, deadline: 8000 }).stream({ method: 'POST', url });
    await vi.advanceTimersByTimeAsync(3_600_000);
    const reader = response.body.getReader();
    await reader.read();
    await vi.advanceTimersByTimeAsync(3_600_000);
    send?.();
    expect(decoder.decode((await reader.read()).value)).toBe('more');
    await vi.advanceTimersByTimeAsync(3_600_000);
    const stalled = failureOf(reader.read());
    await turns();
    await vi.advanceTimersByTimeAsync(5000);
    expect(await stalled).toMatchObject({ reason: 'timeout', status: 200, mayHaveBeenDone: true });
  });

  it('is not read ahead', async () => {
    let sent = 0;
    const { url } = await servers.start((response) => {
      const more = () => {
        while (!response.destroyed && sent < 300_000_000) {
          sent += 1_000_000;
          if (!response.write(Buffer.alloc(1_000_000))) return;
        }
      };
      response.on('drain', more);
      more();
    });
    const response = await new Transport({ maxResponseBytes: Number.POSITIVE_INFINITY }).stream({
      method: 'GET',
      url,
    });
    const reader = response.body.getReader();
    await reader.read();
    await turns(2000);
    const before = sent;
    await turns(2000);
    expect(sent).toBe(before);
    expect(sent).toBeLessThan(100_000_000);
    await reader.cancel();
  });

  it('is tried again before it begins, and not after bytes of it were handed out', async () => {
    const server = await servers.start((response, { number }) => {
      if (number === 1) return sendJson(response, 503, null);
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => setImmediate(() => response.destroy()));
    });
    const transport = new Transport({
      hooks: { onRetry: ({ delay }) => queueMicrotask(() => void vi.advanceTimersByTimeAsync(delay)) },
    });
    const response = await transport.stream({ method: 'GET', url: server.url });
    expect(response.attempts).toBe(2);
    expect(response.earlier).toEqual([{ reason: 'http', status: 503, mayHaveBeenDone: false }]);
    const reader = response.body.getReader();
    expect(decoder.decode((await reader.read()).value)).toBe('half');
    expect(await failureOf(reader.read())).toMatchObject({ reason: 'network', status: 200, attempts: 2 });
    await turns();
    expect(server.requests.length).toBe(2);
  });

  it('can be aborted, cancelled and too large', async () => {
    let closed = 0;
    const { url } = await servers.start((response) => {
      response.write('x'.repeat(1000));
      response.on('close', () => {
        closed += 1;
      });
    });
    const settled: SettledEvent[] = [];
    const transport = new Transport({ hooks: { onSettled: (event) => settled.push(event) } });
    const controller = new AbortController();

    const aborted = (
      await transport.stream({ method: 'GET', url, signal: controller.signal })
    ).body.getReader();
    await aborted.read();
    const pending = failureOf(aborted.read());
    controller.abort('enough');
    expect(await pending).toMatchObject({ reason: 'aborted', cause: 'enough' });

    const cancelled = (await transport.stream({ method: 'GET', url })).body.getReader();
    await cancelled.read();
    await cancelled.cancel();

    const large = (await transport.stream({ method: 'GET', url, maxResponseBytes: 999 })).body.getReader();
    expect(await failureOf(large.read())).toMatchObject({ reason: 'response' });

    expect(settled.map(({ error }) => error?.reason)).toEqual(['aborted', undefined, 'response']);
    await until(() => closed === 3);
  });

  it('is aborted while nobody reads: the call ends at once, and the next reader is told', async () => {
    const { url } = await servers.start((response) => {
      response.write('x');
    });
    const settled: SettledEvent[] = [];
    const transport = new Transport({ hooks: { onSettled: (event) => settled.push(event) } });
    const controller = new AbortController();
    const response = await transport.stream({ method: 'GET', url, signal: controller.signal });
    controller.abort();
    expect(settled).toMatchObject([{ error: { reason: 'aborted' } }]);
    expect(await failureOf(response.body.getReader().read())).toMatchObject({ reason: 'aborted' });
    expect(settled.length).toBe(1);
  });

  it('holds its place at the pacer until it ends', async () => {
    const { url, requests } = await servers.start((response) => response.end('done'));
    const transport = new Transport({ pacer: new RequestPacer({ concurrency: 1 }) });
    const first = await transport.stream({ method: 'GET', url });
    const second = transport.send({ method: 'GET', url });
    await turns();
    expect(requests.length).toBe(1);
    const reader = first.body.getReader();
    while (!(await reader.read()).done);
    expect((await second).text()).toBe('done');
  });

  it('is an error with the body’s text for a status other than success', async () => {
    const { url } = await servers.start((response) => sendJson(response, 404, 'nothing'));
    const error = await failureOf(new Transport().stream({ method: 'GET', url }));
    expect(error).toMatchObject({ status: 404, body: '"nothing"' });
  });
});
