import type { ResponseType } from '@proj/xml-commands';
import { digestRecords } from '../data/digest.js';
import { recordsOf } from '../data/records-of.js';
import { type Parser, textOf } from './parser.js';

/** The peer: the same value as JSON. Bytes are decoded first, as `Response.json()` of fetch does. */
export const contender: Parser<ResponseType> = {
  parse: (document) => JSON.parse(textOf(document)),
  digest: (response) => digestRecords(recordsOf(response)),
};
