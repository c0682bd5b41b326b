import { dirname, isAbsolute, normalize, relative, resolve } from 'node:path';
import { checkContentModels } from './automata/check-content-models.js';
import type { Approximation } from './binding/approximations.js';
import { bind } from './binding/bind.js';
import { selectComponents } from './binding/select-components.js';
import { compileSchema } from './components/compile-schema.js';
import type { XsdVersion } from './components/context.js';
import type { Schema, SourceLocation } from './components/model.js';
import type { Configuration } from './config/configuration.js';
import { defaultConfiguration } from './config/read-settings.js';
import { type Diagnostic, DiagnosticCollector } from './diagnostics.js';
import type { Catalog } from './documents/catalog.js';
import { type FileReader, readSchemaDocuments } from './documents/read-schema-documents.js';
import { emit } from './emit/emit.js';
import type { Leniency } from './leniencies.js';
import { checkLimits } from './limits/check-limits.js';
import { type NamespaceSummary, summarizeNamespaces } from './report/namespace-summary.js';
import { version } from './version.js';
import { withVersionAdvice } from './version-advice.js';

/** Options of {@link generate}. */
export interface GenerateOptions {
  /** Paths of the schema documents to start from; what they include and import is read too. */
  readonly schemas: readonly string[];
  /** '1.0' by default. */
  readonly xsdVersion?: XsdVersion;
  /** Where documents are that a schema names by a URL, or by their namespace only. */
  readonly catalog?: Catalog;
  /**
   * Expands general entities of the internal subset of a schema document's DOCTYPE: to 1,000,000 characters a document, 32
   * levels deep. False by default: then a reference to one is an error.
   */
  readonly allowEntities?: boolean;
  /** Departures from the specification that are read as they were meant, with a warning. None by default. */
  readonly leniencies?: readonly Leniency[];
  readonly configuration?: Configuration;
  /** The path of the configuration, for messages about it. */
  readonly configurationFile?: string;
  /** Reads a schema document; from the file system by default. */
  readonly readFile?: FileReader;
  /** Told when a stage of the work begins. */
  readonly onProgress?: (progress: Progress) => void;
}

/** A stage of the work that begins, and how much there is to do. */
export interface Progress {
  readonly stage: 'reading' | 'compiling' | 'checking' | 'binding' | 'writing';
  /** What the stage works on, such as `14 documents`. */
  readonly what: string;
}

/** What {@link generate} returns. */
export interface GenerateResult {
  /** The text of each module by its file name; empty where there is an error. */
  readonly files: ReadonlyMap<string, string>;
  /** What is wrong with the schema or worth a remark, in the order in which it was found. */
  readonly diagnostics: readonly Diagnostic[];
  /** The paths of the schema documents that were read. */
  readonly documents: readonly string[];
  /** Where generated types say less than the schema; empty where there is an error. */
  readonly approximations: readonly Approximation[];
  /** What there is in the generated modules, by target namespace; empty where there is an error. */
  readonly namespaces: readonly NamespaceSummary[];
}

/**
 * Generates TypeScript modules from XML Schema documents. Nothing is written: the result is in memory, and the same for
 * the same documents, always.
 *
 * @example
 * ```ts
 * const { files, diagnostics } = generate({ schemas: ['gpx.xsd'] });
 * for (const [name, text] of files) {
 *   writeFileSync(join('src/generated', name), text);
 * }
 * ```
 */
export function generate(options: GenerateOptions): GenerateResult {
  const configuration = options.configuration ?? defaultConfiguration;
  const checked = checkSchema(options);
  const { schema, documents, diagnostics: collector } = checked;
  if (schema === undefined) {
    return { ...nothing, documents, diagnostics: collector.diagnostics };
  }
  const selected = selectComponents(schema, configuration, configurationLocation(options), collector);
  options.onProgress?.({ stage: 'binding', what: componentsOf(selected) });
  const entry = documents[0] ?? options.schemas[0] ?? '';
  const model = bind(selected, {
    configuration,
    configurationFile: configurationLocation(options).file,
    entry,
  });
  reportAll(collector, model.diagnostics);
  if (hasErrors(collector)) {
    return { ...nothing, documents, diagnostics: collector.diagnostics };
  }
  options.onProgress?.({ stage: 'writing', what: count(model.modules.length, 'module') });
  const files = emit(model, {
    configuration,
    version,
    showFile: (file) => relativeTo(entry, file),
    ...(options.xsdVersion !== undefined && { xsdVersion: options.xsdVersion }),
  });
  return {
    files,
    diagnostics: collector.diagnostics,
    documents,
    approximations: model.approximations,
    namespaces: summarizeNamespaces(selected, model),
  };
}

