import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import {
  add,
  deleteRecord,
  isOpenAirError,
  modify,
  OpenAirAuthenticationError,
  OpenAirBatchError,
  OpenAirClient,
  type OpenAirClientOptions,
  OpenAirCommandError,
  OpenAirRequestError,
  OpenAirResponseError,
  read,
  time,
  type WireExchange,
  whoami,
} from '@proj/sdk/openair';
import type { OpenAirServer } from '@proj/sdk/testing';
import { type ServedServers, serve } from '@proj/sdk/testing/serve';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const now = new Date('2026-03-14T08:35:43Z');

let served: ServedServers;
let server: OpenAirServer;

beforeEach(async () => {
  served = await serve({ openair: { now: () => now, accessToken: 'token-1' } });
  server = served.openair;
});

afterEach(async () => {
  await served.close();
});

function client(options: Partial<OpenAirClientOptions> = {}): OpenAirClient {
  return new OpenAirClient({
    ...server.credentials,
    url: served.openairUrl,
    client: 'e2e',
    clientVersion: '1.0',
    ...options,
  });
}

async function collect<T>(records: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const record of records) list.push(record);
  return list;
}

/** A plain HTTP server on a free port. */
async function listen(handler: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const http = createServer(handler).listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/`,
    async close() {
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

async function failureOf(promise: PromiseLike<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('the call was expected to fail'),
    (error: unknown) => error,
  );
}

describe('session', () => {
  test('whoami gives the user that is logged in', async () => {
    expect(await client().whoami()).toMatchObject({ nickname: 'JAdmin' });
  });

  test('an access token logs in too', async () => {
    const { company, key } = server.credentials;
    const byToken = new OpenAirClient({
      company,
      key,
      accessToken: 'token-1',
      url: served.openairUrl,
      client: 'e2e',
      clientVersion: '1.0',
    });
    expect((await byToken.whoami()).nickname).toBe('JAdmin');
  });

  test('time and error codes are asked without a log-in', async () => {
    const stranger = client({ password: 'wrong' });
    expect(await stranger.time()).toEqual(now);
    expect(await stranger.error(201)).toMatchObject({ code: '201', text: 'company missing or invalid' });
    expect(await stranger.error(99_999)).toBeUndefined();
    expect(server.requests.some(({ xml }) => xml.includes('<Auth>'))).toBe(false);
  });

  test('version, makeUrl and remoteAuth give texts', async () => {
    expect(await client().version({ name: 'client', number: '1.2' })).toMatchObject({ number: '1.2' });
    const url = await client().makeUrl({ uid: '1', page: 'grid-timesheet', app: 'ta' });
    expect(new URL(url).pathname).toBe('/ta/grid-timesheet');
    expect(await client().remoteAuth()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/remote/);
  });

  test('a user that was created can log in', async () => {
    const { company } = server.credentials;
    const created = await client().createUser(
      { nickname: company },
      { nickname: 'new', password: 'pw-1', email: 'new@example.com' },
    );
    expect(created.id).toMatch(/^\d+$/);
    expect((await client({ user: 'new', password: 'pw-1' }).whoami()).nickname).toBe('new');
  });
});

describe('read', () => {
  beforeEach(() => {
    for (let index = 1; index <= 2_350; index += 1) {
      server.records.add('Slip', {
        projectid: index % 2 === 0 ? '13' : '14',
        date: new Date(Date.UTC(2026, 0, 1 + (index % 28))),
        total: index,
      });
    }
  });

  test('pages through all records in order, 1,000 a request', async () => {
    const slips = await collect(client().read('Slip', { fields: ['id', 'total'] }));
    expect(slips).toHaveLength(2_350);
    expect(slips.map((slip) => Number(slip.total))).toEqual(
      Array.from({ length: 2_350 }, (_, index) => index + 1),
    );
    expect(server.requests.map(({ xml }) => /limit="([^"]*)"/.exec(xml)?.[1])).toEqual([
      '0,1000',
      '1000,1000',
      '2000,1000',
    ]);
  });

  test('gives the fields asked for and no others', async () => {
    const [slip] = await collect(
      client().read('Slip', { where: { projectid: '13' }, fields: ['id', 'total'], max: 1 }),
    );
    expect(Object.keys(slip ?? {}).sort()).toEqual(['id', 'total']);
  });

  test('stops asking when the caller stops iterating', async () => {
    for await (const slip of client().read('Slip', { pageSize: 10 })) {
      expect(slip.id).toBeDefined();
      break;
    }
    expect(server.requests).toHaveLength(1);
  });

  test('gives at most as many as asked for', async () => {
    expect(await collect(client().read('Slip', { pageSize: 40, max: 100, offset: 5 }))).toHaveLength(100);
    expect(server.requests).toHaveLength(3);
  });

  test('selects by fields, by dates and in an order', async () => {
    const slips = await collect(
      client().read('Slip', {
        where: { projectid: '13' },
        newerThan: { date: new Date('2026-01-20') },
        orderBy: { field: 'total', direction: 'desc' },
        dates: 'Date',
      }),
    );
    expect(slips.length).toBeGreaterThan(0);
    expect(slips.every((slip) => slip.date !== undefined && slip.date > new Date('2026-01-20'))).toBe(true);
    expect(slips.every((slip) => slip.projectid === '13')).toBe(true);
    const totals = slips.map((slip) => Number(slip.total));
    expect(totals).toEqual([...totals].sort((a, b) => b - a));
  });

  test('a read that matches nothing gives no records', async () => {
    expect(await collect(client().read('Slip', { where: { projectid: '99' } }))).toEqual([]);
  });

  test('refuses a page size that the API does not take, before sending', async () => {
    await expect(collect(client().read('Slip', { pageSize: 1001 }))).rejects.toThrow(/from 1 to 1000/);
    expect(server.requests).toHaveLength(0);
  });
});

describe('records', () => {
  test('add, modify, delete', async () => {
    const openair = client();
    const project = await openair.add(
      'Project',
      { name: 'New', start_date: new Date('2026-06-10'), hobby__c: 'chess' },
      { dates: 'Date' },
    );
    expect(project).toMatchObject({ name: 'New', hobby__c: 'chess', created: now });
    expect(project.start_date).toEqual(new Date('2026-06-10'));
    expect(server.requests.at(-1)?.xml).toContain('enable_custom="1"');

    const id = project.id ?? '';
    expect((await openair.modify('Project', { id, name: 'Renamed' })).name).toBe('Renamed');
    await openair.delete('Project', { id });
    expect(await collect(openair.read('Project', { where: { id } }))).toEqual([]);
  });

  test('several records in one command', async () => {
    const projects = await client().add('Project', [{ name: 'a' }, { name: 'b' }]);
    expect(projects.map((project) => project.name)).toEqual(['a', 'b']);
  });

  test('a lookup field updates the record that has its value', async () => {
    const openair = client();
    await openair.add('Project', { externalid: 'x-1', name: 'first' });
    await openair.add('Project', { externalid: 'x-1', name: 'second' }, { lookup: 'externalid' });
    expect((await collect(openair.read('Project'))).map((project) => project.name)).toEqual(['second']);
  });

  test('modifyOnCondition refuses a record that was updated later', async () => {
    const openair = client();
    const { id = '' } = await openair.add('Invoice', { number: '1' });
    const changed = await openair.modifyOnCondition('Invoice', { id, number: '2' }, new Date('2026-03-15'));
    expect(changed.number).toBe('2');
    const error = await failureOf(
      openair.modifyOnCondition('Invoice', { id, number: '3' }, new Date('2026-03-13')),
    );
    expect(error).toBeInstanceOf(OpenAirCommandError);
    expect(error).toMatchObject({ code: '1200', errorName: 'condition not met' });
  });

  test('a timesheet goes through its approval', async () => {
    const openair = client();
    const { id = '' } = await openair.add('Timesheet', { name: 'week 11', status: 'O' });
    await openair.submit('Timesheet', { id }, { notes: 'done' });
    expect(server.records.get('Timesheet', id)?.status).toBe('S');
    await openair.approve('Timesheet', { id });
    await openair.unapprove('Timesheet', { id });
    await openair.submit('Timesheet', { id });
    await openair.reject('Timesheet', { id });
    expect(server.records.get('Timesheet', id)?.status).toBe('R');
    expect(await failureOf(openair.approve('Timesheet', { id }))).toMatchObject({ code: '1001' });
  });

  test('switches and reports', async () => {
    const openair = client();
    const { id = '' } = await openair.whoami();
    await openair.switch('User', id, [{ name: '_switch', setting: '1' }]);
    expect((await openair.whoami()).flags).toEqual([{ name: '_switch', setting: '1' }]);
    const sheet = await openair.add('Timesheet', { name: 'week' });
    await openair.report('Timesheet', { relatedid: sheet.id ?? '', email_report: true });
    expect(await failureOf(openair.report('Timesheet', { relatedid: '0' }))).toMatchObject({ code: '601' });
  });

  test('a changed password logs in, and is in no record', async () => {
    const openair = client();
    const { id = '' } = await openair.whoami();
    await openair.modify('User', { id, password: 'another-1' });
    expect(await failureOf(openair.whoami())).toMatchObject({ code: '401' });
    expect(JSON.stringify(await client({ password: 'another-1' }).whoami())).not.toContain('another-1');
  });
});

describe('batch', () => {
  test('answers come in order, each typed by its command', async () => {
    const { id } = server.records.add('Invoice', { number: '7' });
    const [created, changed, me, serverTime] = await client().batch([
      add('Project', { name: 'New' }),
      modify('Invoice', { id, number: '8' }),
      whoami(),
      time(),
    ]);
    expect(created.name).toBe('New');
    expect(changed.number).toBe('8');
    expect(me.nickname).toBe('JAdmin');
    expect(serverTime).toEqual(now);
    expect(server.requests).toHaveLength(1);
    expect(server.requests[0]?.commands).toEqual(['Add', 'Modify', 'Whoami', 'Time']);
  });

  test('a command that fails does not lose the answers of the others', async () => {
    const commands = [
      add('Project', { name: 'New' }),
      deleteRecord('Slip', { id: 999 }),
      read('Project'),
    ] as const;
    const error = await failureOf(client().batch(commands));
    expect(error).toBeInstanceOf(OpenAirBatchError);
    const { results, errors } = error as OpenAirBatchError;
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(errors[0]).toMatchObject({ code: '601', index: 1, command: '<Delete type=Slip>' });

    const settled = await client().batchSettled(commands);
    expect(settled[1].status).toBe('rejected');
    expect(settled[2]).toMatchObject({ status: 'fulfilled', value: [{ name: 'New' }, { name: 'New' }] });
  });
});

describe('failures', () => {
  test('a bad log-in', async () => {
    const error = await failureOf(client({ password: 'wrong-password' }).whoami());
    expect(error).toBeInstanceOf(OpenAirAuthenticationError);
    expect(error).toMatchObject({ code: '401', errorName: 'company, user or password unknown' });
    expect(inspect(error)).not.toContain('wrong-password');
  });

  test('a bad key refuses the whole request', async () => {
    const error = await failureOf(client({ key: 'wrong-key' }).whoami());
    expect(error).toBeInstanceOf(OpenAirRequestError);
    expect(error).toMatchObject({ code: '505', details: 'namespace and key mismatch' });
    expect(inspect(error)).not.toContain('wrong-key');
  });

  test('an HTTP status', async () => {
    server.respondOnce(403);
    const error = await failureOf(client().whoami());
    expect(error).toMatchObject({ reason: 'http', status: 403 });
  });

  test('a request that reads is sent again after HTTP 503, one that writes is not', async () => {
    server.respondOnce(503);
    expect((await client().whoami()).nickname).toBe('JAdmin');
    server.respondOnce(503);
    expect(await failureOf(client().add('Project', { name: 'once' }))).toMatchObject({
      reason: 'http',
      status: 503,
      notRepeated: 'unsafe',
      mayHaveBeenDone: true,
    });
    expect(server.records.list('Project')).toEqual([]);
  });

  test('an answer that is not XML, or not an answer', async () => {
    for (const body of ['<html><p>busy', '<other/>', '<response><Auth status="0"/></response>']) {
      server.respondOnce(200, body);
      expect(await failureOf(client().whoami())).toBeInstanceOf(OpenAirResponseError);
    }
  });

  test('the message of a command that answers text', async () => {
    server.respondOnce(
      200,
      '<response><Auth status="0"/><MakeURL status="903"><errors>not for you</errors></MakeURL></response>',
    );
    const error = await failureOf(client().makeUrl({ uid: '1', page: 'dashboard', app: 'pm' }));
    expect(error).toMatchObject({ code: '903', details: 'not for you' });
  });

  test('a server that is not there', async () => {
    const gone = await serve();
    const unreachable = client({ url: gone.openairUrl, retry: { limit: 0 } });
    await gone.close();
    const error = await failureOf(unreachable.whoami());
    expect(isOpenAirError(error)).toBe(true);
    expect(error).toMatchObject({ reason: 'network', mayHaveBeenDone: false });
  });

  test('an answer that stalls after its head runs into the time-out', async () => {
    const stalling = await listen((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/xml' }).write('<response>');
    });
    const error = await failureOf(client({ url: stalling.url, timeout: 200, retry: { limit: 0 } }).whoami());
    expect(error).toMatchObject({ reason: 'timeout', cause: { name: 'TimeoutError' } });
    await stalling.close();
  });

  test.each([301, 302, 307, 308])('a redirect (%i) is not followed', async (status) => {
    const elsewhere: string[] = [];
    const other = await listen((request, response) => {
      elsewhere.push(request.url ?? '');
      response.end('<response/>');
    });
    const redirecting = await listen((_request, response) => {
      response.writeHead(status, { location: other.url }).end();
    });
    const error = await failureOf(client({ url: redirecting.url }).whoami());
    expect(error).toMatchObject({ name: 'OpenAirError', reason: 'redirect', status });
    expect(elsewhere).toEqual([]);
    await redirecting.close();
    await other.close();
  });

  test('a log that throws changes nothing', async () => {
    const onExchange = (): never => {
      throw new Error('the log is full');
    };
    expect((await client({ onExchange }).whoami()).nickname).toBe('JAdmin');
    server.respondOnce(403);
    expect(await failureOf(client({ onExchange }).whoami())).toMatchObject({ reason: 'http' });
  });

  test('the server survives clients that break off and records without an XML form', async () => {
    await expect(
      fetch(served.openairUrl, { method: 'POST', body: 'x', signal: AbortSignal.timeout(0) }),
    ).rejects.toThrow();
    expect((await fetch(served.openairUrl.replace('/api.pl', '//'))).status).toBe(404);
    server.records.add('Project', { name: '\u0000' });
    const error = await failureOf(collect(client({ retry: { limit: 0 } }).read('Project')));
    expect(error).toMatchObject({ reason: 'http', status: 500 });
    expect((await client().whoami()).nickname).toBe('JAdmin');
  });

  test.each([{ retry: { limit: 0 } }, { retry: { limit: 1 } }])(
    'a fetch that fails before it reads, with %j',
    async (options) => {
      const failing: typeof fetch = async () => {
        throw new TypeError('fetch failed');
      };
      const error = await failureOf(client({ ...options, fetch: failing }).add('Project', { name: 'x' }));
      expect(error).toMatchObject({ reason: 'network' });
    },
  );

  test('a fetch that never ends runs into the time-out', async () => {
    const endless: typeof fetch = () => new Promise(() => undefined);
    const error = await failureOf(client({ retry: { limit: 0 }, timeout: 50, fetch: endless }).whoami());
    expect(error).toMatchObject({ reason: 'timeout' });
  });

  test('what is wrong with a call is a rejection, not an exception', async () => {
    await expect(client().add('Slip', [])).rejects.toThrow(/at least one record/);
    await expect(client().modify('Slip', { name: 'x' } as never)).rejects.toThrow(/needs its id/);
    expect(await client().batch([])).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  test('an aborted call', async () => {
    const error = await failureOf(client().whoami({ signal: AbortSignal.abort() }));
    expect(error).toMatchObject({ reason: 'aborted' });
  });

  test('a newer server may send fields that the schema does not know', async () => {
    server.respondOnce(
      200,
      '<response><Auth status="0"/><Whoami status="0" trace="1"><User><id>1</id><brand_new>x</brand_new></User></Whoami></response>',
    );
    expect(await client().whoami()).toEqual({ id: '1', brand_new: 'x' });
  });
});

describe('secrets', () => {
  test('may not stand in the address, and are in no error of a fetch that quotes the request', async () => {
    expect(() => client({ url: 'http://u:S3cretPW@127.0.0.1/' })).toThrow(/no user name or password/);
    expect(() => client({ url: 'http://u:S3cretPW@127.0.0.1/' })).not.toThrow(/S3cretPW/);
    const quoting: typeof fetch = async (_input, init) => {
      throw new Error(`cannot send ${new TextDecoder().decode(init?.body as ArrayBuffer)}`);
    };
    const error = await failureOf(client({ fetch: quoting, password: 'S3cretPW' }).whoami());
    expect(error).toMatchObject({ reason: 'network' });
    expect(inspect(error, { depth: 9 })).not.toContain('S3cretPW');
  });

  test('are in no error, though the server quotes them', async () => {
    const secret = 'pa<ss&word-1';
    const quoted = 'pa&lt;ss&amp;word-1';
    const bodies = [
      `<response status="1">cannot read ${quoted}</response>`,
      `<response><Auth status="401"><errors>wrong: ${quoted}</errors></Auth></response>`,
      `<response><Auth status="0"/><Whoami status="8"><errors>${quoted}</errors></Whoami></response>`,
      `<response><Auth status="${quoted}"/></response>`,
      `<response><${secret}/></response>`,
    ];
    for (const body of bodies) {
      server.respondOnce(200, body);
      const error = await failureOf(client({ password: secret }).whoami());
      expect(inspect(error, { depth: 9 })).not.toMatch(/pa<ss&word-1|pa&lt;ss/);
    }
    server.respondOnce(500, `<p>${quoted}</p>`);
    const error = await failureOf(client({ password: secret, retry: { limit: 0 } }).whoami());
    expect(inspect(error, { depth: 9 })).not.toMatch(/word-1/);
  });

  test('are in no inspection, JSON or exchange', async () => {
    const exchanges: WireExchange[] = [];
    const openair = client({ onExchange: (exchange) => exchanges.push(exchange) });
    await openair.whoami();
    const { password, key } = server.credentials;
    const shown = [
      inspect(openair, { depth: 9, showHidden: true }),
      JSON.stringify(openair),
      JSON.stringify(exchanges),
    ];
    for (const text of shown) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(`"${key}"`);
    }
    expect(exchanges[0]?.request).toContain('<password>***</password>');
    expect(exchanges[0]?.request).toContain('key="***"');
    expect(exchanges[0]?.response).toContain('<nickname>JAdmin</nickname>');
  });
});
