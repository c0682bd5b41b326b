import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import { ConnectionsServer, type ConnectionsServerOptions } from './connections-server.js';
import { ConnectionClosed } from './network.js';
import { OpenAirServer, type OpenAirServerOptions } from './openair-server.js';

/** What to serve, and how. */
export interface ServeOptions {
  /** What the OpenAir server starts with, or the server itself. */
  readonly openair?: OpenAirServerOptions | OpenAirServer | undefined;
  /** What the connections server starts with, or the server itself. */
  readonly connections?: ConnectionsServerOptions | ConnectionsServer | undefined;
  /** The port of 127.0.0.1. @defaultValue a free one */
  readonly port?: number | undefined;
  /** Gets a line for each request, which holds no secret: time, method, path without query, status, and how long it took. @defaultValue none */
  readonly log?: ((line: string) => void) | undefined;
  /** The origin whose pages may call the servers, such as `http://localhost:5173`; `*` for any. @defaultValue none */
  readonly allowOrigin?: string | undefined;
}

/** Both in-memory servers, served over HTTP. */
export interface ServedServers {
  readonly port: number;
  /** The address for `OpenAirClient`. */
  readonly openairUrl: string;
  /** The address for `ConnectionsClient`. */
  readonly connectionsUrl: string;
  readonly openair: OpenAirServer;
  readonly connections: ConnectionsServer;
  /** Stops serving; open connections are ended. */
  close(): Promise<void>;
}

/**
 * Serves both in-memory servers over HTTP on 127.0.0.1: OpenAir at `/api.pl`, the connections API at `/companies`. Only on Node.js and what is
 * compatible with it; in browsers use `fetch` of the servers.
 *
 * @throws Error when the port is taken
 * @example
 * ```ts
 * const served = await serve({ connections: { companies: { acme: [] } }, log: console.log });
 * const connections = new ConnectionsClient({ apiKey: 'key', baseUrl: served.connectionsUrl });
 * // …
 * await served.close();
 * ```
 */
export async function serve(options: ServeOptions = {}): Promise<ServedServers> {
  const openair =
    options.openair instanceof OpenAirServer ? options.openair : new OpenAirServer(options.openair);
  const connections =
    options.connections instanceof ConnectionsServer
      ? options.connections
      : new ConnectionsServer(options.connections);
  const respond = (request: Request): Promise<Response> =>
    new URL(request.url).pathname.startsWith('/companies/')
      ? connections.fetch(request)
      : openair.fetch(request);
  const http = createServer((incoming, outgoing) => {
    void handle(incoming, outgoing, respond, options);
  });
  const port = await listen(http, options.port ?? 0);
  const connectionsUrl = `http://127.0.0.1:${port}`;
  const openairUrl = `${connectionsUrl}/api.pl`;
  return { port, openairUrl, connectionsUrl, openair, connections, close: () => close(http) };
}

async function handle(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  respond: (request: Request) => Promise<Response>,
  { log, allowOrigin }: ServeOptions,
): Promise<void> {
  const began = performance.now();
  const request = toRequest(incoming, outgoing);
  if (allowOrigin !== undefined) allow(outgoing, incoming, allowOrigin);
  const response = isPreflight(incoming, allowOrigin)
    ? new Response(null, { status: 204 })
    : await respond(request).catch((error) => failedResponse(error, request));
  const isWhole = response !== undefined && (await send(response, outgoing));
  if (!isWhole) outgoing.destroy();
  const outcome = isWhole ? response.status : 'broken off';
  const duration = `${Math.round(performance.now() - began)} ms`;
  const { pathname } = new URL(request.url);
  log?.([new Date().toISOString(), request.method, pathname, outcome, duration].join(' '));
}

/** The response where a server makes none: none at all, if that is a fault or the client broke off. */
function failedResponse(error: unknown, request: Request): Response | undefined {
  if (error instanceof ConnectionClosed || request.signal.aborted) return undefined;
  // A record that a test put in has no XML form, a function of a fault threw: the server goes on for the others.
  return new Response(String(error), { status: 500 });
}

/** @returns false where the response's body breaks off, or the client did */
async function send(response: Response, outgoing: ServerResponse): Promise<boolean> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  if (response.body === null) {
    outgoing.end();
    return true;
  }
  return pipeline(Readable.fromWeb(response.body as NodeReadableStream), outgoing).then(
    () => true,
    () => false,
  );
}

function toRequest(incoming: IncomingMessage, outgoing: ServerResponse): Request {
  const { method = 'GET', url = '/' } = incoming;
  const headers = new Headers();
  for (const [name, values] of Object.entries(incoming.headersDistinct)) {
    for (const value of values ?? []) headers.append(name, value);
  }
  const aborted = new AbortController();
  outgoing.once('close', () => aborted.abort());
  const { port } = incoming.socket.address() as AddressInfo;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://127.0.0.1:${port}/${url.replace(/^\/+/, '')}`, {
    method,
    headers,
    signal: aborted.signal,
    ...(hasBody ? { body: Readable.toWeb(incoming) as ReadableStream, duplex: 'half' } : {}),
  });
}

/** Lets pages of an origin read responses, and send what clients of both servers send. */
function allow(outgoing: ServerResponse, incoming: IncomingMessage, origin: string): void {
  outgoing.setHeader('access-control-allow-origin', origin);
  outgoing.setHeader('access-control-expose-headers', 'retry-after');
  if (origin !== '*') outgoing.setHeader('vary', 'origin');
  if (incoming.method !== 'OPTIONS') return;
  outgoing.setHeader('access-control-allow-methods', 'GET, POST, PUT, PATCH, DELETE');
  outgoing.setHeader(
    'access-control-allow-headers',
    incoming.headers['access-control-request-headers'] ?? 'content-type, x-api-key',
  );
}

function isPreflight(incoming: IncomingMessage, allowOrigin: string | undefined): boolean {
  return (
    allowOrigin !== undefined &&
    incoming.method === 'OPTIONS' &&
    incoming.headers['access-control-request-method'] !== undefined
  );
}

async function listen(http: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, '127.0.0.1', resolve);
  });
  return (http.address() as AddressInfo).port;
}

async function close(http: Server): Promise<void> {
  http.closeAllConnections();
  await new Promise<void>((resolve, reject) => {
    http.close((error) => (error ? reject(error) : resolve()));
  });
}
