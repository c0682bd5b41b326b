import { describe, expect, it } from 'vitest';
import { standardSchema } from '../standard-schema.js';
import { maxInclusive } from './facets/bounds.js';
import { fractionDigits } from './facets/digits.js';
import { formatValue } from './format-value.js';
import { list } from './list.js';
import { mapped, type SimpleTypeCodec } from './mapped.js';
import { restriction } from './restriction.js';
import { union } from './union.js';
import * as xs from './xs.js';

class Money {
  readonly cents: bigint;

  constructor(cents: bigint) {
    this.cents = cents;
  }
}

const codec: SimpleTypeCodec<Money> = {
  parse: (literal) => {
    const [whole = '0', fraction = ''] = literal.split('.');
    if (whole.startsWith('-')) throw new RangeError('no debts');
    return new Money(BigInt(whole + fraction.padEnd(2, '0')));
  },
  format: ({ cents }) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`,
  is: (value) => value instanceof Money,
};

const price = mapped<Money>({
  name: 'price',
  base: xs.decimal,
  codec,
  facets: [maxInclusive('100'), fractionDigits(2)],
});

describe('mapped', () => {
  it('reads and writes values of its codec', () => {
    expect(price.parse(' 12.5 ')).toEqual(new Money(1250n));
    expect(formatValue(price, new Money(1250n))).toBe('12.50');
    expect(price.name).toBe('price');
  });

  it('checks facets on literals, both ways', () => {
    expect(() => price.parse('12.505')).toThrow('fraction digits');
    expect(() => formatValue(price, new Money(10001n))).toThrow('not at most');
    expect(() => price.parse('x')).toThrow('not a valid xs:decimal');
  });

  it('refuses literals that the codec refuses, and says why', () => {
    expect(() => price.parse('-1')).toThrow('its codec refuses it: no debts');
  });

  it('refuses values that are not those of the codec', () => {
    expect(() => formatValue(price, '12.50' as unknown as Money)).toThrow(
      'the codec of price has no literal for the string',
    );
    expect(standardSchema(price)['~standard'].validate({ cents: 1n })).toHaveProperty('issues');
    expect(standardSchema(price)['~standard'].validate(new Money(1n))).not.toHaveProperty('issues');
  });

  it('takes what format throws for a value that has no literal', () => {
    const unguarded = mapped<Money>({
      base: xs.decimal,
      codec: { parse: codec.parse, format: codec.format },
    });
    expect(standardSchema(unguarded)['~standard'].validate(null)).toHaveProperty('issues');
  });

  it('hands its values to types that derive from it', () => {
    const cheap = restriction<Money>({ base: price, facets: [maxInclusive('10')] });
    expect(cheap.parse('9.99')).toEqual(new Money(999n));
    expect(() => cheap.parse('11')).toThrow('not at most');
    expect(list<Money[]>({ itemType: price }).parse('1 2')).toEqual([new Money(100n), new Money(200n)]);
    const either = union<Money | string>({ memberTypes: [price, xs.token] });
    expect(formatValue(either, 'free')).toBe('free');
    expect(formatValue(either, new Money(1n))).toBe('0.01');
  });
});
