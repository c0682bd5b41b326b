import { declarationOf } from './binding/element-declaration.js';
import { componentsOf, type SchemaComponents } from './binding/schema-components.js';
import { element } from './define.js';
import type { ElementDescriptor, SchemaDescriptor, XmlElement } from './descriptor.js';
import { type XmlIssue, XmlValidationError } from './errors.js';
import { clarkName, quotedName } from './names.js';
import { DEFAULT_MAX_ISSUES, type ParseElementOptions, type ParseOptions } from './options.js';
import { XmlReader } from './reader/reader.js';
import { PositionFinder } from './reader/source.js';
import { ReadingContext } from './reading/context.js';
import { readAs, readElement, UNCONSTRAINED } from './reading/element.js';
import { readInstanceAttributes } from './reading/instance-attributes.js';
import { IssueCollector, type LocatedIssue, TooManyIssues } from './reading/issues.js';
import type { ElementForm } from './source-form/form-store.js';

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
  if (issues.length > 0) throw new XmlValidationError(issues);
  // Without an issue, the value is what the descriptor describes.
  return value as T;
}

/** A document by the schema that it belongs to: what `serialize` takes. */
export interface SchemaDocument {
  /**
   * The declaration of the root element. Where `xsi:type` alone says what its type is, or says more than a value that is
   * no object can, a declaration that has that type.
   */
  readonly element: ElementDescriptor;
  readonly value: unknown;
}

/**
 * Reads a document whose root is any of the global elements of a schema, or of a type that `xsi:type` names. Everywhere
 * in the document, `xsi:type` may name any type of the schema that may stand there.
 * @param schema - the `schema` that generated modules export
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 * @throws {@link XmlValidationError} when it is not valid, with every issue up to `maxIssues`
 * @example
 * ```ts
 * const { element, value } = parseDocument(schema, await readFile('message.xml'));
 * const text = serialize(element, value);
 * ```
 */
export function parseDocument(
  schema: SchemaDescriptor,
  input: string | Uint8Array,
  options: ParseOptions = {},
): SchemaDocument {
  const { value: document, issues } = readDocument(input, options, schema, (context) =>
    readSchemaRoot(context, componentsOf(schema)),
  );
  if (document === undefined || issues.length > 0) throw new XmlValidationError(issues);
  return document;
}

/** What {@link parseWithIssues} gives: a valid value, or what could be read with what is wrong with it. */
export type ParseResult<T> =
  | { readonly isValid: true; readonly value: T; readonly issues: readonly [] }
  | {
      readonly isValid: false;
      /** As far as it could be read; undefined where reading stopped before the end, after `maxIssues`. */
      readonly value: unknown;
      /** In document order; never empty. */
      readonly issues: readonly XmlIssue[];
    };

/**
 * Like {@link parse}, but gives issues beside the value instead of throwing them.
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit: then there is no value
 * @example
 * ```ts
 * const { value, issues } = parseWithIssues(GpxElement, text);
 * for (const { line, message } of issues) console.warn(`line ${line}: ${message}`);
 * ```
 */
export function parseWithIssues<T>(
  descriptor: ElementDescriptor<T>,
  input: string | Uint8Array,
  options: ParseOptions = {},
): ParseResult<T> {
  const { value, issues } = readDocument(input, options, undefined, (context) =>
    readRoot(context, descriptor),
  );
  return issues.length === 0
    ? { isValid: true, value: value as T, issues: [] }
    : { isValid: false, value, issues };
}

interface ReadDocument<T> {
  /** Undefined where reading stopped. */
  readonly value: T | undefined;
  readonly issues: readonly XmlIssue[];
}

function readDocument<T>(
  input: string | Uint8Array,
  options: ParseOptions,
  schema: SchemaDescriptor | undefined,
  read: (context: ReadingContext) => T,
): ReadDocument<T> {
  const reader = new XmlReader(input, options);
  const collector = new IssueCollector(options.maxIssues ?? DEFAULT_MAX_ISSUES);
  const positions = new PositionFinder(reader.source);
  const unexpected = {
    ignore: options.unexpected === 'ignore',
    onUnexpected: (it: LocatedIssue) => options.onUnexpected?.(withPosition(it, positions)),
  };
  const known = schema ?? options.schema;
  const components = known && componentsOf(known);
  const context = new ReadingContext(reader, collector, unexpected, undefined, components);
  let value: T | undefined;
  try {
    reader.next();
    const root = read(context);
    // Comments and white space may follow, nothing else.
    reader.next();
    context.identity.identifiers.end();
    value = root;
  } catch (error) {
    if (!(error instanceof TooManyIssues)) throw error;
  }
  return { value, issues: collector.inDocumentOrder().map((it) => withPosition(it, positions)) };
}

function readRoot(context: ReadingContext, descriptor: ElementDescriptor): unknown {
  if (checkRoot(context, descriptor)) return readElement(context, declarationOf(descriptor));
  context.source.skipElement();
  return undefined;
}

/** Assessing schema-validity starts without a stipulated declaration (5.2): that of the root's name, or `xsi:type`. */
function readSchemaRoot(context: ReadingContext, components: SchemaComponents): SchemaDocument | undefined {
  const { namespaceURI, localName: name } = context.source.name;
  const descriptor = components.element(clarkName(namespaceURI, name));
  if (descriptor !== undefined) {
    const value = readElement(context, declarationOf(descriptor));
    return withInstanceType(descriptor, value, context.takePending());
  }
  const typeName = readInstanceAttributes(context)?.type;
  const type = typeName && components.type(typeName.key);
  if (type === undefined) {
    const found = quotedName(context.source.name);
    const message = `The schema declares no element ${found}, and the root does not say with xsi:type what it is.`;
    context.report({ rule: 'cvc-elt.1', message, expected: 'a global element of the schema', found });
    context.source.skipElement();
    return undefined;
  }
  const value = readAs(context, UNCONSTRAINED, type, undefined, false);
  return { element: element({ name, namespaceURI, type, hasInstanceType: true }), value };
}

/** A value that is no object has no place for what `xsi:type` says: the declaration says it. */
function withInstanceType(
  descriptor: ElementDescriptor,
  value: unknown,
  form: ElementForm | undefined,
): SchemaDocument {
  if (form?.typeName === undefined) return { element: descriptor, value };
  const { kind: _kind, '~standard': _standard, ...definition } = descriptor;
  const { type, value: typed } = form.typed ?? { type: definition.type, value };
  return { element: element({ ...definition, type, hasInstanceType: true }), value: typed };
}

/**
 * Reads any well-formed document, without a schema.
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 */
export function parseElement(input: string | Uint8Array, options: ParseElementOptions = {}): XmlElement {
  const reader = new XmlReader(input, options);
  reader.next();
  const tree = reader.readTree();
  reader.next();
  return tree;
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
