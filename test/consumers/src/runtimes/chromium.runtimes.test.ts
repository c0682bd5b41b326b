import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CHROMIUM, chromiumArguments, findExecutable } from '@proj/test-runtimes';
import { build } from 'vite';
import { expect, inject, it } from 'vitest';
import { endProcess } from '../command.js';
import { recordRun, STEPS } from './recorded-run.js';

it('a page in Chromium does what the program asks, from another origin', async (context) => {
  const browser = findExecutable(CHROMIUM);
  if (browser === undefined)
    throw new Error('There is no Chromium: install the package "chromium" of Debian.');
  const page = await bundlePage(inject('directory'));
  await using site = await serve(page);
  await using window = await open(browser.path, site.addressWith(inject('servers')));
  expect(await Promise.race([site.report, window.ended])).toBe(JSON.stringify(STEPS));
  recordRun(context, {
    runtime: browser.version,
    how: 'in a page that Vite bundles; the servers are of another origin',
  });
});

/** Builds the page with Vite. */
async function bundlePage(directory: string): Promise<ReadonlyMap<string, string>> {
  const built = await build({ root: directory, logLevel: 'warn', build: { write: false } });
  const outputs = Array.isArray(built) ? built : [built];
  return new Map(
    outputs
      .flatMap((output) => ('output' in output ? output.output : []))
      .map((file) => [`/${file.fileName}`, file.type === 'chunk' ? file.code : String(file.source)]),
  );
}

/** A site of its own origin: the files of the page, and the address that it reports to. */
interface Site extends AsyncDisposable {
  readonly report: Promise<string>;
  addressWith(servers: string): string;
}

async function serve(files: ReadonlyMap<string, string>): Promise<Site> {
  const { promise: report, resolve } = withResolvers<string>();
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') resolve(await textOf(request));
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const file = files.get(path === '/' ? '/index.html' : path);
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html',
    });
    response.end(file);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    report,
    addressWith: (servers) => `${origin}/?${new URLSearchParams({ report: `${origin}/report`, servers })}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk;
  return text;
}

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A browser with a page. */
interface Window extends AsyncDisposable {
  /** Rejected when the browser ends by itself. */
  readonly ended: Promise<never>;
}

/** Opens a page in a browser of its own. */
async function open(executable: string, address: string): Promise<Window> {
  const profile = await mkdtemp(join(tmpdir(), 'chromium-'));
  const browser = spawn(executable, [...chromiumArguments(profile), '--remote-debugging-port=0', address], {
    stdio: 'ignore',
  });
  return {
    ended: once(browser, 'exit').then(([code]) => {
      throw new Error(`the browser ended with ${code}`);
    }),
    async [Symbol.asyncDispose]() {
      await endProcess(browser);
      await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
