import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

/** The document of the connections API. */
export const connectionsDocument = fileURLToPath(
  new URL('../../../specs/connections/openapi.yaml', import.meta.url),
);

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Starts Prism, which answers requests with the examples of an OpenAPI document and refuses those that break it.
 *
 * A request chooses a declared failure with the header field `Prefer: code=404`. Nothing is remembered from one
 * request to the next.
 */
export async function startPrism({ document = connectionsDocument, onLine } = {}) {
  const command = createRequire(import.meta.url).resolve('@stoplight/prism-cli/dist/index.js');
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [command, 'mock', '--errors', '--host', '127.0.0.1', '--port', String(port), document],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } },
  );
  let log = '';
  const listening = new Promise((resolve, reject) => {
    const read = (chunk) => {
      const text = String(chunk);
      log += text;
      for (const line of text.split('\n')) if (line !== '') onLine?.(line);
      if (log.includes('Prism is listening')) resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`Prism ended with code ${code} before it listened:\n${log}`)),
    );
  });
  await listening;
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
