import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalValue } from './decimal-value.js';
import { dayTimeComponents, formatDuration, negateDuration, parseDuration } from './duration-value.js';

describe('values of durations', () => {
  it('are months and seconds', () => {
    expect(parseDuration('P1Y2M3DT4H5M6.70S')).toEqual({
      months: 14n,
      seconds: { unscaled: 2_739_067n, scale: 1 },
    });
    expect(parseDuration('-P1MT1S')).toEqual({ months: -1n, seconds: { unscaled: -1n, scale: 0 } });
    expect(parseDuration('P99999999999999999999Y').months).toBe(12n * 99_999_999_999_999_999_999n);
  });

  it('have a canonical literal that is read as the same value', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(10 ** 9), fc.boolean(), (months, seconds, isNegative) => {
        const positive = { months: BigInt(months), seconds: decimalValue(BigInt(seconds), 2) };
        const value = isNegative ? negateDuration(positive) : positive;
        const literal = formatDuration(value, 'PT0S');
        expect(parseDuration(literal)).toEqual(value);
        expect(formatDuration(parseDuration(literal), 'PT0S')).toBe(literal);
      }),
    );
    expect(formatDuration(parseDuration('P13MT90061.50S'), 'PT0S')).toBe('P1Y1M1DT1H1M1.5S');
    expect(formatDuration(parseDuration('-PT0.0S'), 'P0M')).toBe('P0M');
  });

  it('have components with the sign of the whole', () => {
    expect(dayTimeComponents(parseDuration('-P1DT1H1M1.5S').seconds)).toEqual({
      days: -1n,
      hours: -1n,
      minutes: -1n,
      seconds: { unscaled: -15n, scale: 1 },
    });
  });
});
