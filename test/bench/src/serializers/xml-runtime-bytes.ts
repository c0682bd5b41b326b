import { type Response, ResponseElement } from '@proj/xml-commands';
import { serializeToBytes } from '@proj/xml-runtime';
import type { Serializer } from './serializer.js';

/** The generated codecs, to bytes: the value is validated while it is written. */
export const contender: Serializer<Response, Uint8Array> = {
  prepare: (response) => response,
  serialize: (response) => serializeToBytes(ResponseElement, response),
  format: 'xml',
};
