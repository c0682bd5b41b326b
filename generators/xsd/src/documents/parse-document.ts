import {
  decodeEncoding,
  internalSubset,
  skipDoctype,
  translateXml11,
  XmlSyntaxError,
} from '@proj/xml-runtime';
import { END, END_OF_DOCUMENT, PositionFinder, START, XmlReader } from '@proj/xml-runtime/compiler';
import type { DiagnosticSink } from '../diagnostics.js';
import type { SourceLocation } from '../source-location.js';
import { XML_NAMESPACE } from '../vocabulary/namespaces.js';
import { NamespaceScope } from './namespace-scope.js';
import type { NamespaceBindings, SourceAttribute, SourceElement } from './source-element.js';

/**
 * How deep elements of a schema document may be nested; the root element is at depth 1. Later passes recurse, so that
 * a document without this limit could exhaust the stack. Schemas that people or programs write nest far less.
 */
export const maximumDepth = 256;

/** How a document is parsed. */
export interface ParseOptions {
  /**
   * Reads the internal subset of a DOCTYPE: expands the entities in it, within limits, and fills in defaults of
   * attributes. Otherwise a document that needs one of them is an error.
   * @defaultValue `false`
   */
  readonly allowEntities?: boolean | undefined;
}

/** An element whose end tag has not been read yet. */
interface OpenElement extends SourceElement {
  readonly content: (SourceElement | string)[];
  readonly children: SourceElement[];
}

/**
 * Parses one XML document into a tree with positions.
 *
 * @param file - names the document in locations
 * @param input - bytes in the encoding that they declare, or a text
 * @returns undefined when the reader of `@proj/xml-runtime` refuses the document, which has then been reported by the
 *   rule that it breaks: `xml-well-formed`, `xml-entities`, `limit-depth` (beyond {@link maximumDepth}) and the like
 */
export function parseDocument(
  file: string,
  input: string | Uint8Array,
  diagnostics: DiagnosticSink,
  { allowEntities = false }: ParseOptions = {},
): SourceElement | undefined {
  try {
    const reader = new XmlReader(input, {
      maxDepth: maximumDepth,
      doctype: allowEntities ? internalSubset() : skipDoctype(),
      encodings: decodeEncoding,
      xml11: translateXml11,
    });
    return readTree(file, reader);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) {
      throw error;
    }
    for (const { rule, message, line = 1, column = 1 } of error.issues) {
      const location = { file, line, column };
      diagnostics.report({ severity: 'error', rule, message: advice.get(rule) ?? message, location });
    }
    return undefined;
  }
}

/** What to do about issues of the reader, in words of this program. */
const advice: ReadonlyMap<string, string> = new Map([
  [
    'limit-depth',
    `Elements are nested more than ${maximumDepth} elements deep. Give inner parts a definition of their own and refer to it.`,
  ],
  [
    'xml-entities',
    'The document refers to an entity of its DOCTYPE, and entities are switched off: allow them (--allow-entities), or write out what it stands for.',
  ],
  [
    'xml-attribute-defaults',
    'The DOCTYPE gives this element a default for an attribute, and is not read: allow it (--allow-entities), or write the attribute.',
  ],
]);

const initialBindings: NamespaceBindings = new Map([['xml', XML_NAMESPACE]]);

function readTree(file: string, reader: XmlReader): SourceElement {
  const positions = new PositionFinder(reader.source);
  const locate = (offset: number): SourceLocation => ({ file, ...positions.find(offset) });
  reader.next();
  const root = openElement(reader, initialBindings, locate);
  const open = [root];
  for (let token = reader.next(); token !== END_OF_DOCUMENT; token = reader.next()) {
    const parent = open.at(-1);
    if (token === END) {
      open.pop();
    } else if (token === START) {
      const element = openElement(reader, parent?.namespaces ?? initialBindings, locate);
      parent?.content.push(element);
      parent?.children.push(element);
      open.push(element);
    } else {
      parent?.content.push(reader.text());
    }
  }
  return root;
}

/** The element at whose start tag the reader stands. */
function openElement(
  reader: XmlReader,
  inherited: NamespaceBindings,
  locate: (offset: number) => SourceLocation,
): OpenElement {
  const declared = reader.namespaceDeclarations();
  const namespaces = declared.length === 0 ? inherited : new NamespaceScope(inherited, new Map(declared));
  const { localName: name, namespaceURI } = reader.name;
  const location = locate(reader.offset);
  const attributes = Array.from({ length: reader.attributeCount }, (_, index): SourceAttribute => {
    const { localName, namespaceURI: attributeNamespace } = reader.attributeName(index);
    return {
      name: localName,
      namespaceURI: attributeNamespace,
      value: reader.attributeValue(index),
      namespaces,
      location: locate(reader.attributeOffset(index)),
    };
  });
  const { prefix } = reader;
  return { name, namespaceURI, prefix, attributes, content: [], children: [], namespaces, location };
}
