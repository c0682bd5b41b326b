import { RequestPacer } from '@proj/transport';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ConnectionsClient, type ConnectionsClientOptions, RateLimitError } from '../connections/index.js';
import { ConnectionsServer, type ConnectionsServerOptions } from './index.js';

const acme = { companyId: 'acme' };

function start(options: ConnectionsServerOptions = {}, clientOptions: ConnectionsClientOptions = {}) {
  const server = new ConnectionsServer(options);
  const client = new ConnectionsClient({ apiKey: 'key', fetch: server.fetch, ...clientOptions });
  return { server, client };
}

/** The waits between attempts take no time of the clock. */
beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, advanceTimeDelta: 20 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('connections', () => {
  it('are created, read, changed and deleted', async () => {
    let time = Date.UTC(2026, 0, 1);
    const { client, server } = start({ now: () => new Date(time) });
    const connection = { engine_id: 3, name: 'warehouse', credential_type: 'SERVICE_ACCOUNT' } as const;
    const { connection_id: connectionId } = await client.create({ ...acme, connection });
    const ids = { ...acme, connectionId };
    const created = {
      connection_id: connectionId,
      company_id: 'acme',
      ...connection,
      date_created: '2026-01-01T00:00:00.000Z',
      last_updated: '2026-01-01T00:00:00.000Z',
    };
    expect(await client.get(ids)).toEqual(created);
    time += 60_000;
    expect(await client.update({ ...ids, changes: { name: 'lake' } })).toEqual({
      connection_id: connectionId,
    });
    expect(await client.get(ids)).toEqual({
      ...created,
      name: 'lake',
      last_updated: '2026-01-01T00:01:00.000Z',
    });
    await client.delete(ids);
    await expect(client.get(ids)).rejects.toMatchObject({ name: 'NotFoundError', body: { code: 404 } });
    expect(server.connections.all('acme')).toEqual([]);
    expect(server.requests.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'POST 200',
      'GET 200',
      'PATCH 200',
      'GET 200',
      'DELETE 200',
      'GET 404',
    ]);
  });

  it('are listed in pages, sorted and searched', async () => {
    const names = ['delta', 'alpha', 'Charlie lake', 'bravo'];
    const { client } = start({
      companies: { acme: names.map((name) => ({ name })), other: [{ name: 'theirs' }] },
    });
    const namesOf = async (parameters: object): Promise<(string | undefined)[]> =>
      (await client.list({ ...acme, sortBy: 'name', sortOrder: 'asc', ...parameters })).map(
        ({ name }) => name,
      );
    expect(await namesOf({})).toEqual(['Charlie lake', 'alpha', 'bravo', 'delta']);
    expect(await namesOf({ sortOrder: 'desc', limit: 2 })).toEqual(['delta', 'bravo']);
    expect(await namesOf({ page: 2, limit: 3 })).toEqual(['delta']);
    expect(await namesOf({ page: 3, limit: 3 })).toEqual([]);
    expect(await namesOf({ search: 'LAKE' })).toEqual(['Charlie lake']);
    const all: unknown[] = [];
    for await (const { name } of client.listAll({ ...acme, limit: 1 })) all.push(name);
    expect(all.toSorted()).toEqual(names.toSorted());
  });

  it('tell of the data behind them', async () => {
    const database = {
      sales: {
        orders: [
          { id: 1, paid: true },
          { id: 2, total: 1.5 },
        ],
      },
    };
    const { client } = start({ companies: { acme: [{ connection_id: 'c', name: 'n' }] }, database });
    const ids = { ...acme, connectionId: 'c' };
    expect(await client.infoschema(ids)).toEqual([
      { table_schema: 'sales', table_name: 'orders', column_name: 'id', data_type: 'INTEGER' },
      { table_schema: 'sales', table_name: 'orders', column_name: 'paid', data_type: 'BOOLEAN' },
      { table_schema: 'sales', table_name: 'orders', column_name: 'total', data_type: 'FLOAT' },
    ]);
    const table = { ...ids, schemaName: 'sales', tableName: 'orders' };
    expect(await client.sampleData(table)).toEqual({ id: [1, 2], paid: [true, null], total: [null, 1.5] });
    expect(await client.sampleData({ ...table, limit: 1 })).toEqual({ id: [1], paid: [true], total: [null] });
    await expect(client.sampleData({ ...table, tableName: 'none' })).rejects.toMatchObject({ status: 404 });
    expect(await client.test(ids)).toMatchObject({ connection_id: 'c', verified_usage_ability: true });
    expect(await client.describe(ids)).toMatchObject({ connection_id: 'c', name: 'n', status: 'ACTIVE' });
  });
});

