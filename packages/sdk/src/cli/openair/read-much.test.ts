import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runPipeline, runProj } from '../fixtures/run-proj.js';

const pages = 60;
const filler = 'x'.repeat(2000);

/** Gives pages of 1,000 records with 2 kB each, 120 MB in all, and the requests that it got. */
let server: Server;
let requests = 0;
let env: Record<string, string>;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    requests += 1;
    if (text.includes('<Whoami')) return; // never answers
    const [, offset = '0'] = /limit="(\d+),/.exec(text) ?? [];
    const start = Number(offset);
    response.writeHead(200, { 'content-type': 'text/xml' });
    // A reader that goes away is no failure.
    await pipeline(pageFrom(start), response).catch(() => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  env = {
    OPENAIR_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api.pl`,
    OPENAIR_COMPANY: 'Acme',
    OPENAIR_USER: 'JAdmin',
    OPENAIR_PASSWORD: 'geheim-4711',
    OPENAIR_KEY: 'schlüssel-0815',
  };
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function* pageFrom(start: number): Generator<string> {
  yield '<response><Auth status="0"/><Read status="0">';
  for (let index = start; index < Math.min(start + 1000, pages * 1000); index += 1)
    yield `<Customer><id>${index}</id><name>${filler}</name></Customer>`;
  yield '</Read></response>';
}

it('reads 60,000 records of 120 MB in a heap of 40 MB', async () => {
  const limited = { ...env, NODE_OPTIONS: '--max-old-space-size=40' };
  const { code, stdout, stderr } = await runPipeline(['openair', 'read', 'Customer'], '| wc -lc', {
    env: limited,
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [lines, bytes] = stdout.trim().split(/\s+/).map(Number);
  expect(lines).toBe(60_000);
  expect(bytes).toBeGreaterThan(120_000_000);
});

it('asks for no more pages than a slow reader takes', async () => {
  requests = 0;
  const rest = '| (head -c 100000 > /dev/null; sleep 1; head -c 100000 > /dev/null)';
  expect(await runPipeline(['openair', 'read', 'Customer'], rest, { env })).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect(requests).toBe(1);
});

it('ends with 130 on Ctrl-C, without a word', async () => {
  const onStart = (child: { kill(signal: NodeJS.Signals): boolean }) =>
    setTimeout(() => child.kill('SIGINT'), 1000);
  expect(await runProj(['openair', 'whoami'], { env, onStart })).toEqual({
    code: 130,
    stdout: '',
    stderr: '',
  });
});

it('ends with 4 when the time is up', async () => {
  const { code, stderr } = await runProj(['openair', 'whoami', '--timeout', '1'], {
    env,
  });
  expect(code).toBe(4);
  expect(stderr).toMatch(/^proj: .*1000 ms.*\n$/);
});
