import { daysFromDate } from '@proj/xml-runtime/compiler';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkXPath } from '../check.js';
import { doubleValue } from './atomic-value.js';
import { dateFromDays } from './calendar.js';
import { cast } from './cast.js';
import { formatDateTime, parseDateTime } from './date-time.js';
import {
  add,
  compareDecimals,
  decimal,
  formatDecimal,
  fromNumber,
  integerQuotient,
  multiply,
  parseDecimal,
  remainder,
  round,
  subtract,
  toNumber,
} from './decimal.js';
import { formatDuration, parseDuration } from './duration.js';
import { formatValue } from './literals.js';

const decimals = fc
  .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => decimal(units, scale));
const nonZero = decimals.filter(({ units }) => units !== 0n);

describe('decimals', () => {
  it('are what they were after adding and subtracting', () => {
    fc.assert(
      fc.property(decimals, decimals, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a);
      }),
    );
  });

  it('consist of quotient and remainder', () => {
    fc.assert(
      fc.property(decimals, nonZero, (a, b) => {
        expect(add(multiply(integerQuotient(a, b), b), remainder(a, b))).toEqual(a);
      }),
    );
  });

  it('have a canonical literal', () => {
    fc.assert(
      fc.property(decimals, (a) => {
        expect(parseDecimal(formatDecimal(a))).toEqual(a);
      }),
    );
  });

  it('are rounded to the nearest', () => {
    fc.assert(
      fc.property(decimals, fc.integer({ min: -3, max: 10 }), fc.boolean(), (a, digits, toEven) => {
        const difference = subtract(round(a, digits, toEven), a);
        const half = digits >= 0 ? decimal(5n, digits + 1) : decimal(5n * 10n ** BigInt(-digits - 1));
        expect(compareDecimals(difference, half)).toBeLessThanOrEqual(0);
        expect(compareDecimals(add(difference, half), decimal(0n))).toBeGreaterThanOrEqual(0);
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

  it('of dates are those of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -3_000_000, max: 3_000_000 }), (days) => {
        const { year, month, day } = dateFromDays(days);
        expect(daysFromDate(year, month, day)).toBe(days);
      }),
    );
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0000-01-01Z'), max: new Date('9999-12-31Z'), noInvalidDate: true }),
        (date) => {
          const literal = formatDateTime(parseDateTime(date.toISOString(), 'dateTime'), 'dateTime');
          expect(new Date(literal).getTime()).toBe(date.getTime());
        },
      ),
    );
  });

  it('of durations are canonical after one round', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(10 ** 9), (months, seconds) => {
        const literal = formatDuration({ months, seconds: decimal(BigInt(seconds), 2) }, 'PT0S');
        expect(formatDuration(parseDuration(literal), 'PT0S')).toBe(literal);
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
