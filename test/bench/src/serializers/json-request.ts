import { createRequest, type RequestParts, requestParts } from '../data/request.js';
import { digestJsonRequest } from './read-back.js';
import type { Serializer } from './serializer.js';

/** The peer of those that write a small request: the same value, built each time, as JSON in a string. */
export const contender: Serializer<RequestParts, string> = {
  prepare: requestParts,
  serialize: (parts) => JSON.stringify(createRequest(parts)),
  digest: digestJsonRequest,
};
