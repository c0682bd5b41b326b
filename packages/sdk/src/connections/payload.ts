import type { WithMessage } from './connections-with-message.js';

/** The service answered a success without the payload that belongs to it. */
export class ConnectionsResponseError extends Error {
  static {
    ConnectionsResponseError.prototype.name = 'ConnectionsResponseError';
  }
}

/**
 * The payload of an answer.
 * @throws {@link ConnectionsResponseError} when there is none
 */
export function payloadOf<T>(answer: WithMessage<T>): T {
  // What the document promises is not always what a service sends.
  const { data } = (answer ?? {}) as Partial<WithMessage<T>>;
  if (data === undefined || data === null) {
    throw new ConnectionsResponseError('The service answered a success without the property "data".');
  }
  return data;
}
