import { describe, expect, it } from 'vitest';
import type { FamilyReport } from './family.js';
import type { DocumentReport } from './openapi-document.js';
import { documentVerdict, familyVerdict, sumVerdicts } from './verdict.js';

const family: FamilyReport = {
  family: 'f',
  title: 'F',
  schemaErrors: [],
  warnings: ['allowed'],
  typeErrors: [],
  milliseconds: 1,
  valid: { total: 3, passed: 3, failures: [] },
  invalid: { total: 2, passed: 1, failures: [{ file: 'a.xml', reason: 'accepted' }] },
};

const document: DocumentReport = {
  document: 'd',
  openapi: '3.1.0',
  operations: 1,
  files: 2,
  documentErrors: [],
  warnings: ['tolerated'],
  notes: ['renamed'],
  typeErrors: [],
  generationMilliseconds: 1,
  compilationMilliseconds: 1,
};

describe('familyVerdict', () => {
  it('counts instances, and the family as one more', () => {
    expect(familyVerdict(family)).toEqual({ passed: 5, failed: 1 });
  });

  it.each(['schemaErrors', 'typeErrors'])('lets the family fail for %s', (kind) => {
    expect(familyVerdict({ ...family, [kind]: ['one', 'two'] })).toEqual({ passed: 4, failed: 2 });
  });
});

describe('documentVerdict', () => {
  it('counts a document as one', () => {
    expect(documentVerdict(document)).toEqual({ passed: 1, failed: 0 });
  });

  it.each(['documentErrors', 'typeErrors'])('lets it fail for %s', (kind) => {
    expect(documentVerdict({ ...document, [kind]: ['one', 'two'] })).toEqual({ passed: 0, failed: 1 });
  });
});

describe('sumVerdicts', () => {
  it('adds up, from nothing on', () => {
    expect(sumVerdicts([])).toEqual({ passed: 0, failed: 0 });
    expect(
      sumVerdicts([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).toEqual({ passed: 3, failed: 3 });
  });
});
