import { describe, expect, it } from 'vitest';
import { programs } from '../bundles/programs.js';
import type { Figure } from '../report/report.js';
import { type Bar, judge, type Measurements, readBars } from './bars.js';

const figure = (contender: string, milliseconds: number): Figure => ({
  contender,
  milliseconds,
  minimum: milliseconds,
  maximum: milliseconds,
  ratio: 1,
  bytes: 1,
  peakMemory: 90_000_000,
});

const measurements: Measurements = {
  comparisons: [
    { title: 'parse', description: '', peer: 'JSON', figures: [figure('JSON', 10), figure('ours', 12)] },
    { title: 'large', description: '', peer: 'JSON', figures: [figure('ours', 600)] },
  ],
  bundles: {
    programs: { small: { minified: 20_000, gzipped: 7_900 } },
    reading: {},
    readingAndWriting: {},
  },
};

const parse = { kind: 'ratio', title: 'parse', work: 'parse', contender: 'ours', against: 'JSON' } as const;

function result(bar: Bar): object | undefined {
  return judge([bar], measurements)[0];
}

describe('judge', () => {
  it('divides the times of two contenders', () => {
    expect(result({ ...parse, atMost: 1.2 })).toEqual({
      title: 'parse',
      limit: '≤ 1.2 ×',
      measured: 1.2,
      holds: true,
    });
    expect(result({ ...parse, atMost: 1.1 })).toMatchObject({ holds: false });
  });

  it('knows limits from below', () => {
    expect(result({ ...parse, atLeast: 1.3 })).toMatchObject({ limit: '≥ 1.3 ×', holds: false });
    expect(result({ ...parse, atLeast: 1.1 })).toMatchObject({ holds: true });
  });

  it('divides the times of two works', () => {
    expect(
      result({ ...parse, work: 'large', against: 'ours', againstWork: 'parse', atMost: 55 }),
    ).toMatchObject({ measured: 50, holds: true });
  });

  it('compares memory and bundles', () => {
    expect(
      result({ kind: 'memory', title: 'm', work: 'large', contender: 'ours', atMost: 100 }),
    ).toMatchObject({ limit: '≤ 100 MB', measured: 90, holds: true });
    expect(result({ kind: 'bundle', title: 'b', program: 'small', atMost: 7.5 })).toMatchObject({
      limit: '≤ 7.5 kB',
      measured: 7.9,
      holds: false,
    });
  });

  it('lets no bar hold that was not measured', () => {
    expect(result({ ...parse, contender: 'nobody', atMost: 9 })).toEqual({
      title: 'parse',
      limit: '≤ 9 ×',
      holds: false,
    });
  });
});

describe('the bars', () => {
  it('have one limit each, and titles of their own', () => {
    const bars = readBars();
    for (const { title, atMost, atLeast } of bars) {
      expect(
        [atMost, atLeast].filter((limit) => limit !== undefined),
        title,
      ).toHaveLength(1);
    }
    expect(new Set(bars.map(({ title }) => title)).size).toBe(bars.length);
  });

  it('name programs that are measured', () => {
    const named = readBars().flatMap((bar) => (bar.kind === 'bundle' ? [bar.program] : []));
    expect(Object.keys(programs)).toEqual(expect.arrayContaining(named));
  });
});
