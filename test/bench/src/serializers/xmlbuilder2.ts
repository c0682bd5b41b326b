import { create } from 'xmlbuilder2';
import { type ElementObject, toElementObject } from './element-object.js';
import type { Serializer } from './serializer.js';

/** Builds a document tree and writes that; it makes a string, which a client has to encode. */
export const contender: Serializer<ElementObject, Uint8Array> = {
  prepare: (response) => toElementObject(response, '@'),
  serialize: (input) => Buffer.from(create(input).end()),
  format: 'xml',
};
