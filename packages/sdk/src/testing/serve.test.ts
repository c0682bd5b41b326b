import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request as send } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { type ServedServers, type ServeOptions, serve } from './serve.js';

let served: ServedServers;

afterEach(() => served.close());

/** What a plain HTTP client gets. */
interface Got {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

async function start(options: ServeOptions): Promise<void> {
  served = await serve(options);
}

async function get(path: string, { body, ...options }: Sent = {}): Promise<Got> {
  const { incoming, request } = await begin(path, { body: body ?? '', ...options });
  let text = '';
  for await (const chunk of incoming) text += chunk;
  request.destroy();
  return { status: incoming.statusCode, headers: incoming.headers, body: text };
}

async function begin(
  path: string,
  { body = '', ...options }: Sent,
): Promise<{ request: ClientRequest; incoming: IncomingMessage }> {
  const request = send(`http://127.0.0.1:${served.port}${path}`, options);
  request.end(body);
  const [incoming] = (await once(request, 'response')) as [IncomingMessage];
  return { request, incoming };
}

function openAirRequest(commands: string): Sent {
  const { company, user, password, namespace, key } = served.openair.credentials;
  const login = `<company>${company}</company><user>${user}</user><password>${password}</password>`;
  return {
    method: 'POST',
    body: `<request API_version="1.0" client="c" client_ver="1" namespace="${namespace}" key="${key}"><Auth><Login>${login}</Login></Auth>${commands}</request>`,
  };
}

const headers = { 'x-api-key': 'key-0815' };
const companies = { acme: [{ connection_id: 'c', name: 'warehouse' }] };
const apiKeys = { 'key-0815': ['acme'] };

describe('serve', () => {
  it('serves both servers at one port of 127.0.0.1', async () => {
    await start({
      openair: { records: { Slip: [{ id: '7', total: 99 }] } },
      connections: { companies, apiKeys },
    });
    expect(served.openairUrl).toBe(`http://127.0.0.1:${served.port}/api.pl`);
    const read = openAirRequest('<Read type="Slip" method="all" limit="1"/>');
    const slips = await get('/api.pl', read);
    expect(slips).toMatchObject({ status: 200, headers: { 'content-type': 'text/xml; charset=utf-8' } });
    expect(slips.body).toContain('<total>99</total>');
    const list = await get('/companies/acme/connections?limit=1', { headers });
    expect(list.status).toBe(200);
    expect(JSON.parse(list.body)).toMatchObject({ data: [{ name: 'warehouse' }] });
    const create = { method: 'POST', headers, body: '{"company_id":"acme","engine_id":3}' };
    expect((await get('/companies/acme/connections', create)).status).toBe(200);
    expect(served.connections.connections.all('acme')).toHaveLength(2);
  });

  it('serves at the port that is asked for, and rejects where it is taken', async () => {
    await start({});
    await expect(serve({ port: served.port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it.each([
    ['/', 404],
    ['//', 404],
    ['/api.pl', 405],
  ])('refuses GET %s with %i', async (path, status) => {
    await start({});
    expect((await get(path)).status).toBe(status);
  });

  it('logs a line for each request, without secrets', async () => {
    const lines: string[] = [];
    await start({ log: (line) => lines.push(line), connections: { companies, apiKeys } });
    await get('/api.pl', openAirRequest('<Time/>'));
    await get('/companies/acme/connections?search=key-0815', { headers });
    await expect.poll(() => lines).toHaveLength(2);
    expect(lines[0]).toMatch(/^[\d-]{10}T[\d:.]{12}Z POST \/api\.pl 200 \d+ ms$/);
    expect(lines[1]).toMatch(/ GET \/companies\/acme\/connections 200 \d+ ms$/);
    expect(lines.join()).not.toContain('key-0815');
    expect(lines.join()).not.toContain(served.openair.credentials.password);
  });

  it('breaks connections where faults say so, and logs it', async () => {
    const lines: string[] = [];
    const faults = (['reset', 'lose-response', 'truncate'] as const).map(
      (action) => ({ when: { method: 'GET', times: 1 }, do: action }) as const,
    );
    await start({ log: (line) => lines.push(line), connections: { companies, apiKeys, faults } });
    const path = '/companies/acme/connections';
    for (const [index] of faults.entries()) {
      await expect(get(path, { headers }), String(index)).rejects.toMatchObject({ code: 'ECONNRESET' });
    }
    expect((await get(path, { headers })).status).toBe(200);
    await expect.poll(() => lines).toHaveLength(4);
    expect(lines.slice(0, 3).every((line) => / broken off \d+ ms$/.test(line))).toBe(true);
    expect(served.connections.requests.map(({ status }) => status)).toEqual([undefined, 200, 200, 200]);
  });

  it('goes on where a client breaks off, and ends what is open when it is closed', async () => {
    await start({ connections: { companies, apiKeys, faults: [{ do: 'timeout', when: { times: 2 } }] } });
    const options = { headers };
    const first = send(`${served.connectionsUrl}/companies/acme/connections`, options);
    first.end();
    const broken = once(first, 'close').catch(() => undefined);
    await expect.poll(() => served.connections.requests).toHaveLength(1);
    first.destroy();
    await broken;
    const second = get('/companies/acme/connections', { headers });
    const failed = expect(second).rejects.toMatchObject({ code: 'ECONNRESET' });
    await expect.poll(() => served.connections.requests).toHaveLength(2);
    expect((await get('/companies/acme/connections', { headers })).status).toBe(200);
    await served.close();
    await failed;
    await start({});
  });

  it('responds 500 where a fault of the test throws, and goes on', async () => {
    const faults = [
      {
        when: { times: 1 },
        do: () => {
          throw new Error('no such fault');
        },
      },
    ];
    await start({ connections: { companies, apiKeys, faults } });
    expect(await get('/companies/acme/connections', { headers })).toMatchObject({
      status: 500,
      body: 'Error: no such fault',
    });
    expect((await get('/companies/acme/connections', { headers })).status).toBe(200);
  });

  it('lets pages of an origin in, and no others', async () => {
    const preflight = {
      method: 'OPTIONS',
      headers: {
        origin: 'http://localhost:5173',
        'access-control-request-method': 'PATCH',
        'access-control-request-headers': 'x-api-key,content-type',
      },
    };
    await start({ allowOrigin: 'http://localhost:5173', connections: { companies, apiKeys } });
    const path = '/companies/acme/connections';
    expect(await get(path, preflight)).toMatchObject({
      status: 204,
      headers: {
        'access-control-allow-origin': 'http://localhost:5173',
        'access-control-allow-methods': expect.stringContaining('PATCH'),
        'access-control-allow-headers': 'x-api-key,content-type',
        vary: 'origin',
      },
    });
    const response = await get(path, { headers });
    expect(response.headers['access-control-allow-origin']).toBe('http://localhost:5173');
    await served.close();
    await start({ connections: { companies, apiKeys } });
    const refused = await get(path, preflight);
    expect(refused.status).toBe(401);
    expect(refused.headers['access-control-allow-origin']).toBeUndefined();
  });
});
