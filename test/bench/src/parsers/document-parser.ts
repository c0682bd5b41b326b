import { type ElementDescriptor, parse, serializeToBytes } from '@proj/xml-runtime';
import type { Parser } from './parser.js';
import { contender as saxesObjects } from './saxes-objects.js';

/** Makes a contender of any generated client. What it understood is written again, and read without it. */
export function documentParser<Value>(descriptor: ElementDescriptor<Value>): Parser<Value> {
  return {
    parse: (document) => parse(descriptor, document),
    digest: (value) => saxesObjects.digest(saxesObjects.parse(serializeToBytes(descriptor, value))),
  };
}
