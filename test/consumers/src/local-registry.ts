import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { endProcess, runCommand } from './command.js';

/** A package registry of its own, which takes `@proj/*` and passes every other name on. */
export interface LocalRegistry extends AsyncDisposable {
  readonly url: string;
  /** An npm configuration file in which a user of the registry is logged in. */
  readonly userConfig: string;
  /** What must never appear in any output. */
  readonly token: string;
}

/** Starts Verdaccio on a free port of this machine, with its storage in a temporary folder. */
export async function startLocalRegistry(): Promise<LocalRegistry> {
  const folder = await mkdtemp(join(tmpdir(), 'registry-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  const upstream = (await runCommand('npm', ['config', 'get', 'registry'], { cwd: folder })).trim();
  // JSON is YAML.
  const config = join(folder, 'config.yaml');
  await writeFile(config, JSON.stringify(configuration(folder, upstream)));

  const verdaccio = spawn(
    process.execPath,
    [verdaccioCommand(), '--config', config, '--listen', `127.0.0.1:${port}`],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const stop = async (): Promise<void> => {
    await endProcess(verdaccio);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answering(url, verdaccio);
    const token = await addUser(url);
    const userConfig = join(folder, 'npmrc');
    await writeFile(userConfig, `//127.0.0.1:${port}/:_authToken=${token}\n`);
    return { url, userConfig, token, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function configuration(folder: string, upstream: string): object {
  return {
    storage: join(folder, 'storage'),
    auth: { htpasswd: { file: join(folder, 'htpasswd') } },
    uplinks: { upstream: { url: upstream, timeout: '60s' } },
    packages: {
      '@proj/*': { access: '$all', publish: '$authenticated' },
      '**': { access: '$all', proxy: 'upstream' },
    },
    max_body_size: '50mb',
    log: { type: 'stdout', format: 'pretty', level: 'warn' },
  };
}

function verdaccioCommand(): string {
  const require = createRequire(import.meta.url);
  return join(dirname(require.resolve('verdaccio/package.json')), 'bin', 'verdaccio');
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}

async function answering(url: string, verdaccio: ChildProcess): Promise<void> {
  let output = '';
  for (const stream of [verdaccio.stdout, verdaccio.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    if (verdaccio.exitCode !== null)
      throw new Error(`the registry ended with ${verdaccio.exitCode}:\n${output}`);
    const answer = await fetch(`${url}-/ping`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`the registry did not answer:\n${output}`);
}

async function addUser(url: string): Promise<string> {
  const answer = await fetch(`${url}-/user/org.couchdb.user:tester`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'tester', password: crypto.randomUUID() }),
  });
  const body: unknown = await answer.json();
  if (typeof body === 'object' && body !== null && 'token' in body && typeof body.token === 'string')
    return body.token;
  throw new Error(`the registry did not take a user: ${answer.status}`);
}
