import type { Authorize } from './authorization.js';
import type { Classify } from './classification.js';
import type { Redaction } from './redaction.js';
import type { FailureDetails, TransportError } from './transport-error.js';
import type { TransportRequest } from './transport-request.js';
import type { TransportResponse } from './transport-response.js';

/** Makes the error that a caller gets. The response is there where one was read, as it came. */
export type MakeError = (details: FailureDetails, response: TransportResponse | undefined) => TransportError;

/** Sends requests: a `Transport`, or what {@link sendOnce} makes. */
export interface Sender<Request extends TransportRequest = TransportRequest> {
  /**
   * Sends a request and reads the whole body of the response.
   * @throws {@link TransportError}, or the subclass that `makeError` makes
   */
  send(request: Request): Promise<TransportResponse>;
}

/** What a client tells whatever sends its requests. */
export interface SenderSeams<Request extends TransportRequest = TransportRequest> {
  /** Sends one attempt; called with an address and an object. @defaultValue the platform's `fetch`, looked up for each attempt */
  readonly fetch?: ((url: string, init: RequestInit) => Promise<Response>) | undefined;
  /** Puts the credentials into a request. */
  readonly authorize?: Authorize<Request> | undefined;
  /** Tells what a response means. */
  readonly classify?: Classify<Request> | undefined;
  /** Masks secrets in errors and events. Without it nothing is masked. */
  readonly redaction?: Redaction | undefined;
  /** Makes the errors that callers get, so that a client has its own subclasses. @defaultValue `new TransportError(details)` */
  readonly makeError?: MakeError | undefined;
}
