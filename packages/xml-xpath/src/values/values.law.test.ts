import { addDecimals, compareDecimals, type DecimalValue, decimalValue } from '@proj/xml-runtime/datatypes';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkXPath } from '../check.js';
import { doubleValue } from './atomic-value.js';
import { cast } from './cast.js';
import {
  fromNumber,
  integerQuotient,
  multiply,
  remainder,
  round,
  subtract,
  toNumber,
} from './decimal-arithmetic.js';
import { formatValue } from './literals.js';

const decimals: fc.Arbitrary<DecimalValue> = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 12 }))
  .map(([unscaled, scale]) => decimalValue(unscaled, scale));
const nonZero = decimals.filter(({ unscaled }) => unscaled !== 0n);

describe('decimals', () => {
  it('are what they were after adding and subtracting', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(subtract(addDecimals(a, b), b)).toEqual(a);
      }),
    );
  });

  it('consist of quotient and remainder', () => {
    fc.assert(
      fc.property(decimals, nonZero, (a, b) => {
        expect(addDecimals(multiply(integerQuotient(a, b), b), remainder(a, b))).toEqual(a);
      }),
    );
  });

  it('are rounded to the nearest', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -3, max: 10 }), fc.boolean(), (a, digits, toEven) => {
        const difference = subtract(round(a, digits, toEven), a);
        const half =
          digits >= 0 ? decimalValue(5n, digits + 1) : decimalValue(5n * 10n ** BigInt(-digits - 1));
        expect(compareDecimals(difference, half)).toBeLessThanOrEqual(0);
        expect(compareDecimals(addDecimals(difference, half), decimalValue(0n))).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('hold every double', () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((it) => !Object.is(it, -0));
    fc.assert(
      fc.property(doubles, (number) => {
        expect(toNumber(fromNumber(number))).toBe(number);
      }),
    );
  });
});

describe('literals', () => {
  it('of doubles are read as the same double', () => {
    fc.assert(
      fc.property(fc.double(), (number) => {
        const text = formatValue(doubleValue(number));
        expect(cast({ type: 'string', primitive: 'string', value: text }, 'double')).toEqual(
          doubleValue(number),
        );
      }),
    );
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    'a',
    '@b',
    '(',
    ')',
    '[',
    ']',
    '/',
    '//',
    '*',
    ' ',
    '1',
    '.',
    '"x"',
    "'",
    '$',
    'or',
    'if',
    '(:',
    ':)',
    ':',
    'eq',
    '=',
    ',',
    '\u{1F600}',
    'instance of',
    'xs:int',
    'for $x in',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );

  it('is an expression, or has a static error', () => {
    fc.assert(
      fc.property(texts, (test) => {
        const error = checkXPath(
          { test, namespaces: { xs: 'http://www.w3.org/2001/XMLSchema' } },
          { hasValue: true },
        );
        if (error === undefined) return;
        expect(error.code).toMatch(/^XPST\d{4}$/);
        expect(error.offset).toBeLessThanOrEqual(test.length);
      }),
    );
  });
});
