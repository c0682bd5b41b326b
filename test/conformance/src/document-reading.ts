import {
  decodeEncoding,
  internalSubset,
  parseDocument,
  type SchemaDescriptor,
  type SchemaDocument,
  SourceForm,
  serializeToBytes,
  translateXml11,
} from '@proj/xml-runtime';

/** A version of XML. */
export type XmlVersion = '1.0' | '1.1';

/** The version of XML that a document declares. */
export function xmlVersionOf(bytes: Uint8Array): XmlVersion {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 80)).replaceAll('\0', '');
  return /<\?xml\s+version\s*=\s*["']1\.1["']/.test(start) ? '1.1' : '1.0';
}

/** Reads a document as what a schema declares, and writes it again. */
export interface DocumentCodec {
  /** @throws XmlError when the document is not valid */
  read(schema: SchemaDescriptor, bytes: Uint8Array): SchemaDocument;
  /** @throws XmlError when the value is not valid */
  write(document: SchemaDocument, xmlVersion: XmlVersion): Uint8Array;
}

/** Documents of every encoding and version are read, and what a document type declaration declares counts. */
const everyDocument = { doctype: internalSubset(), encodings: decodeEncoding, xml11: translateXml11 };

/** Reads {@link everyDocument}, and writes with default settings. */
export const plainCodec: DocumentCodec = {
  read: (schema, bytes) => parseDocument(schema, bytes, everyDocument),
  write: ({ element, value }, version) =>
    // What XML 1.1 alone can hold cannot be written without a declaration.
    serializeToBytes(element, value, version === '1.1' ? { declaration: { version } } : {}),
};

/** Reads and writes so that prefixes and literals are kept. For one document. */
export function sourceFormCodec(): DocumentCodec {
  const sourceForm = new SourceForm();
  return {
    read: (schema, bytes) => parseDocument(schema, bytes, { ...everyDocument, sourceForm }),
    write: ({ element, value }) => serializeToBytes(element, value, { sourceForm }),
  };
}
