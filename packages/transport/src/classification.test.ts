import { afterEach, describe, expect, it } from 'vitest';
import type { Classify } from './classification.js';
import { sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf } from './fixtures/waiting.js';
import type { RetryEvent } from './hooks.js';
import { Transport } from './transport.js';
import { TransportError } from './transport-error.js';

const servers = new TestServers();
afterEach(() => servers.close());

/** Tells failures of a service that responds with 200 always, as that of OpenAir does. */
const byStatusAttribute: Classify = (response) => {
  const status = /status="(\d+)"/.exec(response.text())?.[1];
  if (status === '0') return undefined;
  return status === '556'
    ? { kind: 'transient', message: `status ${status}`, retryAfter: 20 }
    : { kind: 'failed', message: `status ${status}` };
};

describe('a classifier', () => {
  it('tells a failure that may pass in the body of a success, which is tried again when reading', async () => {
    const { url, requests } = await servers.start((response, { number }) =>
      response.end(`<response status="${number === 1 ? 556 : 0}"/>`),
    );
    const retries: RetryEvent[] = [];
    const transport = new Transport({
      classify: byStatusAttribute,
      retry: { baseDelay: 1 },
      hooks: { onRetry: (event) => retries.push(event) },
    });
    const response = await transport.send({ method: 'POST', url, effect: 'read' });
    expect(response.text()).toBe('<response status="0"/>');
    expect(retries).toMatchObject([{ delay: 20, error: { reason: 'command', status: 200, retryAfter: 20 } }]);
    expect(requests.length).toBe(2);
  });

  it('makes a write fail, with body and message', async () => {
    const { url, requests } = await servers.start((response) => response.end('<response status="556"/>'));
    const error = await failureOf(
      new Transport({ classify: byStatusAttribute }).send({ method: 'POST', url, operation: 'add' }),
    );
    expect(error).toMatchObject({
      reason: 'command',
      message: 'add: status 556; the service asks to wait 1 s',
      body: '<response status="556"/>',
      notRepeated: 'unsafe',
      mayHaveBeenDone: false,
    });
    expect(requests.length).toBe(1);
  });

  it('finds in the body of a failure what the headers do not say', async () => {
    const { url } = await servers.start((response) =>
      sendJson(response, 429, { message: 'slow down', retry_after: 90 }),
    );
    const classify: Classify = (response) => {
      if (response.status !== 429) return undefined;
      const { message, retry_after } = response.json<{ message: string; retry_after: number }>();
      return { kind: 'transient', message, retryAfter: retry_after * 1000 };
    };
    const error = await failureOf(new Transport({ classify }).send({ method: 'GET', url }));
    expect(error).toMatchObject({ status: 429, retryAfter: 90_000, notRepeated: 'retry-after' });
    expect(error.message).toBe(`GET ${url}: 429 slow down; the service asks to wait 90 s`);
  });

  it('may say that what seems to pass does not', async () => {
    const { url, requests } = await servers.start((response) => sendJson(response, 500, null));
    const transport = new Transport({ classify: () => ({ kind: 'failed' }) });
    expect(await failureOf(transport.send({ method: 'GET', url }))).toMatchObject({
      status: 500,
      attempts: 1,
    });
    expect(requests.length).toBe(1);
  });

  it('that throws makes a call fail whose response cannot be read', async () => {
    const { url, requests } = await servers.start((response) => response.end('<html>'));
    const classify: Classify = (response) => response.json();
    const error = await failureOf(new Transport({ classify }).send({ method: 'GET', url }));
    expect(error).toMatchObject({ reason: 'response', status: 200, body: '<html>', attempts: 1 });
    const thrower = new Transport({
      classify: () => {
        throw new RangeError('no');
      },
    });
    expect(await failureOf(thrower.send({ method: 'GET', url }))).toMatchObject({
      reason: 'response',
      cause: { name: 'RangeError' },
    });
    expect(requests.length).toBe(2);
  });

  it('that throws for a failure leaves it to the status', async () => {
    const { url } = await servers.start((response, { number }) =>
      number === 1 ? response.writeHead(502).end('<html>') : sendJson(response, 200, 'fine'),
    );
    const classify: Classify = (response) => response.json() as undefined;
    const transport = new Transport({
      classify: (response, request) => void classify(response, request),
      retry: { baseDelay: 1 },
    });
    expect((await transport.send({ method: 'GET', url })).json()).toBe('fine');
  });

  it('may say that the response is not what it has to be, and make the error', async () => {
    class OwnError extends TransportError {}
    const { url } = await servers.start((response) => response.end('nonsense'));
    const cause = new Error('cannot be read');
    const classify: Classify = () => ({
      kind: 'failed',
      reason: 'response',
      message: 'nonsense',
      cause,
      makeError: (details) => new OwnError({ ...details, message: `own: ${details.message}` }),
    });
    const settled: (TransportError | undefined)[] = [];
    const transport = new Transport({ classify, hooks: { onSettled: ({ error }) => settled.push(error) } });
    const error = await failureOf(transport.send({ method: 'POST', url, operation: 'add' }));
    expect(error).toBeInstanceOf(OwnError);
    expect(error).toMatchObject({
      reason: 'response',
      message: 'own: add: nonsense',
      mayHaveBeenDone: true,
      cause,
    });
    expect(settled).toEqual([error]);
  });

  it('may know that nothing, or something, was done', async () => {
    const { url } = await servers.start((response) => response.end('partly'));
    for (const mayHaveBeenDone of [true, false]) {
      const transport = new Transport({ classify: () => ({ kind: 'failed', mayHaveBeenDone }) });
      expect(await failureOf(transport.send({ method: 'POST', url }))).toMatchObject({ mayHaveBeenDone });
      const read = { method: 'POST', url, effect: 'read' } as const;
      expect(await failureOf(transport.send(read))).toMatchObject({ mayHaveBeenDone: false });
    }
  });
});
