import ky, { HTTPError, type KyInstance, TimeoutError } from 'ky';
import { AnswerBody, type BodyFailures } from './answer-body.js';
import { OpenAirConnectionError, OpenAirError, OpenAirHttpError } from './errors.js';
import { Retries } from './retries.js';

/** How requests are sent. */
export interface TransportOptions {
  /** The address of `api.pl`. */
  readonly url: string;
  /** For one attempt, as long as the answer is waited for, in milliseconds. @defaultValue 60000 */
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
export class Transport implements BodyFailures {
  readonly url: string;
  readonly #ky: KyInstance;
  readonly #fetch: typeof fetch | undefined;
  readonly #timeout: number;
  readonly #retries: number;
  readonly #redact: (text: string) => string;

  /** @throws {OpenAirError} when the URL is none, or has a user name or password in it */
  constructor(options: TransportOptions) {
    this.url = requireUrl(options.url);
    this.#redact = options.redact;
    this.#fetch = options.fetch;
    this.#timeout = options.timeout ?? 60_000;
    this.#retries = options.retries ?? 2;
    this.#ky = ky.create({
      timeout: this.#timeout,
      redirect: 'manual',
      headers: { 'content-type': 'application/xml' },
    });
  }

  /** The attempts that a request has that only reads, or several that take the place of one. */
  retries(): Retries {
    return new Retries(this.#retries);
  }

  /**
   * Sends a request, and reads the whole answer.
   * @param body - the request, in UTF-8
   * @param idempotent - whether it may be sent again after a failure
   * @throws {OpenAirHttpError} for an HTTP status other than success
   * @throws {OpenAirConnectionError} when no answer came
   */
  async post(body: Uint8Array<ArrayBuffer>, idempotent: boolean, signal?: AbortSignal): Promise<Uint8Array> {
    try {
      const response = await this.#ky.post(this.url, {
        body,
        retry: { limit: idempotent ? this.#retries : 0, methods: ['post'] },
        fetch: async (input) => readBody(await this.#send(new Request(input))),
        ...(signal && { signal }),
      });
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw this.failed(error);
    }
  }

  /**
   * Sends a request that only reads, and gives its answer while it arrives. The time for the attempt goes on with the
   * body, but not while nobody waits for the server. What breaks then is not sent again: whoever reads the body knows
   * what has been made of it.
   * @param body - the request, in UTF-8
   * @param retries - the attempts that are left, of which this takes some
   * @throws {OpenAirHttpError} for an HTTP status other than success
   * @throws {OpenAirConnectionError} when no answer came, and while the body is read
   */
  async open(body: Uint8Array<ArrayBuffer>, retries: Retries, signal?: AbortSignal): Promise<AnswerBody> {
    let left = 0;
    try {
      const response = await this.#ky.post(this.url, {
        body,
        retry: { limit: retries.left, methods: ['post'] },
        hooks: { beforeRetry: [() => retries.take()] },
        fetch: async (input) => {
          const start = performance.now();
          const head = await this.#send(new Request(input));
          // A failure has no records, and not every `fetch` has streams of the Web.
          const isStream = head.ok && typeof head.body?.getReader === 'function';
          const answer = isStream ? head : await readBody(head);
          left = this.#timeout - (performance.now() - start);
          return answer;
        },
        ...(signal && { signal }),
      });
      return new AnswerBody(response.body, left, this, signal);
    } catch (error) {
      throw this.failed(error);
    }
  }

  timedOut(): Error {
    return new OpenAirConnectionError(`the request to ${this.url} timed out`);
  }

  failed(reason: unknown): Error {
    if (reason instanceof HTTPError) {
      const { status, statusText } = reason.response;
      return new OpenAirHttpError(status, statusText, this.url);
    }
    if (reason instanceof TimeoutError) return this.timedOut();
    const text = reason instanceof Error ? reason.message : String(reason);
    const message = this.#redact(text);
    // A cause goes along only where it quotes no secret.
    return new OpenAirConnectionError(
      `the request to ${this.url} failed: ${message}`,
      message === text ? { cause: reason } : {},
    );
  }

  /**
   * Sends one attempt. The request's body is read first: ky waits for the end of a body that a failed `fetch` leaves
   * unread, which would never come.
   */
  async #send(request: Request): Promise<Response> {
    const { url, method, headers, signal } = request;
    const body = await request.arrayBuffer();
    const send = this.#fetch ?? globalThis.fetch;
    return send(url, { method, headers, body, signal, redirect: 'manual' });
  }
}

/** Reads the whole body of a response, so that the time for the attempt covers it. */
async function readBody(response: Response): Promise<Response> {
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
