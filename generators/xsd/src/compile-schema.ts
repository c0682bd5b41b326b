import { RuntimeParticles } from './automata/runtime-particles.js';
import { affectedByErrors } from './components/affected-declarations.js';
import { checkCodegenVocabulary } from './components/codegen-vocabulary.js';
import { SchemaCompilation } from './components/compilation.js';
import type { Schema } from './components/model.js';
import { checkSchemaDocument } from './components/schema-for-schemas/check.js';
import { SchemaIndex } from './components/schema-index.js';
import { UnreadDocuments } from './components/unread-documents.js';
import { checkComponents } from './constraints/check-components.js';
import { type Diagnostic, DiagnosticCollector } from './diagnostics.js';
import type { SchemaDocument } from './documents/schema-document.js';
import type { UnreadDocument } from './documents/unread-document.js';
import type { Leniency } from './leniencies.js';
import type { SourceLocation } from './source-location.js';
import type { XsdVersion } from './vocabulary/xsd-version.js';

/** Options of {@link compileSchema}. */
export interface CompileOptions {
  /** '1.0' by default. */
  readonly xsdVersion?: XsdVersion;
  /** None by default. */
  readonly leniencies?: readonly Leniency[];
  /** What the documents refer to and was not read, as `readSchemaDocuments` gives it. */
  readonly unread?: readonly UnreadDocument[];
}

/** What {@link compileSchema} returns. */
export interface CompileResult {
  /** Complete in any case; where there are errors, what could not be resolved is left out or is `xs:anyType`. */
  readonly schema: Schema;
  /** Of the schema. */
  readonly index: SchemaIndex;
  /** The content models of the schema as the runtime has them. */
  readonly runtimeParticles: RuntimeParticles;
  /** By document, line and column. */
  readonly diagnostics: readonly Diagnostic[];
  /** Whether an error at a place may be a consequence of the errors in `diagnostics`. */
  readonly isAffected: (location: SourceLocation) => boolean;
}

/**
 * Makes the schema components of "XML Schema Part 1: Structures" out of schema documents, and checks the constraints on
 * them.
 *
 * @param documents - all documents of the schema, as `readSchemaDocuments` gives them
 *
 * @example
 * ```ts
 * const { documents, unread, diagnostics } = readSchemaDocuments(['po.xsd']);
 * const compiled = compileSchema(documents, { unread });
 * for (const diagnostic of [...diagnostics, ...compiled.diagnostics]) {
 *   console.error(formatDiagnostic(diagnostic));
 * }
 * ```
 */
export function compileSchema(
  documents: readonly SchemaDocument[],
  { xsdVersion = '1.0', leniencies = [], unread = [] }: CompileOptions = {},
): CompileResult {
  const collector = new DiagnosticCollector();
  for (const root of new Set(documents.map((document) => document.written))) {
    checkSchemaDocument(root, xsdVersion, collector);
    checkCodegenVocabulary(root, collector);
  }
  const unreadDocuments = new UnreadDocuments(unread);
  const compilation = new SchemaCompilation(
    documents,
    xsdVersion,
    collector,
    new Set(leniencies),
    unreadDocuments,
  );
  const schema = compilation.build();
  const errors = collector.diagnostics.filter(({ severity }) => severity === 'error');
  const isAffected = affectedByErrors(documents, [
    ...errors.map(({ location }) => location),
    ...unreadDocuments.locations,
  ]);
  for (const diagnostic of unreadDocuments.diagnostics) {
    collector.report(diagnostic);
  }
  const index = new SchemaIndex(schema);
  const runtimeParticles = new RuntimeParticles(index, xsdVersion);
  checkComponents(index, runtimeParticles, xsdVersion, {
    report: (diagnostic) => {
      if (!isAffected(diagnostic.location)) {
        collector.report(diagnostic);
      }
    },
  });
  return {
    schema,
    index,
    runtimeParticles,
    diagnostics: inDocumentOrder(collector.diagnostics, documents),
    isAffected,
  };
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
