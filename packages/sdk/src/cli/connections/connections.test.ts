import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runAtTerminal, runProj } from '../fixtures/run-proj.js';

const API_KEY = 'geheim-4711';

/** A service that returns what a test says, and keeps what it got. */
let service: Server;
let requests: string[];
let reply: (path: string) => { readonly status?: number; readonly data?: unknown };
let env: Record<string, string>;
beforeAll(async () => {
  service = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request.setEncoding('utf8')) body += chunk;
    requests.push(`${request.method} ${request.url}${body === '' ? '' : ` ${body}`}`);
    const { status = request.headers['x-api-key'] === API_KEY ? 200 : 401, data } = reply(request.url ?? '');
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(status < 300 ? { message: 'ok', data } : { message: `it is ${status}` }));
  }).listen(0, '127.0.0.1');
  await once(service, 'listening');
});
afterAll(() => {
  service.closeAllConnections();
  service.close();
});
beforeEach(() => {
  requests = [];
  reply = () => ({ data: {} });
  const url = `http://127.0.0.1:${(service.address() as AddressInfo).port}`;
  env = { SPARTERA_URL: url, SPARTERA_API_KEY: API_KEY, SPARTERA_COMPANY: 'acme' };
});

const connections = (...args: string[]) => runProj(['connections', ...args], { env });

const warehouse = { connection_id: 'c1', company_id: 'acme', engine_id: 3, name: 'warehouse' };
const lake = { connection_id: 'c2', company_id: 'acme', engine_id: 4, name: 'lake' };

describe('proj connections list', () => {
  it('prints all pages as lines with tabs, or as JSON', async () => {
    reply = (path) => ({
      data: path.includes('page=1&') ? [warehouse, lake] : [{ ...lake, connection_id: 'c3' }],
    });
    const { code, stdout, stderr } = await connections('list', '--limit', '2');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      'connection_id\tcompany_id\tengine_id\tname\nc1\tacme\t3\twarehouse\nc2\tacme\t4\tlake\nc3\tacme\t4\tlake\n',
    );
    expect(JSON.parse((await connections('list', '--limit', '2', '--json')).stdout)).toHaveLength(3);
  });

  it('asks for what options say', async () => {
    reply = () => ({ data: [] });
    const args = [
      '--company',
      'other',
      '--search',
      'sales',
      '--sort-by',
      'name',
      '--sort-order',
      'asc',
      '--page',
      '2',
    ];
    expect(await connections('list', ...args)).toEqual({ code: 0, stdout: '', stderr: '' });
    const [, query = ''] = requests[0]?.split('?') ?? [];
    expect(requests).toEqual([expect.stringMatching(/^GET \/companies\/other\/connections\?/)]);
    expect(Object.fromEntries(new URLSearchParams(query))).toEqual({
      page: '2',
      search: 'sales',
      sort_by: 'name',
      sort_order: 'asc',
    });
  });

  it.runIf(process.platform === 'linux')('prints a table on a terminal', async () => {
    reply = () => ({ data: [warehouse, lake] });
    const { stdout } = await runAtTerminal(['connections', 'list'], { env });
    expect(stdout).toBe(
      [
        'connection_id  company_id  engine_id  name',
        'c1             acme        3          warehouse',
        'c2             acme        4          lake',
        '',
      ].join('\r\n'),
    );
  });
});

describe('proj connections get, create, update and delete', () => {
  it('send what the API takes, and print what it returns', async () => {
    reply = () => ({ data: warehouse });
    expect((await connections('get', 'c1')).stdout).toContain('name\twarehouse\n');
    reply = () => ({ data: { connection_id: 'c9' } });
    const created = await connections('create', '--set', 'engine_id=3', '--set', 'name=Sales', '--json');
    expect(JSON.parse(created.stdout)).toEqual({ connection_id: 'c9' });
    await connections('update', 'c9', '--set', 'verified_usage_ability=true');
    expect(await connections('delete', 'c9')).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(requests).toEqual([
      'GET /companies/acme/connections/c1',
      'POST /companies/acme/connections {"company_id":"acme","engine_id":3,"name":"Sales"}',
      'PATCH /companies/acme/connections/c9 {"verified_usage_ability":true}',
      'DELETE /companies/acme/connections/c9',
    ]);
  });

  it('take a connection from stdin', async () => {
    reply = () => ({ data: { connection_id: 'c9' } });
    const stdin = JSON.stringify({ engine_id: 3, name: 'Sales' });
    expect((await runProj(['connections', 'create', '--data', '-'], { env, stdin })).code).toBe(0);
    expect(requests[0]).toContain('{"company_id":"acme","engine_id":3,"name":"Sales"}');
  });
});

describe('proj connections test, infoschema, sample-data and describe', () => {
  it.each(['test', 'infoschema', 'describe'])('%s prints what the service returns', async (command) => {
    reply = () => ({ data: { state: 'good', details: { rows: 2 } } });
    const { code, stdout } = await connections(command, 'c1');
    expect({ code, stdout }).toEqual({ code: 0, stdout: 'field\tvalue\nstate\tgood\ndetails\t{"rows":2}\n' });
    expect(requests[0]).toContain('/companies/acme/connections/c1/');
  });

  it('sample-data prints rows, which the service sends by column', async () => {
    reply = () => ({ data: { id: [1, 2], name: ['a', null] } });
    const { stdout } = await connections(
      'sample-data',
      'c1',
      '--schema',
      'public',
      '--table',
      'orders',
      '--limit',
      '2',
    );
    expect(stdout).toBe('id\tname\n1\ta\n2\t\n');
    expect(requests[0]).toContain('schema_name=public');
    expect(await connections('sample-data', 'c1', '--schema', 'public')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--table is missing'),
    });
  });
});

describe('failures', () => {
  it.each([
    [404, 1],
    [400, 1],
    [401, 3],
    [403, 3],
    [422, 1],
  ])('of HTTP %i end with %i, one sentence and no key', async (status, code) => {
    reply = () => ({ status });
    const ended = await connections('get', 'c1');
    expect(ended).toMatchObject({ code, stdout: '' });
    expect(ended.stderr).toMatch(/^proj: .*\n$/);
    const { stderr } = await connections('get', 'c1', '--json');
    expect(JSON.parse(stderr).error).toMatchObject({ exitCode: code, status, reason: 'http' });
    expect(ended.stderr + stderr).not.toContain(API_KEY);
  });

  it('of a page that comes again and again end with 1, without half a list', async () => {
    reply = () => ({ data: [warehouse] });
    expect(await connections('list', '--limit', '1')).toMatchObject({ code: 1, stdout: '' });
  });

  it.each([
    [['create', '--set', 'engine_id=three'], 'engine_id'],
    [['list', '--sort-order', 'up'], '--sort-order is asc, desc'],
    [['list', '--limit', '101'], '--limit takes a whole number from 1 to 100'],
    [['get'], 'takes ID'],
    [['get', ''], 'is not empty'],
    [['list', '--environment', 'moon'], 'production or staging'],
  ])('refuse %j before anything is sent', async (args, message) => {
    const { code, stderr } = await connections(...args);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(message) });
    expect(requests).toEqual([]);
  });
});
