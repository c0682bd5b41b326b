import type { Socket } from 'node:net';

/** A request as it came over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly target: string;
  /** By names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** A response that the client understands. */
export interface GoodResponse {
  readonly contentType: string;
  readonly body: string;
}

/** Status and header fields of a response. */
export interface WireHead {
  readonly status?: number;
  readonly reason?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One request and the connection that it came over, for what a fault does with them. */
export class Exchange {
  readonly request: WireRequest;
  /** What the operation expects. */
  readonly good: GoodResponse;
  /** The same, with values and fields that the specification does not foresee. */
  readonly odd: GoodResponse;
  /** The connection, for what no HTTP server would do. */
  readonly socket: Socket;
  readonly #pass: (milliseconds: number) => Promise<void>;

  /** @param pass - lets time pass */
  constructor(
    request: WireRequest,
    { good, odd }: { readonly good: GoodResponse; readonly odd: GoodResponse },
    socket: Socket,
    pass: (milliseconds: number) => Promise<void>,
  ) {
    this.request = request;
    this.good = good;
    this.odd = odd;
    this.socket = socket;
    this.#pass = pass;
  }

  /** Sends a whole response. */
  send(head: WireHead, body: string | Uint8Array = ''): void {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    this.sendHead({ ...head, headers: { 'content-length': String(bytes.length), ...head.headers } });
    this.socket.write(bytes);
  }

  /** Sends what the operation expects. */
  sendGood(head: WireHead = {}): void {
    this.send(
      { ...head, headers: { 'content-type': this.good.contentType, ...head.headers } },
      this.good.body,
    );
  }

  /** Sends status line and header fields only. */
  sendHead({ status = 200, reason = 'OK', headers = {} }: WireHead): void {
    const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
    this.socket.write(`HTTP/1.1 ${status} ${reason}\r\n${fields.join('')}\r\n`);
  }

  /** Sends the head of a good response, and its first half. */
  sendHalf(): void {
    const { contentType, body } = this.good;
    const length = Buffer.byteLength(body);
    this.sendHead({ headers: { 'content-type': contentType, 'content-length': String(length) } });
    this.socket.write(body.slice(0, body.length / 2));
  }

  /** Lets time pass before the server goes on. */
  wait(milliseconds: number): Promise<void> {
    return this.#pass(milliseconds);
  }

  /** Does nothing more: time passes until the client gives up. */
  stall(): Promise<void> {
    return this.#pass(Number.POSITIVE_INFINITY);
  }
}
