import { readAs, readElement } from './decode/element.js';
import { readInstanceAttributes } from './decode/read-instance-attributes.js';
import type { ReadingContext } from './decode/reading-context.js';
import type { ParseOptions } from './options.js';
import { readDocument, readUnknownRoot, refuseIssues } from './parse.js';
import { declarationOf } from './plan/element-declaration.js';
import { componentsOf, type SchemaComponents } from './plan/schema-components.js';
import { UNCONSTRAINED } from './plan/unconstrained.js';
import { unknownRoot } from './rules/elements.js';
import { element } from './schema/define.js';
import type { ElementDescriptor, SchemaDescriptor } from './schema/descriptor.js';
import { resolve } from './schema/lazy.js';
import { clarkName } from './xml/names.js';

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
  refuseIssues(issues, options, document?.value);
  // Without an issue about the root, the schema has a declaration of it.
  return document as SchemaDocument;
}

/** What could be read of a document, whether or not the schema has a declaration for its root. */
export interface ReadSchemaDocument {
  readonly element: ElementDescriptor | undefined;
  readonly value: unknown;
}

/** Assessing schema-validity starts without a stipulated declaration (5.2): that of the root's name, or `xsi:type`. */
export function readSchemaRoot(context: ReadingContext, components: SchemaComponents): ReadSchemaDocument {
  const { namespaceURI, localName: name } = context.source.name;
  const descriptor = components.element(clarkName(namespaceURI, name));
  if (descriptor !== undefined) {
    const value = readElement(context, declarationOf(descriptor));
    return withInstanceType(context, descriptor, value);
  }
  const typeName = readInstanceAttributes(context)?.type;
  const type = typeName && components.type(typeName.key);
  if (type === undefined) {
    context.report(unknownRoot(context.source.name, components.elementNames()));
    return { element: undefined, value: readUnknownRoot(context) };
  }
  const read = (): unknown => readAs(context, UNCONSTRAINED, type, undefined, false);
  const value = context.recorder === undefined ? read() : context.recorder.readElement(context, read);
  context.keep(value, undefined, '');
  return { element: element({ name, namespaceURI, type, hasInstanceType: true }), value };
}

/** A value that is no object has no place for what `xsi:type` says: the declaration says it. */
function withInstanceType(
  context: ReadingContext,
  descriptor: ElementDescriptor,
  value: unknown,
): SchemaDocument {
  const form = context.pendingForm;
  if (typeof value === 'object' && value !== null) return { element: descriptor, value };
  const { kind: _kind, ...definition } = descriptor;
  const { type, value: typed } = form?.typed ?? { type: resolve(definition.type), value };
  if (form !== undefined && typed !== undefined) {
    const { typed: _typed, key: _key, ...own } = form;
    context.recorder?.remember(typed, { ...own, value: typed }, undefined, '');
  }
  if (form?.typeName === undefined) return { element: descriptor, value };
  return { element: element({ ...definition, type, hasInstanceType: true }), value: typed };
}
