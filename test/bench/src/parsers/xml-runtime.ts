import { type Response, ResponseElement } from '@proj/xml-commands';
import { parse } from '@proj/xml-runtime';
import { recordsOf } from '../data/records-of.js';
import type { Parser } from './parser.js';

/** The generated codecs: typed and validated. */
export const contender: Parser<Response> = {
  parse: (bytes) => parse(ResponseElement, bytes),
  records: recordsOf,
};
