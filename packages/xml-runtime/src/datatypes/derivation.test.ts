import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SimpleTypeError } from '../issues/errors.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import { standardSchema } from '../standard-schema.js';
import { maxInclusive, minInclusive } from './facets/bounds.js';
import { enumeration } from './facets/enumeration.js';
import { maxLength } from './facets/lengths.js';
import { pattern } from './facets/pattern.js';
import { formatValue } from './format-value.js';
import { list } from './list.js';
import { boundNamespaces } from './namespaces.js';
import type { QName } from './qualified-name.js';
import { restriction } from './restriction.js';
import { valueKey } from './simple-type.js';
import { union } from './union.js';
import * as xs from './xs.js';

const large = restriction<'large'>({ name: 'large', base: xs.token, facets: [enumeration(['large'])] });

describe('list', () => {
  const sizes = list<number[]>({ name: 'sizes', itemType: xs.int, facets: [maxLength(3)] });

  it('reads and writes arrays', () => {
    expect(sizes.parse('\n1  2\t3 ')).toEqual([1, 2, 3]);
    expect(sizes.parse('  ')).toEqual([]);
    expect(formatValue(sizes, [1, 2])).toBe('1 2');
    expect(formatValue(sizes, [])).toBe('');
  });

  it('checks its items, then its own facets', () => {
    expect(() => sizes.parse('1 x')).toThrow('"x" is not a valid xs:integer');
    expect(() => sizes.parse('1 2 3 4')).toThrow('has 4 items, not at most 3 items');
    expect(() => formatValue(sizes, [1.5])).toThrow('an integer number');
  });

  it('does not write items that would be read as several or as none', () => {
    const words = list<string[]>({ itemType: xs.string });
    expect(() => formatValue(words, ['a b'])).toThrow('cannot be an item');
    expect(() => formatValue(words, [''])).toThrow('cannot be an item');
    expect(formatValue(words, ['a', 'b'])).toBe('a b');
  });

  it('matches patterns against all of it', () => {
    const pairs = list<number[]>({ itemType: xs.int, facets: [pattern('\\d+ \\d+')] });
    expect(pairs.parse(' 1   2 ')).toEqual([1, 2]);
    expect(() => pairs.parse('1')).toThrow(SimpleTypeError);
  });

  it('takes items that are unions', () => {
    const type = list<(number | 'large')[]>({ itemType: () => union({ memberTypes: [xs.int, large] }) });
    expect(type.parse('1 large 2')).toEqual([1, 'large', 2]);
    expect(formatValue(type, ['large', 1])).toBe('large 1');
  });

  it('resolves each of its names', () => {
    const names = list<QName[]>({ itemType: xs.QName });
    const value = [
      { namespaceURI: 'urn:a', localName: 'x' },
      { namespaceURI: 'urn:b', localName: 'y' },
    ];
    expect(names.parse('a:x b:y', boundNamespaces({ a: 'urn:a', b: 'urn:b' }))).toEqual(value);
    expect(standardSchema(names)['~standard'].validate(value)).toEqual({ value });
  });
});

describe('union', () => {
  const size = union<number | 'large'>({ name: 'size', memberTypes: [xs.int, () => large] });

  it('is of the first member that accepts the text', () => {
    expect(size.parse(' 12 ')).toBe(12);
    expect(size.parse(' large ')).toBe('large');
    expect(union<string | number>({ memberTypes: [xs.string, xs.int] }).parse(' 12')).toBe(' 12');
  });

  it('writes by the first member that accepts the value', () => {
    expect(formatValue(size, 12)).toBe('12');
    expect(formatValue(size, 'large')).toBe('large');
  });

  it('tells what each member says', () => {
    expect(() => size.parse('small')).toThrow(
      'not a value of any member of size (xs:int: "small" is not a valid xs:integer; large: "small" is not one of "large")',
    );
    expect(() => formatValue(size, 1.5)).toThrow('xs:int is represented by an integer number');
    expect(standardSchema(size)['~standard'].validate('x')).toHaveProperty('issues');
  });

  it('leaves white space to the member', () => {
    const type = union<string | number>({ memberTypes: [xs.int, xs.string], facets: [pattern('12| x ')] });
    expect(type.parse(' 12 ')).toBe(12);
    expect(type.parse(' x ')).toBe(' x ');
    expect(() => type.parse('x')).toThrow(SimpleTypeError);
    expect(type.whiteSpace).toBe('preserve');
  });

  it('compares enumerations in the value space of the member', () => {
    const type = union<number | string>({
      memberTypes: [xs.int, xs.token],
      facets: [enumeration(['1', 'one'])],
    });
    expect(type.parse('01')).toBe(1);
    expect(type.parse(' one ')).toBe('one');
    expect(() => type.parse('2')).toThrow('is not one of "1", "one"');
    const derived = restriction<string | number>({ base: type, facets: [enumeration(['+1'])] });
    expect(derived.parse('1')).toBe(1);
  });

  it('may have lists and unions for members', () => {
    const type = union<unknown>({ memberTypes: [union({ memberTypes: [xs.boolean, size] }), xs.NMTOKENS] });
    expect(['true', '12', 'a b', 'large'].map((it) => type.parse(it))).toEqual([
      true,
      12,
      ['a', 'b'],
      'large',
    ]);
    expect(formatValue(type, ['a', 'b'])).toBe('a b');
    expect(valueKey(type, '012')).toBe(valueKey(xs.integer, '12'));
  });
});

