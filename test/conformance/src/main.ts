import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkFamily, type FamilyReport, findFamilies } from './family.js';
import { ModuleLoader } from './generated-modules.js';
import { familyText, suiteText } from './report.js';
import { type ContributorReport, runSuite } from './suite.js';
import { TypeChecker } from './type-check.js';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    family: { type: 'string' },
    suite: { type: 'boolean', default: false },
    'xsd-version': { type: 'string', default: '1.0' },
    filter: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

process.exitCode = await main();

async function main(): Promise<number> {
  const folder = join(values.data, values.suite ? 'xsts' : 'schemas');
  if (!existsSync(folder)) {
    process.stderr.write(
      `The test data is not at ${folder}. It is not part of this repository; give its place with --data <path>.\n`,
    );
    return 2;
  }
  if (values['xsd-version'] !== '1.0' && values['xsd-version'] !== '1.1') {
    process.stderr.write('--xsd-version is 1.0 or 1.1.\n');
    return 2;
  }
  const checker = new TypeChecker();
  const loader = new ModuleLoader();
  try {
    return values.suite
      ? reportSuite(
          await runSuite(
            {
              folder,
              version: values['xsd-version'],
              ...(values.filter !== undefined && { filter: values.filter }),
              onProgress: showProgress,
            },
            checker,
            loader,
          ),
        )
      : await reportFamilies(folder, checker, loader);
  } finally {
    loader.dispose();
  }
}

async function reportFamilies(folder: string, checker: TypeChecker, loader: ModuleLoader): Promise<number> {
  const families = findFamilies(folder).filter(
    (name) => values.family === undefined || name === values.family,
  );
  if (families.length === 0) {
    process.stderr.write(`There is no schema family ${values.family ?? ''} below ${folder}.\n`);
    return 2;
  }
  const reports: FamilyReport[] = [];
  for (const family of families) {
    const report = await checkFamily(folder, family, checker, loader);
    reports.push(report);
    if (!values.json) {
      process.stdout.write(`${familyText(report)}\n`);
    }
  }
  if (values.json) {
    process.stdout.write(`${JSON.stringify(reports, undefined, 2)}\n`);
  }
  return reports.every(hasPassed) ? 0 : 1;
}

function hasPassed({ schemaErrors, typeErrors, valid, invalid }: FamilyReport): boolean {
  return (
    schemaErrors.length === 0 &&
    typeErrors.length === 0 &&
    valid.passed === valid.total &&
    invalid.passed === invalid.total
  );
}

/** The suite is reported, not judged: what fails in it is what is not there yet. */
function reportSuite(reports: readonly ContributorReport[]): number {
  process.stdout.write(values.json ? `${JSON.stringify(reports, undefined, 2)}\n` : suiteText(reports));
  return 0;
}

function showProgress(done: number, total: number): void {
  if (process.stderr.isTTY && (done % 20 === 0 || done === total)) {
    process.stderr.write(done === total ? '\r\u001b[K' : `\r${done} of ${total} groups`);
  }
}
