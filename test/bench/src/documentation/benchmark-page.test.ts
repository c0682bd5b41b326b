import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { drawPlot } from '../report/plot.js';
import { benchmarkPage, formatRun, plotFile, readRun } from './benchmark-page.js';
import { readGeneratedSection } from './generated-section.js';

describe('the page of benchmarks', () => {
  it.each(['node', 'bun', 'chromium'] as const)(
    'shows the figures of the last run in %s, if any',
    (runtime) => {
      const section = readGeneratedSection(benchmarkPage, runtime);
      const report = readRun(runtime);
      if (report === undefined) {
        expect(section).toBe('');
        return;
      }
      expect(section).toBe(formatRun(runtime, report));
      expect(readFileSync(plotFile(runtime), 'utf8')).toBe(drawPlot(report));
    },
  );
});
