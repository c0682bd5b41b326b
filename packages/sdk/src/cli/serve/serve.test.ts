import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { runProj } from '../fixtures/run-proj.js';

/** Serves while a test uses what is served; then Ctrl-C. */
async function serveWhile(
  args: readonly string[],
  stdin: string,
  use: (environment: Record<string, string>) => Promise<void>,
): ReturnType<typeof runProj> {
  let used: Promise<void> = Promise.resolve();
  const onStart = (child: ChildProcess) =>
    child.stdout?.once('data', (text: string) => {
      const lines = text
        .trim()
        .split('\n')
        .map((line) => /^(\w+)='?(.*?)'?$/.exec(line)?.slice(1) ?? []);
      used = use(Object.fromEntries(lines)).finally(() => child.kill('SIGINT'));
    });
  const ended = await runProj(['serve', ...args], { stdin, onStart });
  await used;
  return ended;
}

it('serves both APIs; the other commands take what it prints from the environment', async () => {
  const config = {
    openair: { password: "a ' quote", records: { Slip: [{ id: '1', total: '99' }] } },
    connections: { companies: { other: [{ connection_id: 'c1', name: 'warehouse', engine_id: 3 }] } },
  };
  const { code, stderr } = await serveWhile(
    ['--config', '-'],
    JSON.stringify(config),
    async (environment) => {
      const env = { ...environment, OPENAIR_PASSWORD: config.openair.password };
      const slips = await runProj(['openair', 'read', 'Slip', '--fields', 'id,total'], { env });
      expect(slips).toEqual({ code: 0, stdout: '{"id":"1","total":"99"}\n', stderr: '' });
      const warehouse = await runProj(['connections', 'get', 'c1', '--json'], { env });
      expect(JSON.parse(warehouse.stdout)).toMatchObject({ name: 'warehouse' });
    },
  );
  expect(code).toBe(0);
  expect(stderr.trimEnd().split('\n')).toEqual([
    expect.stringMatching(/ POST \/api\.pl 200 \d+ ms$/),
    expect.stringMatching(/ GET \/companies\/other\/connections\/c1 200 \d+ ms$/),
  ]);
});

it('lets the pages of an origin call', async () => {
  await serveWhile(['--quiet', '--allow-origin', 'http://localhost:5173'], '', async ({ SPARTERA_URL }) => {
    const { headers } = await fetch(`${SPARTERA_URL}/companies/acme/connections`);
    expect(headers.get('access-control-allow-origin')).toBe('http://localhost:5173');
  });
});

it.each([
  [['--port', '70000'], '--port takes a whole number'],
  [['--config', '/nowhere.json'], 'cannot be read'],
  [['--config', '-'], '"openair" and "connections"'],
])('refuses %j', async (args, message) => {
  const ended = await runProj(['serve', ...args], { stdin: '{"slips":[]}' });
  expect(ended).toEqual({ code: 2, stdout: '', stderr: expect.stringContaining(message) });
});

it('says that a port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as AddressInfo;
  const { code, stderr } = await runProj(['serve', '--port', String(port)]);
  other.close();
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('EADDRINUSE') });
});
