import type { FailureDetails, TransportError } from './transport-error.js';
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
  /** For the body of a success: it tells of a failure, or it is not what it has to be. @defaultValue `'command'` */
  readonly reason?: 'command' | 'response' | undefined;
  /**
   * Whether the service may have done what it was asked for all the same. @defaultValue what the HTTP status says, and
   * `true` for the reason `response`
   */
  readonly mayHaveBeenDone?: boolean | undefined;
  /** What was thrown while the body was read. */
  readonly cause?: unknown;
  /** Makes the error that the caller gets, in place of the transport's `makeError`. */
  readonly makeError?: ((details: FailureDetails) => TransportError) | undefined;
}

/**
 * Tells what a response means, for services that tell failures in the body of a success, or that say more than the
 * HTTP status does. Of a failure it sees the beginning of the body, of a stream only failures.
 *
 * @returns `undefined` for what the HTTP status says. If it throws, a success cannot be understood, and of a failure the
 * HTTP status counts.
 */
export type Classify<Request extends TransportRequest = TransportRequest> = (
  response: TransportResponse,
  request: Request,
) => Verdict | undefined;
