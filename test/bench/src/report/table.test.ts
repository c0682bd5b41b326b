import { describe, expect, it } from 'vitest';
import type { Report } from './report.js';
import { formatReport } from './table.js';

const report: Report = {
  runtime: 'Node 20.20.2',
  clock: 'CPU time',
  quick: false,
  comparisons: [
    {
      title: 'parse',
      description: 'bytes to values',
      peer: 'JSON.parse',
      figures: [
        { contender: 'JSON.parse', milliseconds: 8, minimum: 7.5, maximum: 9.25, ratio: 1, bytes: 938784 },
        {
          contender: 'a library',
          milliseconds: 186.4,
          minimum: 99.96,
          maximum: 201,
          ratio: 23.3,
          bytes: 7,
          peakMemory: 81_600_000,
        },
      ],
    },
  ],
  bundles: {
    programs: { 'a program': { minified: 12345, gzipped: 678 } },
    reading: {},
    readingAndWriting: {},
  },
  peers: { 'a peer': { minified: 1, gzipped: 2 } },
  bars: [
    { title: 'parse', limit: '≤ 1 ×', measured: 23.3, holds: false },
    { title: 'bundle', limit: '≤ 8 kB', measured: 0.678, holds: true },
    { title: 'stream', limit: '≤ 100 MB', holds: false },
  ],
  skipped: ['GPX: there is no data'],
};

describe('formatReport', () => {
  it('lays the figures out in columns', () => {
    expect(formatReport(report)).toBe(`Node 20.20.2; CPU time, medians

parse (bytes to values)
                ms    min–max  ÷ JSON.parse   bytes  peak MB
  JSON.parse  8.00  7.50–9.25          1.00  938784
  a library    186  100.0–201         23.30       7       82

bundle size (esbuild, minified, for browsers)
             bytes  gzip -9
  a program  12345      678
  a peer         1        2

bars
             limit  measured
  parse      ≤ 1 ×     23.30        missed
  bundle    ≤ 8 kB      0.68         holds
  stream  ≤ 100 MB         –  not measured

skipped: GPX: there is no data
`);
  });

  it('leaves out what was not asked for', () => {
    const text = formatReport({
      ...report,
      bundles: { programs: {}, reading: {}, readingAndWriting: {} },
      peers: {},
      bars: [],
      skipped: [],
    });

    expect(text).not.toContain('bundle');
    expect(text).not.toContain('bars');
  });

  it('says that a quick run is not for comparing', () => {
    expect(formatReport({ ...report, quick: true })).toMatch(/^.*; quick, not for comparing\n/);
  });
});
