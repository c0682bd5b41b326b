import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { WireRequest } from './exchange.js';

/** Handles a request; `number` is 1 for the first one. */
export type HandleRequest = (request: WireRequest, socket: Socket, number: number) => void;

/** The first byte of a client that speaks TLS. */
const tlsHandshake = 0x16;

/** A server of bytes: it reads HTTP requests, and sends whatever it is told to. */
export class WireServer {
  readonly requests: WireRequest[] = [];
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();

  private constructor(handle: HandleRequest) {
    this.#server = createServer((socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      // The client may be gone when the server writes.
      socket.on('error', () => undefined);
      let received = Buffer.alloc(0);
      socket.on('data', (bytes) => {
        if (bytes[0] === tlsHandshake) {
          socket.end('HTTP/1.1 400 Bad Request\r\n\r\n');
          return;
        }
        received = Buffer.concat([received, bytes]);
        const request = readRequest(received);
        if (request === undefined) return;
        received = Buffer.alloc(0);
        this.requests.push(request);
        handle(request, socket, this.requests.length);
      });
    });
  }

  static async start(handle: HandleRequest): Promise<WireServer> {
    const server = new WireServer(handle);
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    this.#server.close();
    await once(this.#server, 'close');
  }
}

/** Reads a request with a `Content-Length` or without a body; `undefined` until all of it is there. */
function readRequest(bytes: Buffer): WireRequest | undefined {
  const end = bytes.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const [start = '', ...fields] = bytes.subarray(0, end).toString('latin1').split('\r\n');
  const [method = '', target = ''] = start.split(' ');
  const headers = new Map(
    fields.map((field): [string, string] => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon).toLowerCase(), field.slice(colon + 1).trim()];
    }),
  );
  const body = bytes.subarray(end + 4);
  if (body.length < Number(headers.get('content-length') ?? 0)) return undefined;
  return { method, target, headers, body: body.toString() };
}
