import { create } from 'xmlbuilder2';
import { createResponse } from '../data/response.js';
import { type ElementObject, toElementObject } from './element-object.js';
import { digestXmlResponse } from './read-back.js';
import { encode, type Serializer } from './serializer.js';

/** Builds a document tree and writes that; it makes a string, which a client has to encode. */
export const contender: Serializer<ElementObject, Uint8Array> = {
  prepare: (records) => toElementObject(createResponse(records), '@'),
  serialize: (input) => encode(create(input).end()),
  digest: digestXmlResponse,
};
