import type { FamilyReport } from './family.js';
import type { DocumentReport } from './openapi-document.js';

/** How many checks passed and how many did not. */
export interface Verdict {
  readonly passed: number;
  readonly failed: number;
}

/** Each instance of a family counts as one check, and so does that its schema and its code compile. */
export function familyVerdict({ schemaErrors, typeErrors, valid, invalid }: FamilyReport): Verdict {
  return sumVerdicts([
    verdict(schemaErrors.length === 0 && typeErrors.length === 0),
    ...[valid, invalid].map(({ passed, total }) => ({ passed, failed: total - passed })),
  ]);
}

/** A document is one check: there is a client of all of it, and that compiles. */
export function documentVerdict({ documentErrors, typeErrors }: DocumentReport): Verdict {
  return verdict(documentErrors.length === 0 && typeErrors.length === 0);
}

/** Adds verdicts up. */
export function sumVerdicts(verdicts: readonly Verdict[]): Verdict {
  return {
    passed: verdicts.reduce((sum, { passed }) => sum + passed, 0),
    failed: verdicts.reduce((sum, { failed }) => sum + failed, 0),
  };
}

function verdict(hasPassed: boolean): Verdict {
  return hasPassed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}
