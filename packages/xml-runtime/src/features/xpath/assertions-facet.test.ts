import { describe, expect, it } from 'vitest';
import { maxInclusive } from '../../datatypes/facets/bounds.js';
import { formatValue } from '../../datatypes/format-value.js';
import { list, restriction, union } from '../../datatypes/index.js';
import * as xs from '../../datatypes/xs.js';
import { brief, holding } from '../../fixtures/documents.js';
import { satisfying } from '../../fixtures/mistakes/satisfying.js';
import type { SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { TypedLiteral, XPathContext } from '../../schema/xpath-test.js';
import { validate } from '../../validate.js';
import { assertions } from './assertions-facet.js';

const even = restriction<number>({
  base: xs.int,
  facets: [assertions(satisfying('$value mod 2 = 0', ({ value }) => Number(value?.[0]?.literal) % 2 === 0))],
});

describe('assertions among facets', () => {
  it('hold for literals and for values', () => {
    expect(even.parse(' 4 ')).toBe(4);
    expect(formatValue(even, 4)).toBe('4');
    const failure = expect.objectContaining({ rule: 'cvc-assertions-valid', expected: '$value mod 2 = 0' });
    expect(() => even.parse('3')).toThrow(failure);
    expect(() => formatValue(even, 3)).toThrow(failure);
  });

  it('are issues with a place in documents, and with a path in values', () => {
    const descriptor = holding({ sequence: [{ element: 'n', type: even }] });
    expect(brief(descriptor, '<r>\n <n>4</n></r>')).toEqual([]);
    expect(brief(descriptor, '<r>\n <n>3</n></r>')).toEqual(['cvc-assertions-valid 2:6 /n']);
    expect(validate(descriptor, { n: 4 })).toEqual([]);
    expect(validate(descriptor, { n: 3 })).toMatchObject([{ rule: 'cvc-assertions-valid', path: ['n'] }]);
  });

  it('name the error where they have no value', () => {
    const evaluate = (): { isTrue: boolean; error: string } => ({ isTrue: false, error: 'XPDY0002' });
    const type = restriction<string>({
      base: xs.string,
      facets: [assertions({ test: '. = "a"', compile: () => ({ evaluate }) })],
    });
    expect(() => type.parse('a')).toThrow('has no value (XPDY0002)');
  });

  it('are inherited by what is derived', () => {
    expect(() => restriction<number>({ base: even, facets: [maxInclusive('9')] }).parse('3')).toThrow(
      '$value mod 2',
    );
  });
});

describe('$value of an assertion among facets', () => {
  /** What the assertion of a restriction is shown. */
  function shown<T>(base: SimpleTypeDescriptor<T>, literal: string): XPathContext | undefined {
    let seen: XPathContext | undefined;
    const looking = satisfying('true()', (context) => {
      seen = context;
      return true;
    });
    restriction<T>({ base, facets: [assertions(looking)] }).parse(literal);
    return seen;
  }

  const plain = (values: readonly TypedLiteral[] | undefined): unknown =>
    values?.map(({ type, literal }) => `${type} ${literal}`);

  it('is all that there is: no context item', () => {
    expect(shown(xs.int, '1')).not.toHaveProperty('contextNode');
  });

  it('is of the nearest built-in type', () => {
    expect(plain(shown(xs.short, ' 7 ')?.value)).toEqual(['short 7']);
    expect(plain(shown(even, '8')?.value)).toEqual(['int 8']);
  });

  it('is a sequence for a list', () => {
    expect(plain(shown(list({ itemType: xs.int }), ' 1  2 ')?.value)).toEqual(['int 1', 'int 2']);
    expect(plain(shown(list({ itemType: xs.int }), '')?.value)).toEqual([]);
  });

  it('is of the active member for a union', () => {
    const either = union<number | string>({ memberTypes: [xs.int, xs.token] });
    expect(plain(shown(either, '5')?.value)).toEqual(['int 5']);
    expect(plain(shown(either, ' a b')?.value)).toEqual(['token a b']);
  });
});
