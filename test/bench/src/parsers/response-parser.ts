import type { ResponseType } from '@proj/xml-commands';
import { type ElementDescriptor, parse } from '@proj/xml-runtime';
import { digestRecords } from '../data/digest.js';
import { recordsOf } from '../data/records-of.js';
import type { Parser } from './parser.js';

/**
 * Makes a contender of a generated client of the XML API: typed and validated.
 *
 * This module loads nothing else: a cold start is measured with it.
 */
export function responseParser(descriptor: ElementDescriptor<ResponseType>): Parser<ResponseType> {
  return {
    parse: (document) => parse(descriptor, document),
    digest: (response) => digestRecords(recordsOf(response)),
  };
}
