import { inspect } from 'node:util';
import { XmlValidationError } from '@proj/xml-runtime';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { add } from './commands/modify-records.js';
import { whoami } from './commands/session.js';
import { isOpenAirError, OpenAirCommandError, OpenAirError } from './errors.js';
import { clientOf, failureOf, responseXml, scriptedService, whoamiXml } from './fixtures/scripted-service.js';
import { isTransportError, type ResponseHead } from './index.js';

describe('what came with the data', () => {
  const withHeader = () => new Response(whoamiXml, { headers: { 'x-trace': '7' } });

  test('is there for those who ask', async () => {
    const { data, issues, response } = await clientOf(scriptedService(withHeader)).whoami().withResponse();
    expect(data).toEqual({ id: '1' });
    expect(issues).toEqual([]);
    expect(response).toMatchObject({ status: 200, attempts: 1, earlier: [] });
    expect(response.headers.get('x-trace')).toBe('7');
    expectTypeOf(response).toEqualTypeOf<ResponseHead>();
  });

  test('is that of the one call, whichever is waited for', async () => {
    const service = scriptedService(withHeader);
    const call = clientOf(service).whoami();
    expect([await call, (await call.withResponse()).data]).toEqual([{ id: '1' }, { id: '1' }]);
    expect(service.requests).toHaveLength(1);
  });

  test('is there for batches, with commands that fail as well, and without commands', async () => {
    const xml = responseXml('<Whoami status="0"><User><id>1</id></User></Whoami><Whoami status="8"/>');
    const batch = await clientOf(scriptedService(responseXml('<Time status="0"/>')))
      .batch([])
      .withResponse();
    expect(batch).toMatchObject({ data: [], response: { attempts: 0 } });
    const settled = await clientOf(scriptedService(xml)).batchSettled([whoami(), whoami()]).withResponse();
    expect(settled.data).toMatchObject([
      { status: 'fulfilled' },
      { status: 'rejected', reason: { code: '8' } },
    ]);
    expect(settled.response.status).toBe(200);
  });

  test('hides no failure', async () => {
    const call = clientOf(scriptedService(responseXml('<Whoami status="8"/>'))).whoami();
    expect(await failureOf(call.withResponse())).toBe(await failureOf(call));
  });
});

describe('an error', () => {
  test('has what the response has, and shows neither headers nor body by itself', async () => {
    const xml = responseXml('<Add status="1106"><errors>because</errors></Add>');
    const service = scriptedService(() => new Response(xml, { headers: { 'x-trace': '7' } }));
    const error = (await failureOf(clientOf(service).add('Project', { name: 'x' }))) as OpenAirCommandError;
    expect(error).toBeInstanceOf(OpenAirCommandError);
    expect(error).toMatchObject({
      name: 'OpenAirCommandError',
      reason: 'command',
      operation: '<Add type=Project>',
      code: '1106',
      details: 'because',
      status: 200,
      attempts: 1,
      mayHaveBeenDone: false,
      body: xml,
    });
    expect(error.headers?.get('x-trace')).toBe('7');
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: 'OpenAirCommandError', code: '1106' });
    expect(inspect(error) + JSON.stringify(error)).not.toContain('x-trace');
  });

  test('of a batch has those of its commands, each with its own outcome', async () => {
    const xml = responseXml(
      '<Add status="0"><Project><id>7</id></Project></Add><Whoami status="0"/><Add status="602"/>',
    );
    const commands = [add('Project', { name: 'x' }), whoami(), add('Project', { name: 'y' })];
    const error = await failureOf(clientOf(scriptedService(xml)).batch(commands));
    expect(error).toMatchObject({
      name: 'OpenAirBatchError',
      mayHaveBeenDone: true,
      results: [
        { status: 'fulfilled', value: { id: '7' } },
        { status: 'rejected', reason: { name: 'OpenAirResponseError', mayHaveBeenDone: false } },
        { status: 'rejected', reason: { name: 'OpenAirCommandError', code: '602', mayHaveBeenDone: false } },
      ],
    });
    expect(String(error)).toContain('2 of 3 commands failed');
  });

  test('of a batch of which nothing was carried out says so', async () => {
    const xml = responseXml('<Add status="602"/><Whoami status="0"><User/></Whoami>');
    const error = await failureOf(
      clientOf(scriptedService(xml)).batch([add('Project', { name: 'x' }), whoami()]),
    );
    expect(error).toMatchObject({ name: 'OpenAirBatchError', mayHaveBeenDone: false });
  });

  test('of an argument tells that nothing was sent', async () => {
    const service = scriptedService(whoamiXml);
    const client = clientOf(service);
    for (const call of [
      client.add('Slip', []),
      client.modify('Slip', { name: 'x' } as never),
      client.read('Slip', { pageSize: 0 }).next(),
      clientOf(service, { accessToken: 'token-1' }).remoteAuth(),
    ]) {
      expect(await failureOf(call)).toMatchObject({ name: 'OpenAirError', reason: 'request', attempts: 0 });
    }
    expect(() => clientOf(service, { url: 'ftp://127.0.0.1/' })).toThrow(OpenAirError);
    expect(service.requests).toHaveLength(0);
  });

  test('of a value that breaks the schema comes before anything is sent, whatever credentials are', async () => {
    const service = scriptedService(whoamiXml);
    for (const key of ['key-word-1', async () => 'key-word-1']) {
      const call = clientOf(service, { key }).add('Project', { currency: 'US$', nonsense: 'x' } as never);
      expect(await failureOf(call)).toBeInstanceOf(XmlValidationError);
    }
    expect(service.requests).toHaveLength(0);
  });

  test('is known by its brand, also one of another copy of the package', () => {
    const error = new OpenAirError('no');
    expect([isOpenAirError(error), isTransportError(error)]).toEqual([true, true]);
    const other = Object.create({ [Symbol.for('@proj/sdk.OpenAirError')]: true }) as object;
    expect(isOpenAirError(other)).toBe(true);
    for (const value of [new Error('no'), undefined, null, 'OpenAirError', {}]) {
      expect(isOpenAirError(value)).toBe(false);
    }
  });
});

describe('hooks', () => {
  test('see the failures that responses tell of, with the errors that callers get', async () => {
    const seen: unknown[] = [];
    const hooks = {
      onSettled: ({ operation, error }: { operation: string; error: unknown }) => seen.push(operation, error),
    };
    const error = await failureOf(
      clientOf(scriptedService('<html>busy'), { hooks }).add('Project', { name: 'x' }),
    );
    expect(seen).toEqual(['<Add type=Project>', error]);
  });

  test('are told of a log that fails, which changes nothing', async () => {
    const failures: unknown[] = [];
    const full = new Error('the disk is full');
    const client = clientOf(scriptedService(whoamiXml), {
      onExchange: () => {
        throw full;
      },
      hooks: { onHookError: (failure) => failures.push(failure) },
    });
    expect(await client.whoami()).toEqual({ id: '1' });
    expect(failures).toEqual([full]);
  });
});

test('a fetch of the caller is called with an address and an object', async () => {
  const calls: unknown[][] = [];
  const fetch = async (...call: [string, RequestInit]) => {
    calls.push(call);
    return new Response(whoamiXml);
  };
  await clientOf({ fetch }, { userAgent: 'my-app/1.0' }).whoami();
  expect(calls).toEqual([
    [
      'http://127.0.0.1/api.pl',
      expect.objectContaining({
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/xml', 'User-Agent': 'my-app/1.0' },
      }),
    ],
  ]);
});
