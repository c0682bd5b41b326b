import type { Response } from '@proj/xml-commands';
import type { Serializer } from './serializer.js';

/** The peer: the same value as JSON, encoded as a client has to for sending it. */
export const contender: Serializer<Response, Uint8Array> = {
  prepare: (response) => response,
  serialize: (response) => Buffer.from(JSON.stringify(response)),
  format: 'json',
};
