import { readElement } from './decode/element.js';
import { ReadingContext } from './decode/reading-context.js';
import { IssueCollector, type LocatedIssue, TooManyIssues } from './issues/collector.js';
import { type XmlIssue, XmlValidationError } from './issues/errors.js';
import { DEFAULT_MAX_ISSUES, type ParseElementOptions, type ParseOptions } from './options.js';
import { declarationOf } from './plan/element-declaration.js';
import { wrongRoot } from './rules/elements.js';
import type { ElementDescriptor, SchemaDescriptor, XmlElement } from './schema/descriptor.js';
import { PositionFinder } from './xml/positions.js';
import { XmlReader } from './xml/reader.js';
import { readTree } from './xml/tree.js';

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
  const { value, issues } = readDocument(input, options, undefined, (context) =>
    readRoot(context, descriptor),
  );
  refuseIssues(issues, options, value);
  // Without an issue, the value is what the descriptor describes.
  return value as T;
}

/**
 * Throws what is wrong with a document, unless it is to be tolerated: another root cannot be.
 * @param value - what could be read
 */
export function refuseIssues(
  issues: readonly XmlIssue[],
  { tolerant }: Pick<ParseOptions, 'tolerant'>,
  value: unknown,
): void {
  if (tolerant !== undefined) tolerant.refuseRoot(issues, value);
  else if (issues.length > 0) throw new XmlValidationError(issues);
}

/** What {@link readDocument} gives. */
export interface ReadDocument<T> {
  /** Undefined where reading stopped. */
  readonly value: T | undefined;
  readonly issues: readonly XmlIssue[];
}

/**
 * Reads a document.
 * @param read - reads the root element, at whose start the source stands
 */
export function readDocument<T>(
  input: string | Uint8Array,
  options: ParseOptions,
  schema: SchemaDescriptor | undefined,
  read: (context: ReadingContext) => T,
): ReadDocument<T> {
  const reader = new XmlReader(input, options);
  const { maxIssues = DEFAULT_MAX_ISSUES, tolerant } = options;
  const collector = new IssueCollector(maxIssues, tolerant !== undefined);
  const positions = new PositionFinder(reader.source);
  const recorder = options.sourceForm?.['~record'](reader);
  const context = new ReadingContext(
    reader,
    collector,
    tolerant,
    undefined,
    schema ?? options.schema,
    recorder,
  );
  let value: T | undefined;
  try {
    reader.next();
    const root = read(context);
    const rootEnd = reader.end;
    // Comments and white space may follow, nothing else.
    reader.next();
    recorder?.endDocument(rootEnd);
    context.identity.end();
    value = root;
  } catch (error) {
    if (!(error instanceof TooManyIssues)) throw error;
  }
  const issues = collector.inDocumentOrder().map((it) => withPosition(it, positions));
  if (tolerant !== undefined) for (const it of issues) options.onIssue?.(it);
  return { value, issues };
}

/** Reads the root element by the declaration that it has to be of. */
export function readRoot(context: ReadingContext, descriptor: ElementDescriptor): unknown {
  if (checkRoot(context, descriptor)) {
    const value = readElement(context, declarationOf(descriptor));
    context.keep(value, undefined, '');
    return value;
  }
  return readUnknownRoot(context);
}

/** Reads the root element, which is not the one that it has to be. */
export function readUnknownRoot(context: ReadingContext): unknown {
  if (context.tolerance !== undefined) return context.tolerance.readUnknown(context);
  context.source.skipElement();
  return undefined;
}

/**
 * Reads any well-formed document, without a schema.
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 */
export function parseElement(input: string | Uint8Array, options: ParseElementOptions = {}): XmlElement {
  const reader = new XmlReader(input, options);
  reader.next();
  const tree = readTree(reader);
  reader.next();
  return tree;
}

/** cvc-elt.1 */
function checkRoot(context: ReadingContext, descriptor: ElementDescriptor): boolean {
  const { name } = context.source;
  if (name.localName === descriptor.name && name.namespaceURI === descriptor.namespaceURI) return true;
  const declared = { namespaceURI: descriptor.namespaceURI, localName: descriptor.name };
  context.report(wrongRoot(name, declared));
  return false;
}

function withPosition({ issue, offset }: LocatedIssue, positions: PositionFinder): XmlIssue {
  return { ...issue, ...positions.find(offset) };
}
