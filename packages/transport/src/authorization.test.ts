import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Authorize } from './authorization.js';
import { CredentialCache, type CredentialSource } from './credential-cache.js';
import { type LocalServer, sendJson, TestServers } from './fixtures/local-server.js';
import { failureOf, turns, until } from './fixtures/waiting.js';
import { Transport } from './transport.js';

const servers = new TestServers();
afterEach(() => servers.close());

/** A server that takes one token only. */
function startGuarded(state: { valid: string }): Promise<LocalServer> {
  return servers.start((response, { headers, number }) =>
    headers.authorization === `Bearer ${state.valid}`
      ? sendJson(response, 200, number)
      : sendJson(response, 401, { message: 'who are you?' }),
  );
}

function bearer(source: CredentialSource): Authorize {
  const cache = new CredentialCache(source);
  return (request, context) => {
    const put = (token: string) => ({
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
    });
    const token = cache.get(context);
    if (token === undefined) return undefined;
    return typeof token === 'string' ? put(token) : token.then(put);
  };
}

describe('credentials that are refused', () => {
  it('are fetched anew once for all calls that wait, and each call is sent again once', async () => {
    const state = { valid: 't1' };
    const server = await startGuarded(state);
    const source = vi.fn(async ({ refresh }: { refresh: boolean }) => {
      await turns(5);
      return refresh ? state.valid : 't1';
    });
    const transport = new Transport({ authorize: bearer(source) });
    await transport.send({ method: 'GET', url: server.url });
    state.valid = 't2';
    const calls = Array.from({ length: 30 }, () =>
      transport.send({ method: 'POST', url: server.url, body: 'b' }),
    );
    const responses = await Promise.all(calls);
    expect(source.mock.calls).toEqual([[{ refresh: false }], [{ refresh: true }]]);
    expect(responses.every(({ attempts }) => attempts === 2)).toBe(true);
    expect(responses[0]?.earlier).toEqual([{ reason: 'http', status: 401, mayHaveBeenDone: false }]);
    expect(server.requests.length).toBe(61);
  });

  it('fail the call when the newer ones are refused, too', async () => {
    const server = await startGuarded({ valid: 'other' });
    const source = vi.fn(() => 'wrong');
    const error = await failureOf(
      new Transport({ authorize: bearer(source) }).send({ method: 'GET', url: server.url }),
    );
    expect(error).toMatchObject({ status: 401, attempts: 2, reason: 'http' });
    expect(source.mock.calls.length).toBe(2);
  });

  it('fail the call at once when they are constant, or when there is nobody to ask', async () => {
    const server = await startGuarded({ valid: 'other' });
    for (const options of [{ authorize: bearer('constant') }, {}]) {
      const error = await failureOf(new Transport(options).send({ method: 'GET', url: server.url }));
      expect(error).toMatchObject({ status: 401, attempts: 1 });
    }
  });

  it('fail all calls that wait when they cannot be fetched; the next call tries again', async () => {
    const state = { valid: 't1' };
    const server = await startGuarded(state);
    let isDown = false;
    const source = vi.fn(async () => {
      if (isDown) throw new Error('the vault is closed');
      return state.valid;
    });
    const transport = new Transport({ authorize: bearer(source) });
    await transport.send({ method: 'GET', url: server.url });
    [state.valid, isDown] = ['t2', true];
    const errors = await Promise.all(
      [1, 2, 3].map(() => failureOf(transport.send({ method: 'GET', url: server.url }))),
    );
    for (const error of errors) {
      expect(error.reason).toBe('credentials');
      expect(error.message).toContain('the vault is closed');
      expect(error.cause).toBeInstanceOf(Error);
    }
    isDown = false;
    await expect(transport.send({ method: 'GET', url: server.url })).resolves.toBeDefined();
  });

  it('are fetched for the others although the call that began it was aborted', async () => {
    const state = { valid: 't1' };
    const server = await startGuarded(state);
    let finish: (() => void) | undefined;
    const source = ({ refresh }: { refresh: boolean }) =>
      refresh
        ? new Promise<string>((resolve) => {
            finish = () => resolve('t2');
          })
        : 't1';
    const transport = new Transport({ authorize: bearer(source) });
    await transport.send({ method: 'GET', url: server.url });
    state.valid = 't2';
    const controller = new AbortController();
    const first = failureOf(transport.send({ method: 'GET', url: server.url, signal: controller.signal }));
    await until(() => finish !== undefined);
    const second = transport.send({ method: 'GET', url: server.url });
    controller.abort();
    expect(await first).toMatchObject({ reason: 'aborted' });
    finish?.();
    expect((await second).status).toBe(200);
  });

  it('are put in anew for each attempt', async () => {
    const { url, requests } = await servers.start((response, { number }) =>
      sendJson(response, number === 1 ? 503 : 200, null),
    );
    let count = 0;
    const transport = new Transport({
      authorize: (request) => {
        count += 1;
        return { ...request, headers: { 'x-nonce': String(count) } };
      },
      retry: { baseDelay: 1 },
    });
    await transport.send({ method: 'GET', url });
    expect(requests.map(({ headers }) => headers['x-nonce'])).toEqual(['1', '2']);
  });

  it('are refused by what a classifier says, in the body of a success', async () => {
    const state = { session: 's1' };
    const { url, requests } = await servers.start((response, { body }) =>
      response.end(body === state.session ? 'ok' : 'expired'),
    );
    const transport = new Transport({
      authorize: (request, { refresh }) => ({ ...request, body: refresh ? state.session : 's1' }),
      classify: (response) =>
        response.text() === 'expired' ? { kind: 'expired', message: 'the session expired' } : undefined,
    });
    state.session = 's2';
    expect((await transport.send({ method: 'POST', url })).text()).toBe('ok');
    expect(requests.map(({ body }) => body)).toEqual(['s1', 's2']);
    state.session = 's3';
    const authorize: Authorize = (request) => ({ ...request, body: 's1' });
    const stubborn = new Transport({
      authorize,
      classify: () => ({ kind: 'expired', message: 'the session expired' }),
    });
    expect(await failureOf(stubborn.send({ method: 'POST', url }))).toMatchObject({
      reason: 'command',
      status: 200,
      message: `POST ${url}: the session expired`,
    });
  });

  it('that cannot be had the first time fail the call; nothing is sent', async () => {
    const server = await startGuarded({ valid: 't1' });
    for (const authorize of [
      () => Promise.reject(new Error('no vault')),
      () => {
        throw new Error('no vault');
      },
    ]) {
      const error = await failureOf(new Transport({ authorize }).send({ method: 'POST', url: server.url }));
      expect(error).toMatchObject({ reason: 'credentials', mayHaveBeenDone: false });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('a cache of a credential', () => {
  it('asks once for all that ask at the same time, and shows each credential to its watcher', async () => {
    const source = vi.fn(async () => 'token');
    const seen: string[] = [];
    const cache = new CredentialCache(source, (token) => seen.push(token));
    const got = await Promise.all([1, 2, 3].map(() => cache.get({ refresh: false })));
    expect(got).toEqual(['token', 'token', 'token']);
    expect(cache.get({ refresh: false })).toBe('token');
    expect(source.mock.calls.length).toBe(1);
    expect(seen).toEqual(['token']);
  });
});
