import ky, { HTTPError, type KyInstance, TimeoutError } from 'ky';
import { OpenAirConnectionError, OpenAirError, OpenAirHttpError } from './errors.js';

/** How requests are sent. */
export interface TransportOptions {
  /** The address of `api.pl`. */
  readonly url: string;
  /** For one attempt, the whole answer included, in milliseconds. @defaultValue 60000 */
  readonly timeout?: number | undefined;
  /**
   * How often a request whose commands all only read is sent again after HTTP 408, 413, 429, 500, 502, 503, 504
   * or a network failure. Requests that write are sent once. @defaultValue 2
   */
  readonly retries?: number | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
  /** Masks secrets in the messages of others' errors. */
  readonly redact: (text: string) => string;
}

/** Sends XML and gives back the bytes of the answer. Redirects are not followed: they would carry the log-in elsewhere. */
export class Transport {
  readonly url: string;
  readonly #ky: KyInstance;
  readonly #retries: number;
  readonly #redact: (text: string) => string;

  /** @throws {OpenAirError} when the URL is none, or has a user name or password in it */
  constructor(options: TransportOptions) {
    this.url = requireUrl(options.url);
    this.#redact = options.redact;
    this.#retries = options.retries ?? 2;
    this.#ky = ky.create({
      timeout: options.timeout ?? 60_000,
      redirect: 'manual',
      fetch: async (input) => attempt(options.fetch ?? globalThis.fetch, new Request(input)),
    });
  }

  /**
   * @param body - the request, in UTF-8
   * @param idempotent - whether it may be sent again after a failure
   * @throws {OpenAirHttpError} for an HTTP status other than success
   * @throws {OpenAirConnectionError} when no answer came
   */
  async post(body: Uint8Array<ArrayBuffer>, idempotent: boolean, signal?: AbortSignal): Promise<Uint8Array> {
    try {
      const response = await this.#ky.post(this.url, {
        body,
        headers: { 'content-type': 'application/xml' },
        retry: { limit: idempotent ? this.#retries : 0, methods: ['post'] },
        ...(signal && { signal }),
      });
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw this.#describe(error);
    }
  }

  #describe(error: unknown): Error {
    if (error instanceof HTTPError) {
      const { status, statusText } = error.response;
      return new OpenAirHttpError(status, statusText, this.url);
    }
    if (error instanceof TimeoutError) {
      return new OpenAirConnectionError(`the request to ${this.url} timed out`);
    }
    const text = error instanceof Error ? error.message : String(error);
    const message = this.#redact(text);
    // A cause goes along only where it quotes no secret.
    return new OpenAirConnectionError(
      `the request to ${this.url} failed: ${message}`,
      message === text ? { cause: error } : {},
    );
  }
}

/**
 * Sends one attempt and reads the whole body, so that the time for the attempt covers it. The request's body is read
 * first: ky waits for the end of a body that a failed `fetch` leaves unread, which would never come.
 */
async function attempt(send: typeof fetch, request: Request): Promise<Response> {
  const { url, method, headers: sent, signal } = request;
  const body = await request.arrayBuffer();
  const response = await send(url, { method, headers: sent, body, signal, redirect: 'manual' });
  if (response.type === 'opaqueredirect' || response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}

/** An address that may be shown: errors and logs name it. */
function requireUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new OpenAirError('the url has to be the http or https address of api.pl');
  }
  if (url.username !== '' || url.password !== '') {
    throw new OpenAirError(
      'the url may hold no user name or password: the API takes the log-in in the request',
    );
  }
  return text;
}
