import { describe, expect, it } from 'vitest';
import { sampleTime } from './sampling.js';

/** Something that takes time by a clock of its own, and that clock, which takes time itself when it is read. */
function slowly(milliseconds: number) {
  const state = { now: 0, runs: 0, looks: 0 };
  const run = (): number => {
    state.runs++;
    state.now += milliseconds;
    return state.runs;
  };
  const clock = (): number => {
    state.looks++;
    return state.now;
  };
  return { state, run, clock };
}

describe('sampleTime', () => {
  it('returns the time of one run for each sample', () => {
    const { state, run, clock } = slowly(3);
    const sampling = { warmUpMilliseconds: 0, samples: 2, sampleMilliseconds: 30 };

    expect(sampleTime(run, sampling, clock)).toEqual([3, 3]);
    expect(state.runs).toBe(1 + 10 + 10);
  });

  it('runs once for a sample without a least time', () => {
    const { state, run, clock } = slowly(3);
    sampleTime(run, { warmUpMilliseconds: 0, samples: 3, sampleMilliseconds: 0 }, clock);

    expect(state.runs).toBe(1 + 3);
  });

  it('looks at the clock a few times only, however short a run is', () => {
    const { state, run, clock } = slowly(0.001);
    sampleTime(run, { warmUpMilliseconds: 0, samples: 1, sampleMilliseconds: 100 }, clock);

    expect(state.runs).toBeGreaterThan(90_000);
    expect(state.looks).toBeLessThan(30);
  });

  it('refuses a function without a result', () => {
    const { clock } = slowly(1);
    const sampling = { warmUpMilliseconds: 0, samples: 1, sampleMilliseconds: 0 };

    expect(() => sampleTime(() => undefined, sampling, clock)).toThrow('a contender gave no result');
  });
});
