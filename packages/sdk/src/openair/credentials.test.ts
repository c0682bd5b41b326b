import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { OpenAirClientOptions } from './client-options.js';
import { add } from './commands/modify-records.js';
import { whoami } from './commands/session.js';
import {
  clientOf,
  failureOf,
  holdTime,
  responseXml,
  scriptedService,
  whoamiXml,
} from './fixtures/scripted-service.js';

beforeEach(holdTime);
afterEach(() => vi.useRealTimers());

const refusedXml = (code: string): string => responseXml('<Whoami status="2"/>', `<Auth status="${code}"/>`);

/** A service that takes one token or password, and refuses others in one of its ways. */
function serviceThatTakes(secret: string, refusal: string | number = '401') {
  const requests: string[] = [];
  return {
    requests,
    fetch: (async (_url, init) => {
      const xml = new TextDecoder().decode(init.body as Uint8Array);
      requests.push(xml);
      if (typeof refusal === 'number' && !xml.includes(secret)) return new Response('', { status: refusal });
      return new Response(xml.includes(secret) ? whoamiXml : refusedXml(String(refusal)));
    }) satisfies OpenAirClientOptions['fetch'],
  };
}

/** Gives one token after the other, later. */
function tokens(): { readonly source: OpenAirClientOptions['accessToken']; readonly asked: boolean[] } {
  const asked: boolean[] = [];
  return {
    asked,
    source: async ({ refresh }) => {
      asked.push(refresh);
      const number = asked.length;
      await Promise.resolve();
      return `token-${number}`;
    },
  };
}

