import { buildApi } from './api/build-api.js';
import type { DocumentProblem } from './document/document-error.js';
import { loadDocument } from './document/load-document.js';
import { emitFiles, type GeneratedFiles } from './emit/emit-files.js';
import { type OutputChanges, writeOutput } from './output/write-output.js';

/** A client that was generated in memory. */
export interface GeneratedClient {
  /** Text by path relative to the output folder. */
  readonly files: GeneratedFiles;
  readonly operations: number;
  readonly models: number;
  /** What breaks the OpenAPI Specification without keeping the client from being made. */
  readonly warnings: readonly DocumentProblem[];
  /** What is named otherwise than the document says, or left out. */
  readonly notes: readonly string[];
}

/** A client that was generated into a folder. */
export interface GenerateReport extends Omit<GeneratedClient, 'files'> {
  readonly specification: string;
  readonly out: string;
  readonly files: readonly string[];
  readonly changes: OutputChanges;
}

/**
 * Generates the client of an OpenAPI document without writing anything.
 *
 * @param specification - Path of an OpenAPI 3.0 or 3.1 document, YAML or JSON.
 * @throws {@link DocumentError} when the document cannot be turned into a client.
 */
export async function generateClient(specification: string): Promise<GeneratedClient> {
  const loaded = await loadDocument(specification);
  const built = buildApi(loaded.document);
  const files = await emitFiles(built, loaded.fileName);
  return {
    files,
    operations: built.api.operations.length,
    models: built.api.models.length,
    warnings: loaded.warnings,
    notes: built.notes,
  };
}

/**
 * Generates the client of an OpenAPI document into a folder, replacing what was generated there before.
 *
 * @param specification - Path of an OpenAPI 3.0 or 3.1 document, YAML or JSON.
 * @param out - Folder that holds nothing but generated files, or does not exist.
 * @throws {@link DocumentError} when the document cannot be turned into a client.
 * @throws ForeignOutputError when the folder holds a file that was not generated.
 *
 * @example
 * ```ts
 * const report = await generate('specs/openapi.yaml', 'src/generated');
 * console.log(`${report.operations} operations, ${report.changes.changed.length} files changed`);
 * ```
 */
export async function generate(specification: string, out: string): Promise<GenerateReport> {
  const { files, ...client } = await generateClient(specification);
  const changes = writeOutput(out, files);
  return { specification, out, ...client, files: [...files.keys()], changes };
}
