import { describe, expect, it } from 'vitest';
import type { DocumentReport } from '../openapi-document.js';
import { documentsText } from './documents-text.js';

const report: DocumentReport = {
  document: 'shop',
  openapi: '3.1.0',
  operations: 2,
  files: 14,
  documentErrors: [],
  warnings: [],
  notes: [],
  typeErrors: [],
  generationMilliseconds: 120,
  compilationMilliseconds: 9,
};

describe('documentsText', () => {
  it('is a table, with what is wrong below it', () => {
    const other = { ...report, document: 'a-longer-name', operations: 167, typeErrors: ['a.ts: TS1: no'] };
    const refused = { ...report, document: 'r', files: 0, documentErrors: ['r.yaml:1:1: no'] };
    expect(documentsText([report, other, refused])).toBe(`\
OpenAPI document  version  operations  files  generated in   client  compile errors  compiled in
shop                3.1.0           2     14        120 ms     made               0         9 ms
a-longer-name       3.1.0         167     14        120 ms     made               1         9 ms
r                   3.1.0           2      0        120 ms  REFUSED               0         9 ms
  a-longer-name, errors of the compiler:
    a.ts: TS1: no
  r, errors:
    r.yaml:1:1: no
`);
  });

  it('lists a dozen of a kind', () => {
    const warnings = Array.from({ length: 14 }, (_, index) => `warning ${index}`);
    const text = documentsText([{ ...report, warnings }]);
    expect(text).toContain('  shop, warnings:\n    warning 0\n');
    expect(text).toContain('    warning 11\n    and 2 more\n');
  });
});
