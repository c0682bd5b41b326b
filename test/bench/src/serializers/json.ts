import type { ResponseType } from '@proj/xml-commands';
import { createResponse } from '../data/response.js';
import { digestJsonResponse } from './read-back.js';
import { encode, type Serializer } from './serializer.js';

/** The peer: the same value as JSON, encoded as a client has to for sending it. */
export const contender: Serializer<ResponseType, Uint8Array> = {
  prepare: createResponse,
  serialize: (response) => encode(JSON.stringify(response)),
  digest: digestJsonResponse,
};
