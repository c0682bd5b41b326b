import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A service that writes down what it does, and is unreliable: of a hundred requests it breaks off four before it does
 * anything and four after it did it, and refuses four.
 */
export class LedgerServer {
  /** How often something was created, by its name. */
  readonly created = new Map<string, number>();
  readonly #server: Server;
  #count = 0;

  private constructor() {
    this.#server = createServer((message, response) => {
      const pieces: Buffer[] = [];
      message.on('data', (piece: Buffer) => pieces.push(piece));
      message.on('end', () => {
        this.#count += 1;
        const fate = this.#count % 100;
        if (fate < 4) {
          message.socket.destroy();
          return;
        }
        if (fate < 8) {
          respond(response, 503, 'application/json', '{"message":"busy"}');
          return;
        }
        const [type, text] = this.#carryOut(message.method, message.url, Buffer.concat(pieces).toString());
        // It was done, but nobody learns of it.
        if (fate < 12) message.socket.destroy();
        else respond(response, 200, type, text);
      });
    });
  }

  static async start(): Promise<LedgerServer> {
    const server = new LedgerServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    await once(this.#server, 'close');
  }

  #carryOut(method = '', url = '', body = ''): [type: string, text: string] {
    if (url === '/api.pl') {
      const name = /<name>(.*?)<\/name>/.exec(body)?.[1];
      if (name === undefined) return xml('<Read status="0"><Slip><id>1</id></Slip></Read>');
      this.#create(name);
      return xml(`<Add status="0"><Project><id>5</id><name>${name}</name></Project></Add>`);
    }
    if (method === 'POST') this.#create((JSON.parse(body) as { name: string }).name);
    const id = url.slice(url.lastIndexOf('/') + 1);
    return ['application/json', JSON.stringify({ message: 'done', data: { connection_id: id } })];
  }

  #create(name: string): void {
    this.created.set(name, (this.created.get(name) ?? 0) + 1);
  }
}

function xml(command: string): [type: string, text: string] {
  return ['text/xml', `<response><Auth status="0"/>${command}</response>`];
}

function respond(response: ServerResponse, status: number, type: string, text: string): void {
  response.writeHead(status, { 'content-type': type });
  response.end(text);
}
