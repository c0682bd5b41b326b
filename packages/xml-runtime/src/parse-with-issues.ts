import type { XmlIssue } from './issues/errors.js';
import type { ParseOptions } from './options.js';
import { readDocument, readRoot } from './parse.js';
import { readSchemaRoot, type SchemaDocument } from './parse-document.js';
import { componentsOf } from './plan/schema-components.js';
import type { ElementDescriptor, SchemaDescriptor } from './schema/descriptor.js';

/** What {@link parseWithIssues} gives for an element: a valid value, or what could be read and what is wrong with it. */
export type ParseResult<T> =
  | { readonly isValid: true; readonly value: T; readonly issues: readonly [] }
  | {
      readonly isValid: false;
      /**
       * As far as it could be read; undefined where reading stopped before the end, after `maxIssues`. With `tolerant`, all
       * of the document.
       */
      readonly value: unknown;
      /** In document order; never empty. */
      readonly issues: readonly XmlIssue[];
    };

/** What {@link parseWithIssues} gives for a schema. */
export type ParseDocumentResult =
  | {
      readonly isValid: true;
      /** The declaration of the root element, as {@link SchemaDocument} has it. */
      readonly element: ElementDescriptor;
      readonly value: unknown;
      readonly issues: readonly [];
    }
  | {
      readonly isValid: false;
      /** Undefined where the schema has none for the root, or reading stopped before the end, after `maxIssues`. */
      readonly element: ElementDescriptor | undefined;
      /** As far as it could be read. */
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
  options?: ParseOptions,
): ParseResult<T>;
/**
 * Like {@link parseDocument}, but gives issues beside the document instead of throwing them.
 * @param schema - the `schema` that generated modules export
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit: then there is no value
 */
export function parseWithIssues(
  schema: SchemaDescriptor,
  input: string | Uint8Array,
  options?: ParseOptions,
): ParseDocumentResult;
export function parseWithIssues(
  descriptor: ElementDescriptor | SchemaDescriptor,
  input: string | Uint8Array,
  options: ParseOptions = {},
): ParseResult<unknown> | ParseDocumentResult {
  if (descriptor.kind === 'schema') return parseBySchema(descriptor, input, options);
  const { value, issues } = readDocument(input, options, undefined, (context) =>
    readRoot(context, descriptor),
  );
  return issues.length === 0 ? { isValid: true, value, issues: [] } : { isValid: false, value, issues };
}

function parseBySchema(
  schema: SchemaDescriptor,
  input: string | Uint8Array,
  options: ParseOptions,
): ParseDocumentResult {
  const { value: document, issues } = readDocument(input, options, schema, (context) =>
    readSchemaRoot(context, componentsOf(schema)),
  );
  // Without an issue, the schema has a declaration of the root.
  if (issues.length === 0) return { isValid: true, ...(document as SchemaDocument), issues: [] };
  return { isValid: false, element: document?.element, value: document?.value, issues };
}
