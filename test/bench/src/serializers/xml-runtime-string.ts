import { type Response, ResponseElement } from '@proj/xml-commands';
import { serialize } from '@proj/xml-runtime';
import type { Serializer } from './serializer.js';

/** The generated codecs, to a string, which is not encoded afterwards. */
export const contender: Serializer<Response, string> = {
  prepare: (response) => response,
  serialize: (response) => serialize(ResponseElement, response),
  format: 'xml',
};
