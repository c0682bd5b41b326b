import { describe, expect, it } from 'vitest';
import { addSeconds } from './scaled-integer.js';

describe('seconds', () => {
  it('are exact, without the zeros at the end of their fraction', () => {
    expect(addSeconds(60n, '05.2500')).toEqual({ unscaled: 6525n, scale: 2 });
    expect(addSeconds(60n, '05.000')).toEqual({ unscaled: 65n, scale: 0 });
    expect(addSeconds(60n, '5')).toEqual({ unscaled: 65n, scale: 0 });
  });

  it('with a long run of zeros in their fraction take no longer than others', () => {
    const zeros = 200_000;
    const start = performance.now();
    // Tried from each zero, the run is looked at 2 * 10^10 times.
    const { scale } = addSeconds(0n, `0.${'0'.repeat(zeros)}1`);
    expect(performance.now() - start).toBeLessThan(5000);
    expect(scale).toBe(zeros + 1);
  });
});
