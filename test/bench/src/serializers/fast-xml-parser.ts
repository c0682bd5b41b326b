import { XMLBuilder } from 'fast-xml-parser';
import { type ElementObject, toElementObject } from './element-object.js';
import type { Serializer } from './serializer.js';

const ATTRIBUTE_PREFIX = '@_';

const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: ATTRIBUTE_PREFIX });

/** The XML library that is installed most; it makes a string, which a client has to encode. */
export const contender: Serializer<ElementObject, Uint8Array> = {
  prepare: (response) => toElementObject(response, ATTRIBUTE_PREFIX),
  serialize: (input) => Buffer.from(builder.build(input)),
  format: 'xml',
};
