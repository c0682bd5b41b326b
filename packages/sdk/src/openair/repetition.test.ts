import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { deleteRecord, modify } from './commands/modify-records.js';
import { read } from './commands/read.js';
import { whoami } from './commands/session.js';
import {
  clientOf,
  failureOf,
  holdTime,
  responseXml,
  type Step,
  scriptedService,
  whoamiXml,
} from './fixtures/scripted-service.js';
import type { OpenAirHooks } from './hooks.js';

beforeEach(holdTime);
afterEach(() => vi.useRealTimers());

/** Notes the waits, and lets them pass. */
function passing(): { readonly delays: number[]; readonly hooks: OpenAirHooks } {
  const delays: number[] = [];
  return {
    delays,
    hooks: {
      onRetry({ delay }) {
        delays.push(delay);
        queueMicrotask(() => void vi.advanceTimersByTimeAsync(delay));
      },
    },
  };
}

const project = '<Project><id>1</id></Project>';
const added = responseXml(`<Add status="0">${project}</Add>`);

/** The service is busy, or has had too many requests, and says so in one of these places. */
const busy: Readonly<Record<string, (code: string) => string>> = {
  'in place of the log-in': (code) => responseXml('<Whoami status="2"/>', `<Auth status="${code}"/>`),
  'for the command': (code) => responseXml(`<Whoami status="${code}"/>`),
  'for the request as a whole': (code) => `<response status="${code}">later</response>`,
};

describe.each(['414', '505', '556', '606'])('code %s', (code) => {
  test.each(Object.entries(busy))('%s is waited out by a request that reads', async (_, xml) => {
    const service = scriptedService(xml(code), whoamiXml);
    const { delays, hooks } = passing();
    const { data, response } = await clientOf(service, { hooks }).whoami().withResponse();
    expect(data).toEqual({ id: '1' });
    expect(response).toMatchObject({ attempts: 2, earlier: [{ reason: 'command', mayHaveBeenDone: false }] });
    expect(delays).toHaveLength(1);
  });

  test('is an error with the code when it does not pass, and no refused log-in', async () => {
    const service = scriptedService(responseXml('<Whoami status="2"/>', `<Auth status="${code}"/>`));
    const error = await failureOf(clientOf(service, passing()).whoami());
    expect(error).toMatchObject({
      name: 'OpenAirCommandError',
      reason: 'command',
      code,
      command: '<Auth>',
      attempts: 3,
      notRepeated: 'attempts',
    });
    expect(service.requests).toHaveLength(3);
  });

  test('is an error at once for a request that writes, which was not carried out', async () => {
    const service = scriptedService(responseXml('<Add status="2"/>', `<Auth status="${code}"/>`), added);
    const error = await failureOf(clientOf(service, passing()).add('Project', { name: 'x' }));
    expect(error).toMatchObject({ code, notRepeated: 'unsafe', mayHaveBeenDone: false, attempts: 1 });
    expect(service.requests).toHaveLength(1);
  });

  test('of one of several commands that read is waited out, and told as before when it stays', async () => {
    const me = '<Whoami status="0"><User><id>1</id></User></Whoami>';
    const partly = responseXml(`${me}<Read status="${code}"/>`);
    const whole = responseXml(`${me}<Read status="0">${project}</Read>`);
    const commands = [whoami(), read('Project')] as const;
    expect(await clientOf(scriptedService(partly, whole), passing()).batch(commands)).toEqual([
      { id: '1' },
      [{ id: '1' }],
    ]);
    const settled = await clientOf(scriptedService(partly), passing()).batchSettled(commands);
    expect(settled).toMatchObject([
      { status: 'fulfilled', value: { id: '1' } },
      { status: 'rejected', reason: { code, index: 1, attempts: 3 } },
    ]);
  });

  test('of a batch with a command that writes is not: what was written is told', async () => {
    const service = scriptedService(
      responseXml(`<Modify status="0">${project}</Modify><Read status="${code}"/>`),
    );
    const commands = [modify('Project', { id: '1' }), read('Project')];
    expect(await failureOf(clientOf(service, passing()).batch(commands))).toMatchObject({
      name: 'OpenAirBatchError',
      mayHaveBeenDone: true,
      results: [{ status: 'fulfilled' }, { status: 'rejected', reason: { code, mayHaveBeenDone: false } }],
    });
    expect(service.requests).toHaveLength(1);
  });

  test('is waited out by a read whose records are handed out as they arrive', async () => {
    const page = responseXml('<Read status="0"><Slip><id>7</id></Slip></Read>');
    const service = scriptedService(responseXml('<Read status="2"/>', `<Auth status="${code}"/>`), page);
    const ids: unknown[] = [];
    for await (const { id } of clientOf(service, passing()).read('Slip')) ids.push(id);
    expect(ids).toEqual(['7']);
    expect(service.requests).toHaveLength(2);
  });
});