describe('a request is refused', () => {
  const connection = { engine_id: 3, name: 'warehouse' };
  const ids = { ...acme, connectionId: 'c' };

  it.each<[string, number, object, (client: ConnectionsClient) => PromiseLike<unknown>]>([
    [
      'properties of a wrong type',
      400,
      { errors: { engine_id: ['Not a valid integer.'], name: ['Not a valid string.'] } },
      (client) => client.create({ ...acme, connection: { engine_id: '3', name: 7 } as never }),
    ],
    [
      'a missing property',
      400,
      { errors: { engine_id: ['Missing data for required field.'] } },
      (client) => client.create({ ...acme, connection: {} as never }),
    ],
    [
      'a value that is none of an enumeration',
      400,
      {},
      (client) => client.update({ ...ids, changes: { credential_type: 'PASSPORT' as never } }),
    ],
    [
      'a body that is no object',
      400,
      { errors: { _schema: ['Invalid input type.'] } },
      (client) => client.update({ ...ids, changes: [] as never }),
    ],
    [
      'another company in the body',
      422,
      {},
      (client) => client.create({ ...acme, connection: { ...connection, company_id: 'other' } }),
    ],
    [
      'a move to another company',
      422,
      {},
      (client) => client.update({ ...ids, changes: { company_id: 'other' } as never }),
    ],
    ['a name that is taken', 409, {}, (client) => client.create({ ...acme, connection })],
    ['a property to sort by that is none', 400, {}, (client) => client.list({ ...acme, sortBy: 'colour' })],
    ['a connection that is not there', 404, {}, (client) => client.delete({ ...acme, connectionId: 'none' })],
    ['a company that the key may not use', 403, {}, (client) => client.list({ companyId: 'other' })],
  ])('for %s, with %i', async (_, status, body, call) => {
    const { client } = start({
      companies: { acme: [{ connection_id: 'c', ...connection }], other: [] },
      apiKeys: { key: ['acme'] },
    });
    await expect(call(client)).rejects.toMatchObject({ status, body: { code: status, ...body } });
  });

  it('for a wrong API key, with 401', async () => {
    const { client } = start({}, { apiKey: 'wrong' });
    await expect(client.list(acme)).rejects.toMatchObject({ name: 'UnauthorizedError', status: 401 });
  });

  it.each([
    ['GET', '/companies/acme/connections?page=0', 400],
    ['GET', '/companies/acme/connections?limit=ten', 400],
    ['GET', '/companies/acme/connections?sort_order=up', 400],
    ['GET', '/companies/acme/connections?search=', 400],
    ['GET', '/companies/acme/connections/c/sample-data', 400],
    ['PUT', '/companies/acme/connections/c', 404],
    ['GET', '/nothing', 404],
  ])('for %s %s, with %i', async (method, path, status) => {
    const server = new ConnectionsServer({ companies: { acme: [{ connection_id: 'c' }] } });
    const response = await server.fetch(`http://h${path}`, { method, headers: { 'x-api-key': 'key' } });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ code: status, message: expect.any(String) });
  });

  it('for a body that is no JSON, with 400', async () => {
    const server = new ConnectionsServer();
    const init = { method: 'POST', headers: { 'x-api-key': 'key' }, body: '{' };
    expect((await server.fetch('http://h/companies/acme/connections', init)).status).toBe(400);
  });
});

