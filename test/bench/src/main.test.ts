import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Report } from './report.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

async function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  return promisify(execFile)(process.execPath, [MAIN, ...args]);
}

describe('a quick run of the benchmarks', () => {
  it('prints figures of every contender as JSON, and nothing else', async () => {
    const { stdout, stderr } = await bench('--quick', '--json');
    const report: Report = JSON.parse(stdout);
    const names = ({ comparisons }: Report) =>
      Object.fromEntries(
        comparisons.map(({ title, figures }) => [title, figures.map(({ contender }) => contender)]),
      );

    expect(stderr).toBe('');
    expect(report).toMatchObject({ node: process.versions.node, quick: true, records: 50 });
    const parsers = ['JSON.parse', '@proj/xml-runtime', 'saxes, hand-written handler', 'fast-xml-parser'];
    expect(names(report)).toEqual({
      parse: parsers,
      'parse, indented': parsers,
      serialize: [
        'JSON.stringify',
        '@proj/xml-runtime, bytes',
        '@proj/xml-runtime, string',
        'fast-xml-parser',
        'xmlbuilder2',
      ],
      'cold start, as installed': parsers,
      'cold start, bundled': parsers,
    });
    for (const { peer, figures } of report.comparisons) {
      expect(figures.find(({ contender }) => contender === peer)?.ratio).toBe(1);
      for (const { cpuMilliseconds, minimum, maximum, ratio, bytes } of figures) {
        expect(cpuMilliseconds).toBeGreaterThan(0);
        expect(minimum).toBeLessThanOrEqual(cpuMilliseconds);
        expect(maximum).toBeGreaterThanOrEqual(cpuMilliseconds);
        expect(ratio).toBeGreaterThan(0);
        expect(bytes).toBeGreaterThan(0);
      }
    }
    for (const { minified, gzipped } of report.bundles) {
      expect(gzipped).toBeGreaterThan(0);
      expect(minified).toBeGreaterThan(gzipped);
    }
  });
});
