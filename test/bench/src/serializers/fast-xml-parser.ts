import { XMLBuilder } from 'fast-xml-parser';
import { createResponse } from '../data/response.js';
import { type ElementObject, toElementObject } from './element-object.js';
import { digestXmlResponse } from './read-back.js';
import { encode, type Serializer } from './serializer.js';

const ATTRIBUTE_PREFIX = '@_';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: ATTRIBUTE_PREFIX });

/** The XML library that is installed most; it makes a string, which a client has to encode. */
export const contender: Serializer<ElementObject, Uint8Array> = {
  prepare: (records) => toElementObject(createResponse(records), ATTRIBUTE_PREFIX),
  serialize: (input) => encode(builder.build(input)),
  digest: digestXmlResponse,
};
