import { describe, expect, it } from 'vitest';
import { median } from './median.js';

describe('median', () => {
  it('is the middle number, whatever the order', () => {
    expect(median([10, 9, 100])).toBe(10);
  });

  it('is the mean of the two middle numbers of an even count', () => {
    expect(median([4, 1, 3, 100])).toBe(3.5);
  });

  it('of no numbers is an error', () => {
    expect(() => median([])).toThrow(RangeError);
  });
});