function expectRoundTrips<T>(type: SimpleTypeDescriptor<T>, values: fc.Arbitrary<T>): void {
  fc.assert(
    fc.property(values, (value) => {
      expect(type.parse(formatValue(type, value))).toEqual(value);
    }),
  );
}

describe('a union whose members share literals', () => {
  const mixed = union<boolean | number | string>({ memberTypes: [xs.boolean, xs.int, xs.string] });

  it.each([
    ['01', '+1'],
    ['1', 'true'],
    ['2', '2'],
    ['00', '+0'],
    ['x', 'x'],
  ])('writes what %s stands for as %s', (literal, written) => {
    const value = mixed.parse(literal);
    expect(formatValue(mixed, value)).toBe(written);
    expect(mixed.parse(written)).toBe(value);
  });
});

describe('laws', () => {
  const digits = fc.stringMatching(/^[0-9]{1,25}$/);
  const decimals = fc
    .tuple(fc.constantFrom('', '-', '+'), digits, fc.option(digits))
    .map(([sign, whole, fraction]) => sign + whole + (fraction === null ? '' : `.${fraction}`));

  it('a decimal is within bounds when it is by arithmetic', () => {
    const scaled = (text: string): bigint => {
      const [whole = '', fraction = ''] = text.replace('+', '').split('.');
      return BigInt(whole.replace('-', '') + fraction.padEnd(25, '0')) * (whole.startsWith('-') ? -1n : 1n);
    };
    fc.assert(
      fc.property(decimals, decimals, (bound, literal) => {
        const type = restriction<string>({ base: xs.decimal, facets: [maxInclusive(bound)] });
        const isAccepted = !('issues' in standardSchema(type)['~standard'].validate(literal));
        expect(isAccepted).toBe(scaled(literal) <= scaled(bound));
      }),
    );
  });

  it('keys of decimals are equal when the decimals are', () => {
    fc.assert(
      fc.property(decimals, fc.nat({ max: 5 }), fc.nat({ max: 5 }), (literal, leading, trailing) => {
        const sign = /^[+-]/.exec(literal)?.[0] ?? '';
        const unsigned = literal.slice(sign.length);
        const padded = `${sign}${'0'.repeat(leading)}${unsigned}${unsigned.includes('.') ? '' : '.'}${'0'.repeat(trailing)}`;
        expect(valueKey(xs.decimal, padded)).toBe(valueKey(xs.decimal, literal));
      }),
    );
  });

  it('numbers, octets and texts are read as they are written', () => {
    const finite = fc.double({ noNaN: true, noDefaultInfinity: true });
    expectRoundTrips(xs.double, fc.double());
    expectRoundTrips(
      xs.decimalAsNumber,
      finite.filter((it) => !Object.is(it, -0)),
    );
    expectRoundTrips(xs.integer, fc.bigInt());
    expectRoundTrips(list<bigint[]>({ itemType: xs.integer }), fc.array(fc.bigInt()));
    expectRoundTrips(xs.hexBinary, fc.uint8Array());
    expectRoundTrips(xs.base64Binary, fc.uint8Array());
    expectRoundTrips(xs.string, fc.string({ unit: 'binary' }));
  });

  it('base64 is that of the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (it) => {
        expect(formatValue(xs.base64Binary, it)).toBe(Buffer.from(it).toString('base64'));
      }),
    );
  });

  it('normalisation of white space changes nothing the second time', () => {
    const texts = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\r', 'a', '\u00a0') });
    for (const type of [xs.token, xs.normalizedString]) {
      fc.assert(
        fc.property(texts, (text) => {
          const once = type.parse(text);
          expect(type.parse(once)).toBe(once);
          expect(formatValue(type, once)).toBe(once);
        }),
      );
    }
    fc.assert(
      fc.property(texts, (text) => {
        expect(xs.token.parse(text)).toBe(
          text
            .split(/[ \t\n\r]+/)
            .filter(Boolean)
            .join(' '),
        );
      }),
    );
  });

  it('instants are ordered as their milliseconds are', () => {
    const dates = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });
    const offsets = fc.integer({ min: -14 * 60, max: 14 * 60 });
    const literal = (date: Date, offset: number): string => {
      const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, -1);
      const minutes = Math.abs(offset);
      const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
      return `${local}${offset < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
    };
    fc.assert(
      fc.property(dates, offsets, dates, offsets, (date, offset, bound, boundOffset) => {
        const type = restriction<string>({
          base: xs.dateTime,
          facets: [minInclusive(literal(bound, boundOffset))],
        });
        const isAccepted = !('issues' in standardSchema(type)['~standard'].validate(literal(date, offset)));
        expect(isAccepted).toBe(date >= bound);
      }),
    );
  });
});
