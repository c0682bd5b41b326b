import { type Diagnostic, DiagnosticCollector } from '../diagnostics.js';
import type { SchemaDocument } from '../documents/schema-document.js';
import { SchemaCompilation } from './compilation.js';
import { checkComponents } from './constraints/check-components.js';
import type { XsdVersion } from './context.js';
import type { Schema } from './model.js';
import { checkSchemaDocument } from './schema-for-schemas/check.js';

/** Options of {@link compileSchema}. */
export interface CompileOptions {
  /** '1.0' by default. */
  readonly xsdVersion?: XsdVersion;
}

/** What {@link compileSchema} returns. */
export interface CompileResult {
  /** Complete in any case; where there are errors, what could not be resolved is left out or is `xs:anyType`. */
  readonly schema: Schema;
  /** By document, line and column. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes the schema components of "XML Schema Part 1: Structures" out of schema documents.
 *
 * @param documents - all documents of the schema, as `readSchemaDocuments` gives them
 *
 * @example
 * ```ts
 * const { documents, diagnostics } = readSchemaDocuments(['po.xsd']);
 * const compiled = compileSchema(documents);
 * for (const diagnostic of [...diagnostics, ...compiled.diagnostics]) {
 *   console.error(formatDiagnostic(diagnostic));
 * }
 * ```
 */
export function compileSchema(
  documents: readonly SchemaDocument[],
  { xsdVersion = '1.0' }: CompileOptions = {},
): CompileResult {
  const collector = new DiagnosticCollector();
  for (const root of new Set(documents.map((document) => document.written))) {
    checkSchemaDocument(root, xsdVersion, collector);
  }
  const schema = new SchemaCompilation(documents, xsdVersion, collector).build();
  // What could not be built has been replaced: constraints that it breaks would be consequences, not causes.
  if (!collector.diagnostics.some(({ severity }) => severity === 'error')) {
    checkComponents(schema, xsdVersion, collector);
  }
  return { schema, diagnostics: inDocumentOrder(collector.diagnostics, documents) };
}

function inDocumentOrder(
  diagnostics: readonly Diagnostic[],
  documents: readonly SchemaDocument[],
): Diagnostic[] {
  const files = documents.map((document) => document.file);
  return diagnostics.toSorted(
    ({ location: a }, { location: b }) =>
      files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}
