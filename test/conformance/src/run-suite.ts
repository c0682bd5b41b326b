import process from 'node:process';
import { openSuite } from './cases/suite-folder.js';
import { suiteCases } from './cases/suite-index.js';
import { judgeRun } from './judge-run.js';
import type { Options } from './options.js';
import { comparisonText, figuresText, soundnessText } from './reporting/figures-text.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the W3C suite in a folder.
 *
 * @returns the exit code
 */
export async function runSuite(folder: string, options: Options): Promise<number> {
  const suite = openSuite(folder);
  try {
    const { version = '1.0', filter, tenth } = options;
    const selection = { version, tenth, ...(filter !== undefined && { filter }) };
    const cases = suiteCases(suite.groups, suite.folder, selection);
    if (cases.length === 0) {
      throw new UsageError(`None of the ${suite.groups.length} groups of the suite is selected.`);
    }
    const run = await judgeRun(cases, options, {
      name: version === '1.0' ? 'xsd10' : 'xsd11',
      soundness: 'tenth',
      measuresGeneration: false,
    });
    const { outcomes, figures, comparison, passed, failed } = run;
    process.stdout.write(
      options.json
        ? `${JSON.stringify({ figures, comparison, passed, failed }, undefined, 2)}\n`
        : [
            `XSD ${version}, ${cases.length} groups\n`,
            figuresText(figures),
            comparisonText(comparison),
            ...(options.soundness ? [soundnessText(outcomes)] : []),
            `${passed} passed, ${failed} failed\n`,
          ].join('\n'),
    );
    return failed === 0 ? 0 : 1;
  } finally {
    suite.dispose();
  }
}
