import type { RequestType, ResponseType } from '@proj/xml-commands';
import { type ElementDescriptor, serialize, serializeToBytes } from '@proj/xml-runtime';
import { createRequest, type RequestParts, requestParts } from '../data/request.js';
import { createResponse } from '../data/response.js';
import { digestXmlRequest, digestXmlResponse } from './read-back.js';
import type { Serializer } from './serializer.js';

/** Makes a contender of a generated client of the XML API, to bytes: the value is validated while it is written. */
export function responseSerializer(
  descriptor: ElementDescriptor<ResponseType>,
): Serializer<ResponseType, Uint8Array> {
  return {
    prepare: createResponse,
    serialize: (response) => serializeToBytes(descriptor, response),
    digest: digestXmlResponse,
  };
}

/** Makes a contender that builds a small request each time and writes it to a string. */
export function requestSerializer(
  descriptor: ElementDescriptor<RequestType>,
): Serializer<RequestParts, string> {
  return {
    prepare: requestParts,
    serialize: (parts) => serialize(descriptor, createRequest(parts)),
    digest: digestXmlRequest,
  };
}
