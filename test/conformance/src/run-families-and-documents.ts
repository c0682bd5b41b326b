import { join } from 'node:path';
import process from 'node:process';
import { familyCases } from './cases/families.js';
import type { TestCase } from './cases/test-case.js';
import { type JudgedRun, judgeRun } from './judge-run.js';
import type { Options } from './options.js';
import { comparisonText, familiesText, figuresText, soundnessText } from './reporting/figures-text.js';
import type { SelectedDocuments } from './run-documents.js';

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
  const documents = isEverything || openapi !== undefined ? await selectDocuments(options) : undefined;
  const families = await runFamilies(cases, options);
  const { reports, whole } = (await documents?.check()) ?? { reports: [], whole: 0 };
  const passed = families.passed + whole;
  const failed = families.failed + reports.length - whole;
  process.stdout.write(
    json
      ? `${JSON.stringify({ figures: families.figures, documents: reports, passed, failed }, undefined, 2)}\n`
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

/** The OpenAPI generator and TypeScript take their time to load: only who needs them waits for it. */
async function selectDocuments(options: Options): Promise<SelectedDocuments> {
  const { selectDocuments: select } = await import('./run-documents.js');
  return select(options);
}
