import type { Response } from '@proj/xml-commands';
import { recordsOf } from '../data/records-of.js';
import type { Parser } from './parser.js';

const decoder = new TextDecoder();

/** The peer: the same value as JSON. Bytes are decoded first, as `Response.json()` of fetch does. */
export const contender: Parser<Response> = {
  parse: (bytes) => JSON.parse(decoder.decode(bytes)),
  records: recordsOf,
};
