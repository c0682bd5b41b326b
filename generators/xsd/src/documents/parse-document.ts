import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { SourceLocation } from '../components/model.js';
import type { DiagnosticSink } from '../diagnostics.js';
import { Entities, type EntityLimits, noEntities } from './entities.js';
import { NamespaceScope } from './namespace-scope.js';
import { XML_NAMESPACE } from './namespaces.js';
import type { NamespaceBindings, SourceAttribute, SourceElement } from './source-element.js';

/**
 * How deep elements of a schema document may be nested; the root element is at depth 1. Later passes recurse, so that
 * a document without this limit could exhaust the stack. Schemas that people or programs write nest far less.
 */
export const maximumDepth = 256;

/** An element whose end tag has not been read yet. */
interface OpenElement extends SourceElement {
  readonly content: (SourceElement | string)[];
  readonly children: SourceElement[];
}

/**
 * Parses one XML document into a tree with positions.
 *
 * @param file - names the document in locations
 * @returns undefined when the document is not well-formed, which has then been reported as `xml-well-formed`,
 *   refers to entities that are not expanded, which has been reported as `xml-entities`, or nests elements deeper than
 *   {@link maximumDepth}, which has been reported as `limit-depth`
 */
export function parseDocument(
  file: string,
  text: string,
  diagnostics: DiagnosticSink,
  entityLimits: EntityLimits = noEntities,
): SourceElement | undefined {
  try {
    return new DocumentParser(file, text, diagnostics, entityLimits).parse();
  } catch (error) {
    if (error instanceof Rejection) {
      return undefined;
    }
    throw error;
  }
}

/** Builds the tree of one document from the events of the XML parser. */
class DocumentParser {
  readonly #file: string;
  readonly #text: string;
  readonly #diagnostics: DiagnosticSink;
  readonly #entityLimits: EntityLimits;
  readonly #parser = new SaxesParser({ xmlns: true, position: true });
  readonly #locate: (offset: number) => SourceLocation;
  readonly #open: OpenElement[] = [];
  #root: SourceElement | undefined;
  /** Of the start tag that is being read. */
  #attributes: SourceAttributePosition[] = [];
  #tagOffset = 0;

  constructor(file: string, text: string, diagnostics: DiagnosticSink, entityLimits: EntityLimits) {
    this.#file = file;
    this.#text = text;
    this.#diagnostics = diagnostics;
    this.#entityLimits = entityLimits;
    this.#locate = locator(file, text);
  }

  /** @throws Rejection when the document has an error, which has been reported */
  parse(): SourceElement | undefined {
    const parser = this.#parser;
    parser.on('error', (error) => {
      this.#reject('xml-well-formed', error.message.replace(/^\d+:\d+: /, ''), this.#position());
    });
    parser.on('doctype', (doctype) => this.#declareEntities(doctype));
    parser.on('opentagstart', () => {
      this.#tagOffset = this.#text.lastIndexOf('<', parser.position - 1);
      this.#attributes = [];
    });
    parser.on('attribute', ({ name }) => {
      this.#attributes.push({ name, offset: attributeOffset(this.#text, parser.position, name) });
    });
    parser.on('opentag', (tag) => this.#startElement(tag));
    parser.on('closetag', () => {
      this.#open.pop();
    });
    const addText = (value: string): void => {
      this.#open.at(-1)?.content.push(value);
    };
    parser.on('text', addText);
    parser.on('cdata', addText);
    parser.write(this.#text).close();
    return this.#root;
  }

  #declareEntities(doctype: string): void {
    const entities = new Entities(doctype, this.#entityLimits);
    for (const name of entities.names) {
      // The parser looks an entity up where it is referred to.
      Object.defineProperty(this.#parser.ENTITIES, name, {
        get: (): string => {
          const value = entities.expand(name);
          return value.ok ? value.text : this.#reject('xml-entities', value.message, this.#position());
        },
      });
    }
  }

  #startElement(tag: SaxesTagNS): void {
    const parent = this.#open.at(-1);
    const namespaces = bindingsOf(tag, parent?.namespaces);
    const element: OpenElement = {
      name: tag.local,
      namespaceURI: tag.uri,
      prefix: tag.prefix,
      attributes: attributesOf(tag, this.#attributes, namespaces, this.#locate),
      content: [],
      children: [],
      namespaces,
      location: this.#locate(this.#tagOffset),
    };
    this.#root ??= element;
    parent?.content.push(element);
    parent?.children.push(element);
    this.#open.push(element);
    if (this.#open.length > maximumDepth) {
      const message = `<${tag.name}> is nested more than ${maximumDepth} elements deep. Give inner parts a definition of their own and refer to it.`;
      this.#reject('limit-depth', message, element.location);
    }
  }

  /** How far the parser has come. */
  #position(): SourceLocation {
    return { file: this.#file, line: this.#parser.line, column: this.#parser.columnIndex + 1 };
  }

  /** Ends with the first error: later ones are mostly its consequences, and may be many. */
  #reject(rule: string, message: string, location: SourceLocation): never {
    this.#diagnostics.report({ severity: 'error', rule, message, location });
    throw new Rejection();
  }
}

/** Ends the parsing of a document that has an error, which has been reported. */
class Rejection extends Error {
  override readonly name = 'Rejection';
}

interface SourceAttributePosition {
  readonly name: string;
  readonly offset: number;
}

/** The parser tells of an attribute when it has just read the quotation mark that ends the value. */
function attributeOffset(text: string, position: number, name: string): number {
  const quote = text[position - 1] ?? '"';
  return text.lastIndexOf(name, text.lastIndexOf(quote, position - 2));
}

function attributesOf(
  tag: SaxesTagNS,
  positions: readonly SourceAttributePosition[],
  namespaces: NamespaceBindings,
  locate: (offset: number) => SourceLocation,
): SourceAttribute[] {
  const attributes: SourceAttribute[] = [];
  for (const { name, offset } of positions) {
    const attribute = tag.attributes[name];
    if (attribute !== undefined && name !== 'xmlns' && attribute.prefix !== 'xmlns') {
      attributes.push({
        name: attribute.local,
        namespaceURI: attribute.uri,
        value: attribute.value,
        namespaces,
        location: locate(offset),
      });
    }
  }
  return attributes;
}

const initialBindings: NamespaceBindings = new Map([['xml', XML_NAMESPACE]]);

function bindingsOf(tag: SaxesTagNS, inherited: NamespaceBindings = initialBindings): NamespaceBindings {
  const declared = Object.entries(tag.ns);
  if (declared.length === 0) {
    return inherited;
  }
  return new NamespaceScope(inherited, new Map(declared));
}

function locator(file: string, text: string): (offset: number) => SourceLocation {
  const lineStarts = [0];
  for (const { index } of text.matchAll(/\r\n?|\n/g)) {
    lineStarts.push(index + (text.startsWith('\r\n', index) ? 2 : 1));
  }
  return (offset) => {
    let low = 0;
    let high = lineStarts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lineStarts[middle] ?? 0) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return { file, line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
  };
}
