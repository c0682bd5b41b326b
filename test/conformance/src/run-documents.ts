import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import {
  checkDocument,
  clientEnvironment,
  type DocumentEntry,
  type DocumentReport,
  documentName,
  isWhole,
  readDocumentIndex,
} from './openapi-document.js';
import type { Options } from './options.js';
import { documentsText } from './reporting/documents-text.js';
import { TypeChecker } from './type-check.js';
import { UsageError } from './usage-error.js';

/** OpenAPI documents that are there. */
export interface SelectedDocuments {
  /** Generates and compiles their clients, and prints how they fare. */
  check(): Promise<CheckedDocuments>;
}

/** How OpenAPI documents fare. */
export interface CheckedDocuments {
  readonly reports: readonly DocumentReport[];
  /** Of how many there is a whole client that compiles. */
  readonly whole: number;
}

/**
 * Selects the OpenAPI documents in the folder of the test data.
 *
 * @throws {@link UsageError} when there is none
 */
export function selectDocuments({ data, openapi, json }: Options): SelectedDocuments {
  const folder = join(data, 'openapi');
  if (!existsSync(folder)) {
    throw new UsageError(
      `The OpenAPI documents are not at ${folder}. They are not part of this repository; give the folder of the test data with --data <dir>.`,
    );
  }
  const entries = readDocumentIndex(folder).filter(
    (entry) => openapi === undefined || documentName(entry) === openapi,
  );
  if (entries.length === 0) {
    throw new UsageError(`There is no OpenAPI document ${openapi ?? ''} in ${folder}.`);
  }
  return { check: () => checkDocuments(folder, entries, json) };
}

async function checkDocuments(
  folder: string,
  entries: readonly DocumentEntry[],
  json: boolean,
): Promise<CheckedDocuments> {
  const checker = new TypeChecker(clientEnvironment);
  const reports: DocumentReport[] = [];
  for (const entry of entries) {
    reports.push(await checkDocument(folder, entry, checker));
  }
  if (reports.length > 0 && !json) {
    process.stdout.write(`${documentsText(reports)}\n`);
  }
  return { reports, whole: reports.filter(isWhole).length };
}
