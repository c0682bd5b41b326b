import { isUriReference } from './datatypes/any-uri.js';
import { writeElement, writeSimpleElement } from './encode/element.js';
import { PlainWriter } from './encode/plain-values.js';
import { writeTree } from './encode/tree.js';
import { WritingContext } from './encode/writing-context.js';
import { IssueCollector, TooManyIssues } from './issues/collector.js';
import { XmlValidationError } from './issues/errors.js';
import { DEFAULT_MAX_ISSUES, type SerializeOptions } from './options.js';
import { declarationOf } from './plan/element-declaration.js';
import type { ElementDescriptor, XmlAttribute, XmlElement } from './schema/descriptor.js';
import { DEFAULT_MAX_DEPTH, resolveLimits } from './xml/limits.js';
import { XSI_NAMESPACE } from './xml/namespaces.js';
import { DefaultNamespaceConflict, type WriterSettings, XmlWriter } from './xml/writer.js';
import type { SerializeElementOptions } from './xml/writer-options.js';

/**
 * Writes a value as a document whose root is the element that `descriptor` declares.
 * @throws {@link XmlValidationError} when the value is not valid, with every issue up to `maxIssues`; nothing is
 * returned then
 * @throws TypeError for an option that would not give well-formed XML, or a bound that is none
 * @example
 * ```ts
 * await writeFile('tour.gpx', serialize(GpxElement, gpx, { declaration: true, indent: 2 }));
 * ```
 */
export function serialize<T>(
  descriptor: ElementDescriptor<T>,
  value: T,
  options: SerializeOptions = {},
): string {
  return writeValue(descriptor, value, options).toString();
}

/**
 * Like {@link serialize}; gives UTF-8.
 * @throws {@link XmlValidationError}
 * @throws TypeError
 */
export function serializeToBytes<T>(
  descriptor: ElementDescriptor<T>,
  value: T,
  options: SerializeOptions = {},
): Uint8Array {
  return writeValue(descriptor, value, options).toBytes();
}

/**
 * Writes an element without a schema.
 * @throws {@link XmlValidationError} when it cannot be written as well-formed XML
 * @throws TypeError for an option that would not give well-formed XML, or a bound that is none
 */
export function serializeElement(element: XmlElement, options: SerializeElementOptions = {}): string {
  return write(options, {}, (context) => writeTree(context, element, true)).toString();
}

/**
 * Writes a value as a document.
 * @param isWhole - the document is all that refers to IDs, and all that has some
 * @param isGeneral - plain values are written as all others are, which gives the same: for tests
 */
export function writeValue(
  descriptor: ElementDescriptor,
  value: unknown,
  options: SerializeOptions,
  isWhole = true,
  isGeneral = false,
): XmlWriter {
  const settings: WriterSettings = {
    customaryPrefixes: descriptor.prefixes,
    // What is written as it was keeps its declarations where they were.
    declaresAtRoot: options.sourceForm === undefined,
  };
  const run = (context: WritingContext): void => {
    if (isGeneral) context.plain = undefined;
    writeDocument(context, descriptor, value, isWhole);
  };
  try {
    return write(options, settings, run);
  } catch (error) {
    if (!(error instanceof DefaultNamespaceConflict)) throw error;
    return write(options, { ...settings, avoidsDefaultNamespace: true }, run);
  }
}

function writeDocument(
  context: WritingContext,
  descriptor: ElementDescriptor,
  value: unknown,
  isWhole: boolean,
): void {
  writeElement(context, declarationOf(descriptor), value);
  if (isWhole && !context.isTrusting) context.identity.end();
}

function write(
  options: SerializeOptions,
  settings: WriterSettings,
  run: (context: WritingContext) => void,
): XmlWriter {
  const { writer, context } = startWriting(options, settings);
  const { issues } = context.collector;
  const sourceForm = options.sourceForm?.['~store'];
  try {
    if (sourceForm !== undefined) writer.markup(sourceForm.prolog ?? '');
    run(context);
    if (sourceForm !== undefined) writer.markup(sourceForm.epilog ?? '');
  } catch (error) {
    if (!(error instanceof TooManyIssues)) throw error;
  }
  if (issues.length > 0) throw new XmlValidationError(issues.map(({ issue }) => issue));
  return writer;
}

/** Where a document goes, and the state of writing it. */
export interface StartedDocument {
  readonly writer: XmlWriter;
  readonly context: WritingContext;
}

/**
 * Makes what a document is written with.
 * @throws TypeError for an option that would not give well-formed XML, or a bound that is none
 */
export function startWriting(options: SerializeOptions, settings: WriterSettings): StartedDocument {
  const collector = new IssueCollector(options.maxIssues ?? DEFAULT_MAX_ISSUES);
  const { maxDepth, validate = true, omitDefaults = false } = options;
  const sourceForm = options.sourceForm?.['~store'];
  const writer = new XmlWriter(
    sourceForm?.xmlVersion === '1.1' ? { declaration: { version: '1.1' }, ...options } : options,
    settings,
  );
  const depth = maxDepth === undefined ? DEFAULT_MAX_DEPTH : resolveLimits({ maxDepth }).maxDepth;
  const locations = locationsOf(options);
  const asked = { isTrusting: !validate, sourceForm, omitsDefaults: omitDefaults, locations };
  const context = new WritingContext(writer, collector, depth, asked);
  if (sourceForm === undefined && !omitDefaults && writer.takesPlainElements) {
    context.plain = new PlainWriter(context, writer, { writeElement, writeSimpleElement });
  }
  return { writer, context };
}

const NO_LOCATIONS: readonly XmlAttribute[] = [];

/** The attributes that say where schemas are (section 2.6.3). */
function locationsOf({
  schemaLocation,
  noNamespaceSchemaLocation,
}: SerializeOptions): readonly XmlAttribute[] {
  if (schemaLocation === undefined && noNamespaceSchemaLocation === undefined) return NO_LOCATIONS;
  const pairs = Object.entries(schemaLocation ?? {}).map(
    ([namespaceURI, location]) => `${uri(namespaceURI)} ${uri(location)}`,
  );
  const attribute = (name: string, value: string): XmlAttribute => ({
    name,
    namespaceURI: XSI_NAMESPACE,
    value,
  });
  return [
    ...(pairs.length === 0 ? [] : [attribute('schemaLocation', pairs.join(' '))]),
    ...(noNamespaceSchemaLocation === undefined
      ? []
      : [attribute('noNamespaceSchemaLocation', uri(noNamespaceSchemaLocation))]),
  ];
}

function uri(text: string): string {
  if (text !== '' && !/[ \t\n\r]/.test(text) && isUriReference(text)) return text;
  throw new TypeError(
    `A schema location cannot have '${text}': it has to be a URI reference without spaces.`,
  );
}
