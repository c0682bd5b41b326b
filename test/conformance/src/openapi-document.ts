import { readFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { DocumentError, describeProblem, type GeneratedClient, generateClient } from '@proj/openapi-codegen';
import type { CompilationEnvironment, TypeChecker } from './type-check.js';

/** What the index of the OpenAPI documents says of one. */
export interface DocumentEntry {
  readonly file: string;
  /** The version of the OpenAPI Specification. */
  readonly openapi: string;
  /** How many operations the document has, if that was counted. */
  readonly operations?: number;
}

/** How an OpenAPI document fares. */
export interface DocumentReport {
  readonly document: string;
  readonly openapi: string;
  readonly operations: number;
  readonly files: number;
  /** Why there is no client, or not that of the whole document. */
  readonly documentErrors: readonly string[];
  readonly warnings: readonly string[];
  /** What is named otherwise than in the document, or left out. */
  readonly notes: readonly string[];
  readonly typeErrors: readonly string[];
  readonly generationMilliseconds: number;
  readonly compilationMilliseconds: number;
}

/** What generated clients may use: they run in browsers as well. */
export const clientEnvironment: CompilationEnvironment = {
  modules: ['@proj/transport', 'openapi-fetch'],
  libraries: ['lib.dom.d.ts'],
};

/** The entries of the `index.json` in `folder`. */
export function readDocumentIndex(folder: string): readonly DocumentEntry[] {
  // The data is part of no release: its form is that of its own description.
  return JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as readonly DocumentEntry[];
}

/** What a document is called: its file without the extension. */
export function documentName({ file }: DocumentEntry): string {
  return parse(file).name;
}

/** Generates the client of an OpenAPI document and compiles it. */
export async function checkDocument(
  folder: string,
  entry: DocumentEntry,
  checker: TypeChecker,
): Promise<DocumentReport> {
  const document = documentName(entry);
  const start = performance.now();
  const client = await generateOrExplain(join(folder, entry.file));
  const generated = performance.now();
  const typeErrors = checker.check(new Map([[document, client.files]])).get(document) ?? [];
  const compiled = performance.now();
  return {
    document,
    openapi: entry.openapi,
    operations: client.operations,
    files: client.files.size,
    documentErrors: [...client.errors, ...lostOperations(entry, client)],
    warnings: client.warnings.map(describeProblem),
    notes: client.notes,
    typeErrors,
    generationMilliseconds: Math.round(generated - start),
    compilationMilliseconds: Math.round(compiled - generated),
  };
}

/** Whether there is a client of all of the document, and that compiles. */
export function isWhole({ documentErrors, typeErrors }: DocumentReport): boolean {
  return documentErrors.length === 0 && typeErrors.length === 0;
}

type Outcome = Omit<GeneratedClient, 'models'> & { readonly errors: readonly string[] };

async function generateOrExplain(file: string): Promise<Outcome> {
  try {
    return { ...(await generateClient(file)), errors: [] };
  } catch (error) {
    return { files: new Map(), operations: 0, warnings: [], notes: [], errors: explain(error) };
  }
}

function explain(error: unknown): readonly string[] {
  if (error instanceof DocumentError) {
    return error.problems.map(describeProblem);
  }
  return [`crash: ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`];
}

function lostOperations(entry: DocumentEntry, { operations, errors }: Outcome): readonly string[] {
  return errors.length > 0 || entry.operations === undefined || entry.operations === operations
    ? []
    : [`the document has ${entry.operations} operations, the client ${operations}`];
}
