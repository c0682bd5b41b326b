import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { familyCases } from './cases/families.js';
import type { TestCase } from './cases/test-case.js';
import { type JudgedRun, judgeRun } from './judge-run.js';
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
import { comparisonText, familiesText, figuresText, soundnessText } from './reporting/figures-text.js';
import { TypeChecker } from './type-check.js';
import { UsageError } from './usage-error.js';

/**
 * Runs schema families and OpenAPI documents; who names some of either kind asks for nothing else.
 *
 * @returns the exit code
 */
export async function runFamiliesAndDocuments(options: Options): Promise<number> {
  const { schemas, family, openapi, json } = options;
  const isEverything = schemas === undefined && family === undefined && openapi === undefined;
  // What is not there is said before the work starts.
  const cases = isEverything || schemas !== undefined || family !== undefined ? selectFamilies(options) : [];
  const entries = isEverything || openapi !== undefined ? selectDocuments(options) : [];
  const families = await runFamilies(cases, options);
  const documents = await checkDocuments(join(options.data, 'openapi'), entries, json);
  const whole = documents.filter(isWhole).length;
  const passed = families.passed + whole;
  const failed = families.failed + documents.length - whole;
  process.stdout.write(
    json
      ? `${JSON.stringify({ figures: families.figures, documents, passed, failed }, undefined, 2)}\n`
      : `${passed} passed, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
}

function selectFamilies({ data, schemas, family, filter, version }: Options): readonly TestCase[] {
  return familyCases(schemas ?? join(data, 'schemas'), {
    ...(family !== undefined && { family }),
    ...(filter !== undefined && { filter }),
    ...(version !== undefined && { version }),
  });
}

async function runFamilies(
  cases: readonly TestCase[],
  options: Options,
): Promise<Pick<JudgedRun, 'figures' | 'passed' | 'failed'>> {
  if (cases.length === 0) {
    return { figures: [], passed: 0, failed: 0 };
  }
  const run = await judgeRun(cases, options, {
    name: 'families',
    soundness: 'all',
    measuresGeneration: true,
  });
  if (!options.json) {
    const texts = [familiesText(run.outcomes), figuresText(run.figures), comparisonText(run.comparison)];
    process.stdout.write(
      [...texts, ...(options.soundness ? [soundnessText(run.outcomes)] : []), ''].join('\n'),
    );
  }
  return run;
}

function selectDocuments({ data, openapi }: Options): readonly DocumentEntry[] {
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
  return entries;
}

async function checkDocuments(
  folder: string,
  entries: readonly DocumentEntry[],
  json: boolean,
): Promise<readonly DocumentReport[]> {
  const checker = new TypeChecker(clientEnvironment);
  const reports: DocumentReport[] = [];
  for (const entry of entries) {
    reports.push(await checkDocument(folder, entry, checker));
  }
  if (reports.length > 0 && !json) {
    process.stdout.write(`${documentsText(reports)}\n`);
  }
  return reports;
}
