import { describe, expect, it } from 'vitest';
import { addCounts, countTests } from './test-count.mjs';

describe('countTests', () => {
  it('reads the summary of a run that passed', () => {
    const log =
      '\n \u001B[2m Test Files \u001B[22m \u001B[1m\u001B[32m2 passed\u001B[39m\u001B[22m\u001B[90m (2)\u001B[39m\n';
    const tests =
      '\u001B[2m      Tests \u001B[22m \u001B[1m\u001B[32m31 passed\u001B[39m\u001B[22m\u001B[90m (31)\u001B[39m\n';
    expect(countTests(log + tests)).toEqual({ passed: 31, failed: 0 });
  });

  it('reads failures', () => {
    expect(
      countTests(' Test Files  1 failed | 1 passed (2)\n      Tests  2 failed | 5 passed (7)\n'),
    ).toEqual({
      passed: 5,
      failed: 2,
    });
  });

  it('counts a file that could not be loaded', () => {
    expect(countTests(' Test Files  1 failed (1)\n      Tests  no tests\n')).toEqual({
      passed: 0,
      failed: 1,
    });
  });

  it('adds the runs of one log, and takes a sentence for what it is', () => {
    const log = '      Tests  2 passed (2)\n the Tests  9 passed yesterday\n      Tests  3 passed (3)\n';
    expect(countTests(log)).toEqual({ passed: 5, failed: 0 });
  });

  it('finds nothing in other output', () => {
    expect(countTests('> tsc -p tsconfig.json\n')).toEqual({ passed: 0, failed: 0 });
  });
});

describe('addCounts', () => {
  it('adds', () => {
    expect(addCounts([])).toEqual({ passed: 0, failed: 0 });
    expect(
      addCounts([
        { passed: 1, failed: 0 },
        { passed: 2, failed: 3 },
      ]),
    ).toEqual({ passed: 3, failed: 3 });
  });
});
