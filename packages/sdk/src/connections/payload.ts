import type { ApiCall } from '@proj/connections-client';
import { CallPromise, type TransportResponse, type WithResponse } from '@proj/transport';

/** What came with the payload of a call. */
export interface ConnectionsResult<Data> extends WithResponse<Data, TransportResponse> {
  /** What happened, for people; `undefined` where the service does not say. */
  readonly message: string | undefined;
}

/**
 * A call of the service: the promise of its payload. `withResponse()` gives the message of the service and the response, too.
 *
 * @example
 * ```ts
 * const { data, message, response } = await connections.get({ companyId, connectionId }).withResponse();
 * console.log(message, response.headers.get('x-request-id'));
 * ```
 */
export type ConnectionsCall<Data> = CallPromise<Data, ConnectionsResult<Data>>;

/** The body of a success. */
interface Envelope<Data> {
  readonly message: string;
  readonly data: Data;
}

/**
 * Takes the payload out of what the service returned, as it came: nothing checks its properties.
 *
 * @param known - the payload of a success that has none, where the caller knows what it would have said
 * @throws TransportError with reason `response` when there is no payload; the call rejects with it
 */
export function payloadOf<Data>(call: ApiCall<Envelope<Data>>, known?: Data): ConnectionsCall<Data> {
  return new CallPromise(unwrap(call, known));
}

async function unwrap<Data>(
  call: ApiCall<Envelope<Data>>,
  known: Data | undefined,
): Promise<ConnectionsResult<Data>> {
  const { data: body, response } = await call.withResponse();
  // What the document promises is not always what a service sends.
  const { data, message } = Object(body) as { readonly data?: Data | null; readonly message?: unknown };
  const payload = data ?? known;
  if (payload === undefined) throw response.failure('has no property "data"');
  return { data: payload, message: typeof message === 'string' ? message : undefined, response };
}
