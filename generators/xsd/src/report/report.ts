import type { Approximation, ApproximationKind } from '../binding/approximations.js';
import type { Diagnostic } from '../diagnostics.js';
import type { GenerateResult } from '../generate.js';
import { version } from '../version.js';
import type { NamespaceSummary } from './namespace-summary.js';

/** What was generated, and where it says less than the schema. */
export interface GenerationReport {
  /** The version of the generator. */
  readonly version: string;
  readonly out: string;
  readonly milliseconds: number;
  /** The schema documents that were read. */
  readonly documents: readonly string[];
  readonly files: readonly FileSummary[];
  readonly namespaces: readonly NamespaceSummary[];
  /** How many approximations there are of each kind. */
  readonly approximationCounts: Readonly<Partial<Record<ApproximationKind, number>>>;
  readonly approximations: readonly Approximation[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A generated file. */
export interface FileSummary {
  readonly name: string;
  readonly bytes: number;
  readonly lines: number;
}

/** The report of a generation. */
export function createReport(result: GenerateResult, out: string, milliseconds: number): GenerationReport {
  const { documents, namespaces, approximations, diagnostics } = result;
  return {
    version,
    out,
    milliseconds: Math.round(milliseconds),
    documents,
    files: [...result.files].map(([name, text]) => ({
      name,
      bytes: Buffer.byteLength(text),
      lines: text.split('\n').length - 1,
    })),
    namespaces,
    approximationCounts: countKinds(approximations),
    approximations,
    diagnostics,
  };
}

function countKinds(approximations: readonly Approximation[]): GenerationReport['approximationCounts'] {
  const counts: Partial<Record<ApproximationKind, number>> = {};
  for (const { kind } of approximations) {
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** The report for a person, in a few lines. */
export function summarizeReport(report: GenerationReport): string {
  const { out, files, documents, milliseconds, namespaces, approximationCounts, approximations } = report;
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const kinds = Object.entries(approximationCounts).sort(([, a], [, b]) => b - a);
  return [
    `${out}: ${count(files.length, 'file')}, ${Math.ceil(bytes / 1000)} kB, from ${count(documents.length, 'document')} in ${(milliseconds / 1000).toFixed(1)} s`,
    ...namespaces.map(summarizeNamespace),
    `  ${count(approximations.length, 'approximation')}${kinds.length === 0 ? '' : `: ${kinds.map(([kind, number]) => `${number} ${kind}`).join(', ')}`}`,
  ].join('\n');
}

function summarizeNamespace(summary: NamespaceSummary): string {
  const { namespace, file = '(no module)', types, elements, attributes, groups, anonymousTypes } = summary;
  const parts = [
    count(types, 'type'),
    ...(anonymousTypes > 0 ? [count(anonymousTypes, 'anonymous type')] : []),
    count(elements, 'element'),
    ...(attributes > 0 ? [count(attributes, 'attribute')] : []),
    ...(groups > 0 ? [count(groups, 'group')] : []),
  ];
  return `  ${file}  ${namespace === '' ? '(no namespace)' : namespace}: ${parts.join(', ')}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
