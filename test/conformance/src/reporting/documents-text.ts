import type { DocumentReport } from '../openapi-document.js';
import { list, table } from './layout.js';

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