describe('the wait that the service asks for', () => {
  const asking =
    (headers: Readonly<Record<string, string>>, status = 200): Step =>
    () =>
      new Response(status === 200 ? busy['in place of the log-in']?.('556') : 'later', { status, headers });

  test.each<readonly [string, Readonly<Record<string, string>>, number, number]>([
    ['in seconds', { 'retry-after': '20' }, 20_000, 20_000],
    ['in milliseconds', { 'retry-after-ms': '1500' }, 1_500, 1_500],
    ['as a date', { 'retry-after': new Date(Date.UTC(2026, 2, 14, 8, 35, 50)).toUTCString() }, 7_000, 7_000],
    ['that is garbage is passed over', { 'retry-after': 'soon' }, 0, 300],
    ['that is nothing is backed off from', { 'retry-after': '0' }, 0, 300],
  ])('%s', async (_, headers, least, most) => {
    for (const status of [200, 429]) {
      vi.setSystemTime(Date.UTC(2026, 2, 14, 8, 35, 43));
      const { delays, hooks } = passing();
      await clientOf(scriptedService(asking(headers, status), whoamiXml), { hooks }).whoami();
      expect(delays[0]).toBeGreaterThanOrEqual(least);
      expect(delays[0]).toBeLessThanOrEqual(most);
    }
  });

  test('fails the call at once where it is longer than the caller allows', async () => {
    for (const status of [200, 503]) {
      const service = scriptedService(asking({ 'retry-after': '86400' }, status));
      const error = await failureOf(clientOf(service).whoami());
      expect(error).toMatchObject({ retryAfter: 86_400_000, notRepeated: 'retry-after', attempts: 1 });
    }
    const { delays, hooks } = passing();
    const retry = { maxRetryAfter: 100_000_000 };
    const patient = clientOf(scriptedService(asking({ 'retry-after': '86400' }), whoamiXml), {
      retry,
      hooks,
    });
    expect(await patient.whoami()).toEqual({ id: '1' });
    expect(delays).toEqual([86_400_000]);
  });
});

describe('a response that is lost', () => {
  test('makes a read try again, with other waits each time', async () => {
    const service = scriptedService(new TypeError('fetch failed'), new TypeError('fetch failed'), whoamiXml);
    const { delays, hooks } = passing();
    const retry = { random: () => 0.5 };
    const { response } = await clientOf(service, { hooks, retry }).whoami().withResponse();
    expect(response.attempts).toBe(3);
    expect(delays).toEqual([150, 300]);
  });

  test.each<readonly [string, Step, object]>([
    ['because the connection breaks', new TypeError('fetch failed'), { reason: 'network' }],
    ['by a server that fails', () => new Response('', { status: 502 }), { reason: 'http', status: 502 }],
    ['in nonsense', '<html>busy', { reason: 'response', name: 'OpenAirResponseError', status: 200 }],
    ['among others', responseXml('<Read status="0"/>'), { reason: 'response' }],
    ['after the log-in', '<response><Auth status="0"/>', { reason: 'response' }],
    ['without a status', responseXml('<Add/>'), { reason: 'response' }],
  ])(
    '%s, leaves open whether a write was carried out, which is told and not tried again',
    async (_, step, told) => {
      const service = scriptedService(step, added);
      for (const call of [
        () => clientOf(service).add('Project', { name: 'x' }),
        () => clientOf(scriptedService(step)).delete('Project', { id: '1' }),
        () => clientOf(scriptedService(step)).batch([deleteRecord('Project', { id: '1' }), whoami()]),
      ]) {
        expect(await failureOf(call())).toMatchObject({ ...told, mayHaveBeenDone: true, attempts: 1 });
      }
      expect(service.requests).toHaveLength(1);
    },
  );

  test('of a read never says that something was done', async () => {
    for (const step of [
      new TypeError('fetch failed'),
      '<html>busy',
      () => new Response('', { status: 502 }),
    ]) {
      const error = await failureOf(clientOf(scriptedService(step), passing()).whoami());
      expect(error).toMatchObject({ mayHaveBeenDone: false });
    }
  });
});

test('HTTP 413 and 425 are treated as the transport says: too large is not sent again, too early is', async () => {
  const tooLarge = scriptedService(() => new Response('', { status: 413, headers: { 'retry-after': '1' } }));
  expect(await failureOf(clientOf(tooLarge).whoami())).toMatchObject({
    status: 413,
    attempts: 1,
    retryAfter: 1_000,
  });
  const tooEarly = scriptedService(() => new Response('', { status: 425 }), whoamiXml);
  expect(await clientOf(tooEarly, passing()).whoami()).toEqual({ id: '1' });
});

test('a deadline ends a call with all its attempts', async () => {
  const endless = (): Promise<Response> => new Promise(() => undefined);
  const service = scriptedService(endless);
  const failure = failureOf(clientOf(service, { timeout: 5_000, deadline: 8_000 }).whoami());
  await vi.advanceTimersByTimeAsync(8_000);
  expect(await failure).toMatchObject({ reason: 'timeout', attempts: 2, cause: { name: 'TimeoutError' } });
});

test('a response may have so many bytes', async () => {
  const large = responseXml(`<Whoami status="0"><User><notes>${'x'.repeat(10_000)}</notes></User></Whoami>`);
  for (const call of [
    clientOf(scriptedService(large), { maxResponseBytes: 5_000 }).whoami(),
    clientOf(scriptedService(large), { maxResponseBytes: 5_000 }).read('Slip').next(),
  ]) {
    expect(await failureOf(call)).toMatchObject({
      reason: 'response',
      message: expect.stringContaining('5000 bytes'),
    });
  }
});
