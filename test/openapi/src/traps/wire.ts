import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Call } from './trap.js';

/** A request as the server saw it. */
export interface Seen {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A server on 127.0.0.1 that responds as it is told, and remembers the last request. */
export class Wire {
  readonly #server: Server;
  #response: Call['response'] = {};
  #seen: Seen | undefined;

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const { method = '', url: target = '', headers } = request;
        this.#seen = { method, target, headers, body: Buffer.concat(chunks).toString() };
        const {
          status = this.#response?.json === undefined && this.#response?.text === undefined ? 204 : 200,
        } = this.#response ?? {};
        const {
          json,
          text = json === undefined ? '' : JSON.stringify(json),
          type = 'application/json',
        } = this.#response ?? {};
        response.writeHead(status, text === '' ? {} : { 'content-type': type }).end(text);
      });
    });
  }

  /** Listens, and returns the base URL. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Says what the next request gets. */
  respondWith(response: Call['response']): void {
    this.#response = response;
    this.#seen = undefined;
  }

  /** The request that came since {@link respondWith}. */
  get seen(): Seen | undefined {
    return this.#seen;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
