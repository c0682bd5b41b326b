import ky, { HTTPError, type KyInstance, TimeoutError } from 'ky';
import { OpenAirConnectionError, OpenAirHttpError } from './errors.js';

/** How requests are sent. */
export interface TransportOptions {
  /** The address of `api.pl`. */
  readonly url: string;
  /** For one attempt, in milliseconds. @defaultValue 60000 */
  readonly timeout?: number | undefined;
  /**
   * How often a request whose commands all only read is sent again after HTTP 408, 413, 429, 500, 502, 503, 504
   * or a network failure. Requests that write are sent once. @defaultValue 2
   */
  readonly retries?: number | undefined;
  /** In place of the global `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** Sends XML and gives back the bytes of the answer. */
export class Transport {
  readonly url: string;
  readonly #ky: KyInstance;
  readonly #retries: number;

  constructor(options: TransportOptions) {
    this.url = options.url;
    this.#retries = options.retries ?? 2;
    this.#ky = ky.create({
      timeout: options.timeout ?? 60_000,
      ...(options.fetch && { fetch: options.fetch }),
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
      return new OpenAirHttpError(error.response.status, error.response.statusText, this.url);
    }
    const reason = error instanceof TimeoutError ? 'timed out' : 'failed';
    return new OpenAirConnectionError(
      `the request to ${this.url} ${reason}: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error instanceof TimeoutError ? undefined : error },
    );
  }
}
