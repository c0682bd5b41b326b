import type { Verdict } from './classification.js';
import type { StreamedResponse } from './streamed-response.js';
import type { TransportError } from './transport-error.js';
import type { TransportRequest } from './transport-request.js';

/** How `Transport.iterate` reads bodies while they arrive. */
export interface Reading<Item, Request extends TransportRequest = TransportRequest> {
  /**
   * Reads the body of a response.
   * @param earlier - how the response before it ended, where this is that to {@link Reading.resume}
   */
  read(response: StreamedResponse, earlier: TransportError | undefined): AsyncIterable<Item>;
  /**
   * Tells what an error that {@link Reading.read} throws means.
   * @returns `undefined` for one that is to be thrown as it is
   */
  explain(thrown: unknown): Verdict | undefined;
  /**
   * Makes the request for what was not handed out yet.
   * @returns `undefined` when reading cannot go on; the failure stands then
   */
  resume(): Request | undefined;
}
