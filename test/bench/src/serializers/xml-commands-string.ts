import { ResponseElement, type ResponseType } from '@proj/xml-commands';
import { serialize } from '@proj/xml-runtime';
import { createResponse } from '../data/response.js';
import { digestXmlResponse } from './read-back.js';
import type { Serializer } from './serializer.js';

/** The published client, to a string, which is not encoded afterwards. */
export const contender: Serializer<ResponseType, string> = {
  prepare: createResponse,
  serialize: (response) => serialize(ResponseElement, response),
  digest: digestXmlResponse,
};
