import { XMLParser } from 'fast-xml-parser';
import type { Parser } from './parser.js';

interface ResponseDocument {
  readonly response: { readonly Read: { readonly Slip: readonly object[] } };
}

/** Texts stay texts, as in the other contenders; by default, some become numbers. */
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === 'Slip',
});

const decoder = new TextDecoder();

/** The XML library that is installed most. */
export const contender: Parser<ResponseDocument> = {
  parse: (bytes) => parser.parse(decoder.decode(bytes)),
  records: ({ response }) => response.Read.Slip,
};
