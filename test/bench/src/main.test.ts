import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { codeVariants } from './clients/code-variants.js';
import type { Report } from './report/report.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));
const ours = codeVariants.map(({ name }) => name);

function bench(...args: string[]): Promise<{ stdout: string; stderr: string }> {
  // The data beside the repository is not there for everybody.
  return promisify(execFile)(process.execPath, [MAIN, '--quick', '--data', 'none', ...args]);
}

describe('a quick run of the benchmarks', () => {
  let report: Report;

  beforeAll(async () => {
    const { stdout, stderr } = await bench('--json', '--only', '^(?!parse, (?!indented|large|CDATA))');
    expect(stderr).toBe('');
    report = JSON.parse(stdout);
  });

  it('prints figures of every contender as JSON', () => {
    const names = Object.fromEntries(
      report.comparisons.map(({ title, figures }) => [title, figures.map(({ contender }) => contender)]),
    );
    const parsers = ['JSON.parse', ...ours, 'saxes + handler', 'fast-xml-parser'];
    const published = ['JSON.parse', '@proj/xml-commands', 'saxes + handler', 'fast-xml-parser'];
    const callers = ['fetch', '@proj/transport', 'ky'];
    const clientCalls: readonly (readonly [title: string, contenders: readonly string[]])[] = [
      ['OpenAir whoami', ['fetch', 'OpenAirClient']],
      ['OpenAir add', ['fetch', 'OpenAirClient']],
      ['OpenAir read', ['fetch', 'OpenAirClient']],
      ['connections', ['fetch', 'ConnectionsClient', 'getConnection, sent once']],
    ];

    expect(report).toMatchObject({ runtime: `Node ${process.versions.node}`, quick: true });
    expect(names).toEqual({
      parse: parsers,
      'parse, indented': parsers,
      'parse, large': ['JSON.parse', ...ours, 'saxes + handler'],
      'parse, CDATA': ['saxes + handler', ...ours],
      serialize: [
        'JSON.stringify',
        ...ours,
        '@proj/xml-commands, to a string',
        'fast-xml-parser',
        'xmlbuilder2',
      ],
      'small request': ['JSON.stringify', ...ours],
      stream: ['whole document', 'stream'].flatMap((way) => ours.map((name) => `${name}, ${way}`)),
      'cold start, as installed': published,
      'cold start, bundled': published,
      'call, 20 in flight': callers,
      'call, 200 in flight': callers,
      ...Object.fromEntries(
        clientCalls.flatMap(([title, contenders]) => [
          [`call, ${title}, 20 in flight`, contenders],
          [`call, ${title}, 200 in flight`, contenders],
        ]),
      ),
    });
  });

  it('has positive figures, and 1 for the ratio of each peer', () => {
    for (const { peer, figures } of report.comparisons) {
      expect(figures.find(({ contender }) => contender === peer)?.ratio).toBe(1);
      for (const { milliseconds, minimum, maximum, ratio, bytes, peakMemory } of figures) {
        expect(milliseconds).toBeGreaterThan(0);
        expect(minimum).toBeLessThanOrEqual(milliseconds);
        expect(maximum).toBeGreaterThanOrEqual(milliseconds);
        expect(ratio).toBeGreaterThan(0);
        expect(bytes).toBeGreaterThan(0);
        expect(peakMemory).toBeGreaterThan(1e6);
      }
    }
  });

  it('says what it skips without the data beside the repository', () => {
    expect(report.skipped).toHaveLength(4);
    expect(report.skipped[0]).toMatch(
      /^parse, UBL invoices: there is no .*; give its folder with --data <dir>\.$/,
    );
  });
});

describe('the command line of the benchmarks', () => {
  it('fails with 2 for what it does not understand', async () => {
    await expect(bench('--check')).rejects.toMatchObject({
      code: 2,
      stderr: '--check and --document need a full run, without --quick, --only and --rounds.\n',
    });
  });

  it('fails with 1 where a runtime is not there, and says how to get it', async () => {
    await expect(bench('--runtime', 'bun', '--executable', './no-bun')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^There is no \.\/no-bun on this machine\. Install it/),
    });
  });
});
