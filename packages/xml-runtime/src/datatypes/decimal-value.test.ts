import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDecimals,
  compareDecimals,
  decimalValue,
  formatDecimal,
  negateDecimal,
  parseDecimal,
} from './decimal-value.js';
import { valueKey } from './simple-type.js';
import { decimal } from './xs.js';

const decimals = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 25 }))
  .map(([unscaled, scale]) => decimalValue(unscaled, scale));
const literals = fc.stringMatching(/^[+-]?([0-9]{1,20}|[0-9]{1,20}\.[0-9]{0,20}|\.[0-9]{1,20})$/);

describe('values of decimals', () => {
  it('are exact, without the zeros at the end of their fraction', () => {
    expect(parseDecimal('05.2500')).toEqual({ unscaled: 525n, scale: 2 });
    expect(parseDecimal('-.50')).toEqual({ unscaled: -5n, scale: 1 });
    expect(parseDecimal('+7.000')).toEqual({ unscaled: 7n, scale: 0 });
    expect(parseDecimal('-0.0')).toEqual({ unscaled: 0n, scale: 0 });
    expect(decimalValue(-12_000n, 2)).toEqual({ unscaled: -120n, scale: 0 });
    expect(decimalValue(0n, 3)).toEqual({ unscaled: 0n, scale: 0 });
  });

  it('have a canonical literal', () => {
    fc.assert(
      fc.property(decimals, (value) => {
        expect(parseDecimal(formatDecimal(value))).toEqual(value);
      }),
    );
  });

  it('are equal where the datatype finds their literals equal', () => {
    fc.assert(
      fc.property(literals, literals, (a, b) => {
        const isEqual = compareDecimals(parseDecimal(a), parseDecimal(b)) === 0;
        expect(isEqual).toBe(valueKey(decimal, a) === valueKey(decimal, b));
        expect(valueKey(decimal, formatDecimal(parseDecimal(a)))).toBe(valueKey(decimal, a));
      }),
    );
  });

  it('are what they were after adding and subtracting', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(addDecimals(addDecimals(a, b), negateDecimal(b))).toEqual(a);
      }),
    );
  });

  it('with a long run of zeros in their fraction take no longer than others', () => {
    const zeros = 200_000;
    const start = performance.now();
    // Tried from each zero, the run is looked at 2 * 10^10 times.
    const { scale } = parseDecimal(`0.${'0'.repeat(zeros)}1`);
    expect(scale).toBe(zeros + 1);
    expect(decimalValue(10n ** BigInt(zeros), zeros)).toEqual({ unscaled: 1n, scale: 0 });
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
