import type { CaseOutcome, JudgedInstance } from '../case-outcome.js';

/** One line of `results.jsonl`: what became of a test group or of a schema family. */
export interface ResultLine {
  readonly set: string;
  readonly group: string;
  readonly xsdVersion: string;
  readonly schema: {
    readonly accepted: boolean;
    readonly crashed: boolean;
    readonly diagnostics: CaseOutcome['schema']['diagnostics'];
    readonly typescript: 'ok' | 'error' | 'none';
  };
  readonly instances: readonly ResultInstance[];
  readonly ms: number;
}

/** What became of a document. */
export interface ResultInstance {
  readonly name: string;
  readonly path: string;
  readonly accepted: boolean;
  readonly crashed: boolean;
  readonly issues: JudgedInstance['outcome']['issues'];
  /** Absent where nothing was written. */
  readonly output?: string;
}

/** The line of a case. */
export function resultLine({ test, schema, instances, milliseconds }: CaseOutcome): ResultLine {
  return {
    set: test.set,
    group: test.group,
    xsdVersion: test.xsdVersion,
    schema: {
      accepted: schema.accepted,
      crashed: schema.crash !== undefined,
      diagnostics: schema.diagnostics,
      typescript: typescriptOf(schema),
    },
    instances: instances.map(resultInstance),
    ms: milliseconds,
  };
}

function typescriptOf({ typeErrors }: CaseOutcome['schema']): 'ok' | 'error' | 'none' {
  if (typeErrors === undefined) {
    return 'none';
  }
  return typeErrors.length === 0 ? 'ok' : 'error';
}

function resultInstance({ instance, outcome, output }: JudgedInstance): ResultInstance {
  return {
    name: instance.name,
    path: instance.path,
    accepted: outcome.accepted,
    crashed: outcome.crash !== undefined,
    issues: outcome.issues,
    ...(outcome.written && { output }),
  };
}