describe('credentials that are functions', () => {
  test.each(['accessToken', 'password', 'key'] as const)('are kept: %s', async (name) => {
    const { source, asked } = tokens();
    const service = serviceThatTakes('token-1');
    const client = clientOf(service, { [name]: source });
    await Promise.all([client.whoami(), client.whoami()]);
    await client.whoami();
    expect(asked).toEqual([false]);
    expect(service.requests).toHaveLength(3);
  });

  test.each(['2', '9', '401', '408', '419', '420', '501', '502', '503', 401])(
    'are fetched anew when they are refused with %s, once for all that wait, and each call is sent again',
    async (refusal) => {
      const { source, asked } = tokens();
      const service = serviceThatTakes('token-2', refusal);
      const client = clientOf(service, { accessToken: source });
      const calls = Array.from({ length: 10 }, () => client.whoami());
      expect(await Promise.all(calls)).toEqual(calls.map(() => ({ id: '1' })));
      expect(asked).toEqual([false, true]);
      expect(service.requests).toHaveLength(20);
    },
  );

  test('let a write be sent again: nothing of it was carried out', async () => {
    const added = responseXml('<Add status="0"><Project><id>7</id></Project></Add>');
    const service = scriptedService(responseXml('<Add status="2"/>', '<Auth status="9"/>'), added);
    const client = clientOf(service, { accessToken: tokens().source });
    const { data, response } = await client.add('Project', { name: 'x' }).withResponse();
    expect(data).toEqual({ id: '7' });
    expect(response.earlier).toEqual([{ reason: 'command', status: 200, mayHaveBeenDone: false }]);
    expect(service.requests[1]).toContain('<access_token>token-2</access_token>');
  });

  test.each<readonly [string, number]>([
    ['<Add status="9"/><Whoami status="2"/>', 2],
    ['<Add status="0"><Project><id>7</id></Project></Add><Whoami status="9"/>', 1],
    ['<Add/><Whoami status="9"/>', 1],
  ])('send a batch again only where none of it was carried out: %s', async (returned, requests) => {
    const service = scriptedService(responseXml(returned));
    const client = clientOf(service, { accessToken: tokens().source });
    await failureOf(client.batch([add('Project', { name: 'x' }), whoami()]));
    expect(service.requests).toHaveLength(requests);
  });

  test('are fetched anew once for a call: what is refused then stays refused', async () => {
    const { source, asked } = tokens();
    const service = serviceThatTakes('never');
    const error = await failureOf(clientOf(service, { accessToken: source }).whoami());
    expect(error).toMatchObject({ name: 'OpenAirAuthenticationError', code: '401', attempts: 2 });
    expect(asked).toEqual([false, true]);
  });

  test('are fetched anew while records are read as they arrive', async () => {
    const page = responseXml('<Read status="0"><Slip><id>7</id></Slip></Read>');
    const service = scriptedService(refusedXml('9').replaceAll('Whoami', 'Read'), page);
    const ids: unknown[] = [];
    for await (const { id } of clientOf(service, { accessToken: tokens().source }).read('Slip')) ids.push(id);
    expect(ids).toEqual(['7']);
    expect(service.requests[1]).toContain('token-2');
  });

  test('that are constants are sent once', async () => {
    const service = serviceThatTakes('never');
    expect(await failureOf(clientOf(service).whoami())).toMatchObject({ code: '401', attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });

  test('are not asked for by requests without a log-in', async () => {
    const service = scriptedService('<response><Time status="8"/></response>');
    const { source, asked } = tokens();
    await failureOf(clientOf(service, { accessToken: source }).time());
    expect(asked).toEqual([]);
  });

  test('that fail make the call fail, and are asked again by the next one', async () => {
    let calls = 0;
    const accessToken = async () => {
      calls += 1;
      if (calls === 1) throw new Error('the vault is sealed');
      return 'token-1';
    };
    const service = scriptedService(whoamiXml);
    const client = clientOf(service, { accessToken });
    const error = await failureOf(client.add('Project', { name: 'x' }));
    expect(error).toMatchObject({
      reason: 'credentials',
      message: expect.stringContaining('the vault is sealed'),
      mayHaveBeenDone: false,
    });
    expect(service.requests).toHaveLength(0);
    expect(await client.whoami()).toEqual({ id: '1' });
  });

  test('that give no string make the call fail, and are not shown', async () => {
    const client = clientOf(scriptedService(whoamiXml), { key: (async () => 12345678) as never });
    const error = await failureOf(client.whoami());
    expect(error).toMatchObject({ reason: 'credentials', message: expect.stringContaining('not a number') });
    expect(String(error)).not.toContain('12345678');
  });
});

describe('a call that is aborted', () => {
  const never = (): Promise<never> => new Promise(() => undefined);

  test.each(['accessToken', 'password', 'key'] as const)(
    'ends while %s is fetched, at once',
    async (name) => {
      const service = scriptedService(whoamiXml);
      const client = clientOf(service, { [name]: never });
      const calls: ((signal: AbortSignal) => PromiseLike<unknown>)[] = [
        (signal) => client.add('Project', { name: 'x' }, { signal }),
        (signal) => client.whoami({ signal }),
        (signal) => client.read('Slip', { signal }).next(),
      ];
      for (const call of calls) {
        const controller = new AbortController();
        const failure = failureOf(call(controller.signal));
        await Promise.resolve();
        controller.abort(new Error('enough'));
        expect(await failure).toMatchObject({
          reason: 'aborted',
          cause: controller.signal.reason,
          mayHaveBeenDone: false,
        });
        // Before it begins.
        expect(await failureOf(call(controller.signal))).toMatchObject({ reason: 'aborted' });
      }
      expect(service.requests).toHaveLength(0);
      expect(vi.getTimerCount()).toBe(0);
    },
  );

  test('by the time for an attempt, while a credential is fetched', async () => {
    const failure = failureOf(
      clientOf(scriptedService(whoamiXml), { key: never, retry: { limit: 0 } }).whoami(),
    );
    await vi.advanceTimersByTimeAsync(60_000);
    expect(await failure).toMatchObject({ reason: 'timeout' });
  });

  test('ends while newer credentials are fetched, and others get theirs', async () => {
    let give = (_token: string): void => undefined;
    const accessToken: OpenAirClientOptions['accessToken'] = ({ refresh }) =>
      refresh
        ? new Promise((resolve) => {
            give = resolve;
          })
        : 'token-1';
    const client = clientOf(serviceThatTakes('token-2'), { accessToken });
    const controller = new AbortController();
    const aborted = failureOf(client.whoami({ signal: controller.signal }));
    const other = client.whoami();
    await vi.advanceTimersByTimeAsync(1_000);
    controller.abort();
    expect(await aborted).toMatchObject({ reason: 'aborted' });
    give('token-2');
    expect(await other).toEqual({ id: '1' });
  });

  test('ends while it waits to be sent again', async () => {
    const controller = new AbortController();
    const service = scriptedService(refusedXml('556'));
    // The wait is longer than the time that passes until the request is seen.
    const client = clientOf(service, { retry: { baseDelay: 10_000, random: () => 0.9 } });
    const failure = failureOf(client.whoami({ signal: controller.signal }));
    await vi.waitFor(() => expect(service.requests).toHaveLength(1));
    controller.abort();
    expect(await failure).toMatchObject({ reason: 'aborted', attempts: 1 });
    expect(vi.getTimerCount()).toBe(0);
  });
});
