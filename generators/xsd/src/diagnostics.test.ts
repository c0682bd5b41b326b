import { describe, expect, it } from 'vitest';
import { type Diagnostic, DiagnosticCollector, formatDiagnostic } from './diagnostics.js';

const diagnostic: Diagnostic = {
  severity: 'error',
  rule: 'src-resolve.1.1',
  message: "There is no type 'Addres' in namespace 'urn:po'.",
  location: { file: 'po.xsd', line: 12, column: 5 },
};

describe('formatDiagnostic', () => {
  it('says where, how bad, which rule and what', () => {
    expect(formatDiagnostic(diagnostic)).toBe(
      "po.xsd:12:5: error src-resolve.1.1: There is no type 'Addres' in namespace 'urn:po'.",
    );
  });
});

describe('DiagnosticCollector', () => {
  it('keeps the order and leaves out repetitions', () => {
    const collector = new DiagnosticCollector();
    const other: Diagnostic = { ...diagnostic, location: { ...diagnostic.location, line: 3 } };
    for (const each of [diagnostic, other, { ...diagnostic }]) {
      collector.report(each);
    }
    expect(collector.diagnostics).toEqual([diagnostic, other]);
  });
});
