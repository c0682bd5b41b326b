import type { CaseOutcome } from '../case-outcome.js';
import { testName } from '../cases/test-case.js';
import { measures } from './checks.js';
import type { Figures } from './figures.js';
import type { Comparison } from './known-failures.js';
import { list, table } from './layout.js';
import type { Tally } from './tally.js';

/** How many failures that are not known are printed; the report has all. */
const shownFailures = 100;

/** The figures of each contributor, each number apart, with the most frequent reasons of what failed. */
export function figuresText(figures: readonly Figures[]): string {
  return figures
    .map(({ contributor, tallies }) =>
      [
        contributor,
        ...measures.flatMap(({ measure, label }) => tallyText(label, tallies.get(measure))),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function tallyText(label: string, tally: Tally | undefined): readonly string[] {
  if (tally === undefined || tally.total === 0) {
    return [];
  }
  const share = ((100 * tally.passed) / tally.total).toFixed(2);
  return [
    `  ${label.padEnd(26)} ${tally.passed} of ${tally.total} (${share} %)`,
    ...list(
      tally.reasons.map(
        ({ reason, count, example }) => `${String(count).padStart(5)}  ${reason}  [${example}]`,
      ),
    ),
  ];
}

/** What a run has that is not in the list of known failures, and what the list has that is not so any more. */
export function comparisonText({ known, unknown, stale }: Comparison): string {
  const rest = unknown.length - shownFailures;
  return [
    ...(known.length > 0 ? [`${known.length} tests failed that are known to.`] : []),
    ...(unknown.length > 0 ? [`${unknown.length} tests failed that are not known to:`] : []),
    ...unknown.slice(0, shownFailures).map(({ test, reason }) => `  ${test}: ${reason}`),
    ...(rest > 0 ? [`  and ${rest} more: the report names them all`] : []),
    ...(stale.length > 0 ? ['Tests that are known to fail have passed. Take them off the list:'] : []),
    ...stale.map((test) => `  ${test}`),
    '',
  ].join('\n');
}

/** Schema families as a table, with the CPU time that their code took, and the warnings of the generator. */
export function familiesText(outcomes: readonly CaseOutcome[]): string {
  const rows = outcomes.map(({ test, schema, instances }) => {
    const count = (expected: string): string => {
      const of = instances.filter(({ instance }) => instance.expected === expected);
      const asExpected = of.filter(({ outcome }) => outcome.accepted === (expected === 'valid'));
      return `${asExpected.length} of ${of.length}`;
    };
    const equal = instances.filter(({ outcome }) => outcome.difference === '').length;
    return [
      test.group,
      schema.accepted ? 'accepted' : 'REFUSED',
      schema.cpuSeconds === undefined ? '–' : `${schema.cpuSeconds.toFixed(2)} s`,
      schema.typeErrors?.length === 0 ? 'compiles' : 'DOES NOT COMPILE',
      count('valid'),
      String(equal),
      count('invalid'),
    ];
  });
  const head = [
    'family',
    'schema',
    'CPU time',
    'TypeScript',
    'valid accepted',
    'equal round trips',
    'invalid refused',
  ];
  const remarks = outcomes.flatMap(({ test, schema }) =>
    schema.warnings.length === 0
      ? []
      : [
          `  ${testName(test)}, warnings:`,
          ...list(
            schema.warnings.map((it) => `${it.file}:${it.line}:${it.column}: ${it.rule}: ${it.message}`),
          ),
        ],
  );
  return [...table(head, rows), ...remarks, ''].join('\n');
}

/** How many values and mutations were compiled against the generated types, and what did not fare as it should. */
export function soundnessText(outcomes: readonly CaseOutcome[]): string {
  const checked = outcomes.flatMap(({ test, soundness }) =>
    soundness === undefined ? [] : [{ name: testName(test), soundness }],
  );
  return (['values', 'mutations'] as const)
    .flatMap((kind) => {
      const total = checked.reduce((sum, { soundness }) => sum + soundness[kind].total, 0);
      const failures = checked.flatMap(({ name, soundness }) =>
        soundness[kind].failures.map((failure) => `${name}: ${failure}`),
      );
      const words = kind === 'values' ? 'values have their types' : 'broken values have not';
      return [
        `${total - failures.length} of ${total} ${words}, in ${checked.length} schemas`,
        ...list(failures),
      ];
    })
    .concat('')
    .join('\n');
}
