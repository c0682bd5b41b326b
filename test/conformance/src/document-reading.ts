import {
  parseDocument,
  type SchemaDescriptor,
  type SchemaDocument,
  SourceForm,
  serializeToBytes,
} from '@proj/xml-runtime';

/** Reads a document as what a schema declares, and writes it again. */
export interface DocumentCodec {
  /** @throws XmlError when the document is not valid */
  read(schema: SchemaDescriptor, bytes: Uint8Array): SchemaDocument;
  /** @throws XmlError when the value is not valid */
  write(document: SchemaDocument): Uint8Array;
}

/** Reads and writes with default settings. */
export const plainCodec: DocumentCodec = {
  read: parseDocument,
  write: ({ element, value }) => serializeToBytes(element, value),
};

/** Reads and writes so that prefixes and literals are kept. For one document. */
export function sourceFormCodec(): DocumentCodec {
  const sourceForm = new SourceForm();
  return {
    read: (schema, bytes) => parseDocument(schema, bytes, { sourceForm }),
    write: ({ element, value }) => serializeToBytes(element, value, { sourceForm }),
  };
}
