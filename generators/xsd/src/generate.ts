import { dirname, isAbsolute, normalize, relative, resolve } from 'node:path';
import { checkContentModels } from './automata/check-content-models.js';
import { checkElementBlocks } from './automata/check-element-blocks.js';
import { bind } from './binding/bind.js';
import { compileSchema } from './components/compile-schema.js';
import type { XsdVersion } from './components/context.js';
import { type Configuration, defaultConfiguration } from './config/configuration.js';
import { type Diagnostic, DiagnosticCollector } from './diagnostics.js';
import type { Catalog } from './documents/catalog.js';
import { type FileReader, readSchemaDocuments } from './documents/read-schema-documents.js';
import { emit } from './emit/emit.js';
import { version } from './version.js';

/** Options of {@link generate}. */
export interface GenerateOptions {
  /** Paths of the schema documents to start from; what they include and import is read too. */
  readonly schemas: readonly string[];
  /** '1.0' by default. */
  readonly xsdVersion?: XsdVersion;
  /** Where documents are that a schema names by a URL, or by their namespace only. */
  readonly catalog?: Catalog;
  readonly configuration?: Configuration;
  /** The path of the configuration, for messages about it. */
  readonly configurationFile?: string;
  /** Reads a schema document; from the file system by default. */
  readonly readFile?: FileReader;
}

/** What {@link generate} returns. */
export interface GenerateResult {
  /** The text of each module by its file name; empty where there is an error. */
  readonly files: ReadonlyMap<string, string>;
  /** What is wrong with the schema or worth a remark, in the order in which it was found. */
  readonly diagnostics: readonly Diagnostic[];
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
  const { schemas, xsdVersion, catalog, readFile } = options;
  const configuration = options.configuration ?? defaultConfiguration;
  const collector = new DiagnosticCollector();
  const read = readSchemaDocuments(schemas, {
    ...(catalog !== undefined && { catalog }),
    ...(xsdVersion !== undefined && { xsdVersion }),
    ...(readFile !== undefined && { readFile }),
  });
  reportAll(collector, read.diagnostics);
  const compiled = compileSchema(read.documents, xsdVersion === undefined ? {} : { xsdVersion });
  reportAll(collector, compiled.diagnostics);
  if (hasErrors(collector)) {
    // What could not be resolved would lead to further errors that nobody made.
    return { files: new Map(), diagnostics: collector.diagnostics };
  }
  checkContentModels(compiled.schema, xsdVersion ?? '1.0', collector);
  checkElementBlocks(compiled.schema, collector);
  const entry = read.documents[0]?.file ?? schemas[0] ?? '';
  const model = bind(compiled.schema, {
    configuration,
    configurationFile: options.configurationFile ?? 'configuration',
    entry,
  });
  reportAll(collector, model.diagnostics);
  if (hasErrors(collector)) {
    return { files: new Map(), diagnostics: collector.diagnostics };
  }
  const files = emit(model, { configuration, version, showFile: (file) => relativeTo(entry, file) });
  return { files, diagnostics: collector.diagnostics };
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
