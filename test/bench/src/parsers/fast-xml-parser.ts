import { XMLParser } from 'fast-xml-parser';
import { digestRecords } from '../data/digest.js';
import { type Parser, textOf } from './parser.js';

interface ResponseDocument {
  readonly response: { readonly Read: { readonly Slip: readonly object[] } };
}

/** Texts stay texts, as in the other contenders; by default, some become numbers. */
const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  isArray: (name) => name === 'Slip',
});

/** The XML library that is installed most. */
export const contender: Parser<ResponseDocument> = {
  parse: (document) => parser.parse(textOf(document)),
  digest: ({ response }) => digestRecords(response.Read.Slip),
};