/**
 * Checks XML Schema documents as {@link generate} does, and generates nothing.
 *
 * @returns what is wrong with the schema or worth a remark, and the documents that were read
 */
export function validateSchemas(options: GenerateOptions): Pick<GenerateResult, 'diagnostics' | 'documents'> {
  const { documents, diagnostics } = checkSchema(options);
  return { documents, diagnostics: diagnostics.diagnostics };
}

const nothing = { files: new Map<string, string>(), approximations: [], namespaces: [] };

interface CheckedSchema {
  /** Absent where it has errors: what could not be resolved would lead to further errors that nobody made. */
  readonly schema?: Schema;
  readonly documents: readonly string[];
  readonly diagnostics: DiagnosticCollector;
  /** It is too large to be compiled. */
  readonly isBeyondLimits?: true;
}

/**
 * Checks a schema. Where XSD 1.0 refuses it, it is checked again as XSD 1.1, which alone tells for certain whether only
 * the version is wrong: the rules that 1.1 relaxed depend on each other.
 */
function checkSchema(options: GenerateOptions): CheckedSchema {
  const checked = checkSchemaAs(options, options.onProgress);
  if (checked.schema !== undefined || (options.xsdVersion ?? '1.0') !== '1.0' || checked.isBeyondLimits) {
    return checked;
  }
  const { schema } = checkSchemaAs({ ...options, xsdVersion: '1.1' }, undefined);
  return schema === undefined ? checked : { ...checked, diagnostics: withVersionAdvice(checked.diagnostics) };
}

function checkSchemaAs(
  { schemas, xsdVersion = '1.0', allowEntities, leniencies = [], catalog, readFile }: GenerateOptions,
  onProgress: GenerateOptions['onProgress'],
): CheckedSchema {
  const diagnostics = new DiagnosticCollector();
  onProgress?.({ stage: 'reading', what: schemas.join(', ') });
  const read = readSchemaDocuments(schemas, {
    xsdVersion,
    ...(catalog !== undefined && { catalog }),
    ...(readFile !== undefined && { readFile }),
    allowEntities,
  });
  reportAll(diagnostics, read.diagnostics);
  const documents = [...new Set(read.documents.map(({ file }) => file))];
  if (!checkLimits(read.documents, diagnostics)) {
    return { documents, diagnostics, isBeyondLimits: true };
  }
  onProgress?.({ stage: 'compiling', what: count(documents.length, 'document') });
  const {
    schema,
    diagnostics: found,
    isAffected,
  } = compileSchema(read.documents, {
    xsdVersion,
    leniencies,
    unread: read.unread,
  });
  reportAll(diagnostics, found);
  onProgress?.({ stage: 'checking', what: componentsOf(schema) });
  checkContentModels(schema, xsdVersion, {
    report: (diagnostic) => {
      if (!isAffected(diagnostic.location)) {
        diagnostics.report(diagnostic);
      }
    },
  });
  return { documents, diagnostics, ...(!hasErrors(diagnostics) && { schema }) };
}

function configurationLocation({ configurationFile = 'configuration' }: GenerateOptions): SourceLocation {
  return { file: configurationFile, line: 1, column: 1 };
}

function componentsOf({ typeDefinitions, elementDeclarations }: Schema): string {
  return `${count(typeDefinitions.size, 'type')}, ${count(elementDeclarations.size, 'element')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

function reportAll(collector: DiagnosticCollector, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    collector.report(diagnostic);
  }
}

function hasErrors({ diagnostics }: DiagnosticCollector): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** A path as seen from the folder of the entry schema: the same wherever the generator is called from. */
function relativeTo(entry: string, file: string): string {
  if (/^[a-z][a-z0-9+.-]+:/i.test(file)) {
    return file;
  }
  const folder = dirname(isAbsolute(file) ? resolve(entry) : normalize(entry));
  return relative(folder, file).replace(/\\/g, '/');
}
