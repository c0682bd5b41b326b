import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkFamily, type FamilyReport, findFamilies } from './family.js';
import { ModuleLoader } from './generated-modules.js';
import {
  checkDocument,
  clientEnvironment,
  type DocumentEntry,
  type DocumentReport,
  documentName,
  readDocumentIndex,
} from './openapi-document.js';
import { documentsText, familyText, suiteText } from './report.js';
import { runSuite } from './suite.js';
import { TypeChecker } from './type-check.js';
import { documentVerdict, familyVerdict, sumVerdicts } from './verdict.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    family: { type: 'string' },
    openapi: { type: 'string' },
    suite: { type: 'boolean', default: false },
    'xsd-version': { type: 'string', default: '1.0' },
    filter: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

const folders = {
  families: join(values.data, 'schemas'),
  documents: join(values.data, 'openapi'),
  suite: join(values.data, 'xsts'),
};

/** The command was called wrongly, or for data that is not there. */
class UsageError extends Error {}

try {
  process.exitCode = values.suite ? await reportSuite() : await reportRealData();
} catch (error) {
  if (!(error instanceof UsageError)) {
    throw error;
  }
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}

/** Families and documents; who names one of either kind asks for nothing else. */
async function reportRealData(): Promise<number> {
  const isEverything = values.family === undefined && values.openapi === undefined;
  // What is not there is said before the work starts.
  const names = isEverything || values.family !== undefined ? selectFamilies() : [];
  const entries = isEverything || values.openapi !== undefined ? selectDocuments() : [];
  const families = await checkFamilies(names);
  const documents = await checkDocuments(entries);
  const { passed, failed } = sumVerdicts([...families.map(familyVerdict), ...documents.map(documentVerdict)]);
  process.stdout.write(
    values.json
      ? `${JSON.stringify({ families, documents, passed, failed }, undefined, 2)}\n`
      : `${passed} passed, ${failed} failed\n`,
  );
  return failed === 0 ? 0 : 1;
}

function selectFamilies(): readonly string[] {
  requireFolder(folders.families);
  const { family } = values;
  const names = findFamilies(folders.families).filter((name) => family === undefined || name === family);
  if (names.length === 0) {
    throw new UsageError(`There is no schema family ${family ?? ''} below ${folders.families}.`);
  }
  return names;
}

function selectDocuments(): readonly DocumentEntry[] {
  requireFolder(folders.documents);
  const { openapi } = values;
  const entries = readDocumentIndex(folders.documents).filter(
    (entry) => openapi === undefined || documentName(entry) === openapi,
  );
  if (entries.length === 0) {
    throw new UsageError(`There is no OpenAPI document ${openapi ?? ''} in ${folders.documents}.`);
  }
  return entries;
}

async function checkFamilies(names: readonly string[]): Promise<readonly FamilyReport[]> {
  const checker = new TypeChecker();
  const loader = new ModuleLoader();
  const reports: FamilyReport[] = [];
  try {
    for (const name of names) {
      const report = await checkFamily(folders.families, name, checker, loader);
      reports.push(report);
      show(`${familyText(report)}\n`);
    }
  } finally {
    loader.dispose();
  }
  return reports;
}

async function checkDocuments(entries: readonly DocumentEntry[]): Promise<readonly DocumentReport[]> {
  const checker = new TypeChecker(clientEnvironment);
  const reports: DocumentReport[] = [];
  for (const entry of entries) {
    reports.push(await checkDocument(folders.documents, entry, checker));
  }
  if (reports.length > 0) {
    show(`${documentsText(reports)}\n`);
  }
  return reports;
}

/** The suite is reported, not judged: what fails in it is what is not there yet. */
async function reportSuite(): Promise<number> {
  const { 'xsd-version': version, filter } = values;
  requireFolder(folders.suite);
  if (version !== '1.0' && version !== '1.1') {
    throw new UsageError('--xsd-version is 1.0 or 1.1.');
  }
  const loader = new ModuleLoader();
  try {
    const reports = await runSuite(
      { folder: folders.suite, version, ...(filter !== undefined && { filter }), onProgress: showProgress },
      new TypeChecker(),
      loader,
    );
    process.stdout.write(values.json ? `${JSON.stringify(reports, undefined, 2)}\n` : suiteText(reports));
  } finally {
    loader.dispose();
  }
  return 0;
}

function requireFolder(folder: string): void {
  if (!existsSync(folder)) {
    throw new UsageError(
      `The test data is not at ${folder}. It is not part of this repository; give its place with --data <path>.`,
    );
  }
}

function show(text: string): void {
  if (!values.json) {
    process.stdout.write(text);
  }
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY && (done % 20 === 0 || done === total)) {
    process.stderr.write(done === total ? '\r\u001b[K' : `\r${done} of ${total} groups`);
  }
}
