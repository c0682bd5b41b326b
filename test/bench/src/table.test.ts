import { describe, expect, it } from 'vitest';
import type { Report } from './report.js';
import { formatReport } from './table.js';

const report: Report = {
  node: '20.20.2',
  quick: false,
  records: 1000,
  comparisons: [
    {
      title: 'parse',
      description: 'bytes to values',
      peer: 'JSON.parse',
      figures: [
        { contender: 'JSON.parse', cpuMilliseconds: 8, minimum: 7.5, maximum: 9.25, ratio: 1, bytes: 938784 },
        {
          contender: 'a library',
          cpuMilliseconds: 186.4,
          minimum: 99.96,
          maximum: 201,
          ratio: 23.3,
          bytes: 7,
        },
      ],
    },
  ],
  bundles: [{ bundle: 'a program', minified: 12345, gzipped: 678 }],
};

describe('formatReport', () => {
  it('lays the figures out in columns', () => {
    expect(formatReport(report)).toBe(`Node 20.20.2; CPU time, medians

parse (bytes to values)
                ms    min–max  ÷ JSON.parse   bytes
  JSON.parse  8.00  7.50–9.25          1.00  938784
  a library    186  100.0–201         23.30       7

bundle size (esbuild, minified, for browsers)
             bytes  gzip -9
  a program  12345      678
`);
  });

  it('says that a quick run is not for comparing', () => {
    expect(formatReport({ ...report, quick: true })).toMatch(/^.*; quick, not for comparing\n/);
  });
});
