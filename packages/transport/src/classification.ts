import type { TransportRequest } from './transport-request.js';
import type { TransportResponse } from './transport-response.js';

/** What a response means. */
export interface Verdict {
  /**
   * - `failed`: the call failed.
   * - `transient`: it failed, and may succeed when it is tried again.
   * - `expired`: the credentials were refused; they are fetched anew once, and the request is sent again once.
   *
   * @defaultValue by HTTP status; `failed` for a success
   */
  readonly kind?: 'failed' | 'transient' | 'expired' | undefined;
  /** What the service says is wrong, for the error's message. */
  readonly message?: string | undefined;
  /** Milliseconds that the service asks to wait, where the headers do not say so. */
  readonly retryAfter?: number | undefined;
}

/**
 * Tells what a response means, for services that tell failures in the body of a success, or that say more than the
 * HTTP status does. Of a failure it sees the beginning of the body, of a stream only failures.
 *
 * @returns `undefined` for what the HTTP status says. If it throws, a success cannot be understood, and of a failure the
 * HTTP status counts.
 */
export type Classify = (response: TransportResponse, request: TransportRequest) => Verdict | undefined;
