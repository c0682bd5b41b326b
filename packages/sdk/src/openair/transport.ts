import ky, { HTTPError, type KyInstance, TimeoutError } from 'ky';
import { OpenAirConnectionError, OpenAirHttpError } from './errors.js';

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
}

/** Sends XML and gives back the bytes of the answer. Redirects are not followed: they would carry the log-in elsewhere. */
export class Transport {
  readonly url: string;
  readonly #ky: KyInstance;
  readonly #retries: number;

  constructor(options: TransportOptions) {
    this.url = options.url;
    this.#retries = options.retries ?? 2;
    this.#ky = ky.create({
      timeout: options.timeout ?? 60_000,
      redirect: 'manual',
      // Looked up late, so that a global `fetch` that is replaced after this is used.
      fetch: async (input, init) => withBody(await (options.fetch ?? globalThis.fetch)(input, init)),
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
    const reason = error instanceof TimeoutError ? 'timed out' : 'failed';
    return new OpenAirConnectionError(
      `the request to ${this.url} ${reason}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error instanceof TimeoutError ? undefined : error },
    );
  }
}

/** Reads the whole body before the time for the attempt ends. */
async function withBody(response: Response): Promise<Response> {
  if (response.type === 'opaqueredirect' || response.body === null) return response;
  const { status, statusText, headers } = response;
  return new Response(await response.arrayBuffer(), { status, statusText, headers });
}
