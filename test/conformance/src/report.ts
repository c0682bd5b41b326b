import type { FamilyReport, InstanceCounts } from './family.js';
import type { DocumentReport } from './openapi-document.js';
import type { ContributorReport } from './suite.js';
import type { Tally } from './tally.js';

/** How many failures a report lists of each kind. */
const shown = 12;

/** The report of a family as text. */
export function familyText(report: FamilyReport): string {
  const lines = [
    `${report.family} (${report.title}), generated in ${report.milliseconds} ms`,
    `  schema             ${report.schemaErrors.length === 0 ? 'compiles' : 'REFUSED'}`,
    ...list(report.schemaErrors),
    ...list(report.warnings),
    `  generated code     ${codeText(report)}`,
    ...list(report.typeErrors),
    `  instances          ${countText(report.valid)}`,
    ...list(report.valid.failures.map(({ file, reason }) => `${file}: ${reason}`)),
    `  invalid instances  ${countText(report.invalid)} rejected`,
    ...list(report.invalid.failures.map(({ file, reason }) => `${file}: ${reason}`)),
  ];
  return `${lines.join('\n')}\n`;
}

function codeText({ schemaErrors, typeErrors }: FamilyReport): string {
  if (schemaErrors.length > 0) {
    return 'none';
  }
  return typeErrors.length === 0 ? 'compiles' : 'DOES NOT COMPILE';
}

function countText({ passed, total }: InstanceCounts): string {
  return `${passed} of ${total}`;
}

function list(items: readonly string[]): readonly string[] {
  const rest = items.length - shown;
  return [
    ...items.slice(0, shown).map((item) => `    ${item}`),
    ...(rest > 0 ? [`    and ${rest} more`] : []),
  ];
}

/** The reports of OpenAPI documents as a table, and below it what is wrong with which. */
export function documentsText(reports: readonly DocumentReport[]): string {
  const rows = reports.map((report) => [
    report.document,
    report.openapi,
    String(report.operations),
    String(report.files),
    `${report.generationMilliseconds} ms`,
    report.documentErrors.length === 0 ? 'made' : 'REFUSED',
    String(report.typeErrors.length),
    `${report.compilationMilliseconds} ms`,
  ]);
  return [
    ...table(
      [
        'OpenAPI document',
        'version',
        'operations',
        'files',
        'generated in',
        'client',
        'compile errors',
        'compiled in',
      ],
      rows,
    ),
    ...reports.flatMap(remarks),
    '',
  ].join('\n');
}

function remarks(report: DocumentReport): readonly string[] {
  return (
    [
      ['errors', report.documentErrors],
      ['warnings', report.warnings],
      ['otherwise than in the document', report.notes],
      ['errors of the compiler', report.typeErrors],
    ] as const
  ).flatMap(([label, items]) =>
    items.length === 0 ? [] : [`  ${report.document}, ${label}:`, ...list(items)],
  );
}

/** Columns as wide as their widest cell. The first is aligned to the left, the others to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  );
}

/** The report of the suite as text. */
export function suiteText(reports: readonly ContributorReport[]): string {
  return reports
    .map((report) =>
      [
        report.contributor,
        ...tallyText('valid schemas accepted', report.validSchemas),
        ...tallyText('generated code compiles', report.compiledCode),
        ...tallyText('invalid schemas rejected', report.invalidSchemas),
        ...tallyText('valid instances', report.validInstances),
        ...tallyText('invalid instances rejected', report.invalidInstances),
        '',
      ].join('\n'),
    )
    .join('\n');
}

function tallyText(label: string, tally: Tally): readonly string[] {
  if (tally.total === 0) {
    return [];
  }
  const share = ((100 * tally.passed) / tally.total).toFixed(1);
  const rest = tally.reasons.length - shown;
  return [
    `  ${label.padEnd(27)} ${tally.passed} of ${tally.total} (${share} %)`,
    ...tally.reasons
      .slice(0, shown)
      .map(({ reason, count, example }) => `    ${String(count).padStart(5)}  ${reason}  [${example}]`),
    ...(rest > 0 ? [`           and ${rest} other reasons`] : []),
  ];
}
