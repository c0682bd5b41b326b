import * as runtime from '@proj/xml-runtime';
import {
  type ElementDescriptor,
  type ParseOptions,
  parse,
  type SchemaDescriptor,
  type SerializeOptions,
  serializeToBytes,
  XmlValidationError,
} from '@proj/xml-runtime';
import { clarkName, decodeXml, readInfoset } from './comparison/infoset.js';

/** A document that was read. */
export interface ReadDocument {
  /** The declaration of its root. */
  readonly element: ElementDescriptor;
  readonly value: unknown;
}

/** Reads a document, and writes it again. */
export interface DocumentCodec {
  /** @throws XmlError when the document is not valid */
  read(schema: SchemaDescriptor, bytes: Uint8Array): ReadDocument;
  /** @throws XmlError when the value is not valid */
  write(document: ReadDocument): Uint8Array;
}

/** What the runtime may have besides what it always has. */
interface RuntimeExtensions {
  parseDocument(schema: SchemaDescriptor, bytes: Uint8Array, options?: ParseOptions): ReadDocument;
  readonly SourceForm: new () => object;
}

const { parseDocument, SourceForm } = runtime as unknown as Partial<RuntimeExtensions>;

/** Reads and writes with default settings. */
export const plainCodec: DocumentCodec = codec(() => ({}));

/** Reads and writes so that prefixes and literals are kept; undefined where the runtime has no such option. */
export const sourceFormCodec: DocumentCodec | undefined =
  SourceForm === undefined ? undefined : codec(() => ({ sourceForm: new SourceForm() }));

function codec(newOptions: () => object): DocumentCodec {
  const optionsOf = new WeakMap<ReadDocument, object>();
  return {
    read: (schema, bytes) => {
      const options: ParseOptions = newOptions();
      const document =
        parseDocument === undefined
          ? parseByRootName(schema, bytes, options)
          : parseDocument(schema, bytes, options);
      optionsOf.set(document, options);
      return document;
    },
    write: (document) => {
      const options: SerializeOptions = optionsOf.get(document) ?? {};
      return serializeToBytes(document.element, document.value, options);
    },
  };
}

function parseByRootName(schema: SchemaDescriptor, bytes: Uint8Array, options: ParseOptions): ReadDocument {
  const { name } = readInfoset(decodeXml(bytes));
  const element = schema.elements().find((it) => clarkName(it.namespaceURI, it.name) === name);
  if (element === undefined) {
    const message = `There is no declaration of the root element ${name}.`;
    throw new XmlValidationError([{ rule: 'cvc-elt.1', message, path: [], line: 1, column: 1 }]);
  }
  return { element, value: parse(element, bytes, options) };
}
