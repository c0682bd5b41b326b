import { decodeEncoding, type ReaderOptions, skipDoctype, translateXml11 } from '@proj/xml-runtime';

/** Options with which documents of every encoding and version are read, and their document type declarations passed over. */
export const everyDocument: ReaderOptions = {
  doctype: skipDoctype(),
  encodings: decodeEncoding,
  xml11: translateXml11,
};
