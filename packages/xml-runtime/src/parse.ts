import { declarationOf } from './binding/element-declaration.js';
import type { ElementDescriptor, XmlElement } from './descriptor.js';
import { type XmlIssue, XmlValidationError } from './errors.js';
import { clarkName, quotedName } from './names.js';
import { DEFAULT_MAX_ISSUES, type ParseElementOptions, type ParseOptions } from './options.js';
import { XmlReader } from './reader/reader.js';
import { PositionFinder } from './reader/source.js';
import { ReadingContext } from './reading/context.js';
import { readElement } from './reading/element.js';
import { IssueCollector, type LocatedIssue, TooManyIssues } from './reading/issues.js';

/**
 * Reads a document whose root is the element that `descriptor` declares.
 * @param input - the document, as bytes in the encoding that it declares, or as a string
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 * @throws {@link XmlValidationError} when it is not valid, with every issue up to `maxIssues`
 * @example
 * ```ts
 * const gpx = parse(GpxElement, await readFile('tour.gpx'));
 * ```
 */
export function parse<T>(
  descriptor: ElementDescriptor<T>,
  input: string | Uint8Array,
  options: ParseOptions = {},
): T {
  const reader = new XmlReader(input, options);
  const collector = new IssueCollector(options.maxIssues ?? DEFAULT_MAX_ISSUES);
  const positions = new PositionFinder(reader.source);
  const context = new ReadingContext(reader, collector, {
    ignore: options.unexpected === 'ignore',
    onUnexpected: (it) => options.onUnexpected?.(withPosition(it, positions)),
  });
  try {
    reader.next();
    const value = checkRoot(context, descriptor)
      ? readElement(context, declarationOf(descriptor))
      : reader.skipElement();
    // Comments and white space may follow, nothing else.
    reader.next();
    context.identity.identifiers.end();
    // Without an issue, the value is what the descriptor describes.
    if (collector.issues.length === 0) return value as T;
  } catch (error) {
    if (!(error instanceof TooManyIssues)) throw error;
  }
  throw new XmlValidationError(collector.inDocumentOrder().map((it) => withPosition(it, positions)));
}

/**
 * Reads any well-formed document, without a schema.
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 */
export function parseElement(input: string | Uint8Array, options: ParseElementOptions = {}): XmlElement {
  const reader = new XmlReader(input, options);
  reader.next();
  const element = reader.readTree();
  reader.next();
  return element;
}

/** cvc-elt.1 */
function checkRoot(context: ReadingContext, descriptor: ElementDescriptor): boolean {
  const { name } = context.source;
  if (name.localName === descriptor.name && name.namespaceURI === descriptor.namespaceURI) return true;
  const expected = clarkName(descriptor.namespaceURI, descriptor.name);
  const found = quotedName(name);
  const message = `The root element has to be ${expected}, not ${found}.`;
  context.report({ rule: 'cvc-elt.1', message, expected, found });
  return false;
}

function withPosition({ issue, offset }: LocatedIssue, positions: PositionFinder): XmlIssue {
  return { ...issue, ...positions.find(offset) };
}