describe('trouble', () => {
  const companies = { acme: [{ connection_id: 'c', name: 'n' }] };
  const ids = { ...acme, connectionId: 'c' };

  it('of a rate limit is 429 with the seconds to wait, which the client waits', async () => {
    const { client, server } = start({ companies, rateLimit: { perMinute: 2 } });
    await Promise.all([client.get(ids), client.get(ids)]);
    const third = client.get(ids);
    await vi.advanceTimersByTimeAsync(60_000);
    await third;
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 429, 200]);
    const hasty = new ConnectionsClient({ apiKey: 'key', fetch: server.fetch, retry: { limit: 0 } });
    await hasty.get(ids);
    await expect(hasty.get(ids)).rejects.toThrow(RateLimitError);
  });

  it('of a rate limit does not come up where a pacer knows it', async () => {
    const pacer = new RequestPacer({ perMinute: 2 });
    const { client, server } = start({ companies, rateLimit: { perMinute: 2 } }, { pacer, timeout: 1e6 });
    const calls = Promise.all([1, 2, 3, 4].map(() => client.get(ids)));
    await vi.advanceTimersByTimeAsync(120_000);
    await calls;
    expect(server.requests.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  });

  it('of a connection that breaks, of a response that is lost or breaks off is got over by reads', async () => {
    for (const action of ['reset', 'lose-response', 'truncate'] as const) {
      const { client, server } = start({ companies, faults: [{ when: { times: 2 }, do: action }] });
      expect(await client.get(ids)).toMatchObject({ name: 'n' });
      expect(server.requests).toHaveLength(3);
    }
  });

  it('with a deletion whose response is lost is told, and it was done', async () => {
    const { client, server } = start({ companies, faults: [{ when: { times: 1 }, do: 'lose-response' }] });
    await expect(client.delete(ids)).rejects.toMatchObject({
      name: 'NotFoundError',
      mayHaveBeenDone: true,
      earlier: [{ reason: 'network', mayHaveBeenDone: true }],
    });
    expect(server.connections.all('acme')).toEqual([]);
  });

  it('with a creation whose response is lost or breaks off makes no second one', async () => {
    for (const action of ['lose-response', 'truncate'] as const) {
      const { client, server } = start({ faults: [{ do: action }] });
      const created = client.create({ ...acme, connection: { engine_id: 3 } });
      await expect(created).rejects.toMatchObject({ reason: 'network', mayHaveBeenDone: true });
      expect(server.connections.all('acme')).toHaveLength(1);
    }
  });

  it('of a server that hangs ends with the time-out, and of a slow one with the response', async () => {
    const { client } = start(
      { companies, faults: [{ when: { times: 1 }, do: 'timeout' }], latency: 50 },
      { timeout: 1000 },
    );
    const { response } = await client.get(ids).withResponse();
    expect(response.earlier).toMatchObject([{ reason: 'timeout' }]);
    const { client: hasty } = start(
      { companies, latency: () => 5000 },
      { timeout: 100, retry: { limit: 0 } },
    );
    await expect(hasty.get(ids)).rejects.toMatchObject({ reason: 'timeout' });
  });

  it('hits the requests that it is meant for, and may be added later', async () => {
    const { client, server } = start({ companies });
    server.addFault({
      when: ({ method }) => method === 'PATCH',
      do: () => Response.json({ code: 500, message: 'Internal server error' }, { status: 500 }),
    });
    await client.get(ids);
    const changed = client.update({ ...ids, changes: { name: 'm' } });
    await expect(changed).rejects.toMatchObject({ name: 'InternalServerError', mayHaveBeenDone: true });
    expect(server.requests).toMatchObject([{ status: 200 }, { method: 'PATCH', status: undefined }]);
  });
});

it('a request that is aborted gets no response', async () => {
  const server = new ConnectionsServer();
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(server.fetch('http://h/companies/acme/connections', { signal })).rejects.toThrow('enough');
  expect(server.requests).toEqual([]);
});
