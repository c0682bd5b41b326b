import { describe, expect, it } from 'vitest';
import type { SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type { Facets } from '../../schema/facets.js';
import { list } from '../list.js';
import { restriction } from '../restriction.js';
import { union } from '../union.js';
import * as xs from '../xs.js';
import { maxExclusive, maxInclusive, minExclusive, minInclusive } from './bounds.js';
import { checkRestriction } from './check-restriction.js';
import { fractionDigits, totalDigits } from './digits.js';
import { FacetError } from './facet-error.js';
import { length, maxLength, minLength } from './lengths.js';
import { pattern } from './pattern.js';

/** The facets of a restriction, and its base. */
interface Restriction extends Facets {
  readonly base: SimpleTypeDescriptor;
}

const upToFive = restriction({
  name: 'upToFive',
  base: xs.decimal,
  facets: [minExclusive('0'), maxInclusive('5')],
});
const belowFive = restriction({
  name: 'belowFive',
  base: xs.int,
  facets: [minInclusive('1'), maxExclusive('5')],
});
const word = restriction({ name: 'word', base: xs.token, facets: [minLength(2), maxLength(5)] });
const pair = restriction({ name: 'pair', base: xs.string, facets: [length(2)] });
const price = restriction({ name: 'price', base: xs.decimal, facets: [totalDigits(5), fractionDigits(2)] });
const names = list({ itemType: xs.NCName });
const either = union({ memberTypes: [xs.int, xs.token] });

describe('checkRestriction', () => {
  it.each<[rule: string, options: Restriction]>([
    ['cos-applicable-facets', { base: xs.string, minInclusive: 'a' }],
    ['cos-applicable-facets', { base: xs.decimal, length: 1 }],
    ['cos-applicable-facets', { base: xs.double, totalDigits: 1 }],
    ['cos-applicable-facets', { base: xs.boolean, enumeration: ['true'] }],
    ['cos-applicable-facets', { base: names, maxInclusive: 'a' }],
    ['cos-applicable-facets', { base: either, maxLength: 1 }],
    ['cos-applicable-facets', { base: xs.anySimpleType, enumeration: ['a'] }],
    ['cvc-datatype-valid.1.2.1', { base: xs.string, length: -1 }],
    ['cvc-datatype-valid.1.2.1', { base: xs.decimal, totalDigits: 0 }],
    ['cvc-datatype-valid.1.2.1', { base: xs.decimal, fractionDigits: 1.5 }],
    ['whiteSpace-valid-restriction', { base: xs.token, whiteSpace: 'replace' }],
    ['whiteSpace-valid-restriction', { base: xs.int, whiteSpace: 'preserve' }],
    ['length-valid-restriction', { base: pair, length: 3 }],
    ['minLength-valid-restriction', { base: word, minLength: 1 }],
    ['minLength-valid-restriction', { base: xs.NMTOKENS, minLength: 0 }],
    ['maxLength-valid-restriction', { base: word, maxLength: 6 }],
    ['minLength-less-than-equal-to-maxLength', { base: xs.string, minLength: 2, maxLength: 1 }],
    ['minLength-less-than-equal-to-maxLength', { base: word, maxLength: 1 }],
    ['length-minLength-maxLength', { base: xs.string, length: 2, maxLength: 2 }],
    ['length-minLength-maxLength', { base: pair, minLength: 3 }],
    ['length-minLength-maxLength', { base: word, length: 6 }],
    [
      'minInclusive-less-than-equal-to-maxInclusive',
      { base: xs.decimal, minInclusive: '2', maxInclusive: '1.9' },
    ],
    [
      'minExclusive-less-than-equal-to-maxExclusive',
      { base: xs.date, minExclusive: '2001-01-01', maxExclusive: '2000-01-01' },
    ],
    ['minExclusive-less-than-maxInclusive', { base: xs.int, minExclusive: '1', maxInclusive: '1' }],
    ['minInclusive-less-than-maxExclusive', { base: xs.int, minInclusive: '1', maxExclusive: '1' }],
    ['minInclusive-minExclusive', { base: xs.int, minInclusive: '1', minExclusive: '1' }],
    ['maxInclusive-maxExclusive', { base: xs.int, maxInclusive: '1', maxExclusive: '1' }],
    ['maxInclusive-valid-restriction', { base: upToFive, maxInclusive: '5.1' }],
    ['maxInclusive-valid-restriction', { base: upToFive, maxInclusive: '0' }],
    ['maxInclusive-valid-restriction', { base: belowFive, maxInclusive: '5' }],
    ['maxInclusive-valid-restriction', { base: xs.byte, maxInclusive: '128' }],
    ['maxInclusive-valid-restriction', { base: xs.integer, maxInclusive: '1.5' }],
    ['maxExclusive-valid-restriction', { base: belowFive, maxExclusive: '6' }],
    ['maxExclusive-valid-restriction', { base: belowFive, maxExclusive: '1' }],
    ['minInclusive-valid-restriction', { base: belowFive, minInclusive: '0' }],
    ['minInclusive-valid-restriction', { base: upToFive, minInclusive: '0' }],
    ['minInclusive-valid-restriction', { base: xs.date, minInclusive: '2000' }],
    ['minExclusive-valid-restriction', { base: upToFive, minExclusive: '-1' }],
    ['minExclusive-valid-restriction', { base: upToFive, minExclusive: '5' }],
    ['totalDigits-valid-restriction', { base: price, totalDigits: 6 }],
    ['fractionDigits-valid-restriction', { base: price, fractionDigits: 3 }],
    ['fractionDigits-valid-restriction', { base: xs.long, fractionDigits: 1 }],
    ['fractionDigits-totalDigits', { base: xs.decimal, totalDigits: 2, fractionDigits: 3 }],
    ['fractionDigits-totalDigits', { base: price, totalDigits: 1 }],
    ['src-pattern-value', { base: xs.string, pattern: ['a', 'a('] }],
    ['enumeration-valid-restriction', { base: xs.int, enumeration: ['1', 'one'] }],
    ['enumeration-valid-restriction', { base: upToFive, enumeration: ['6'] }],
    ['enumeration-valid-restriction', { base: xs.QName, enumeration: ['p:a'] }],
    ['enumeration-valid-restriction', { base: names, enumeration: ['a 1'] }],
  ])('reports %s for %j', (rule, options) => {
    const error = errorOf(options);
    expect(error.rule).toBe(rule);
    expect(error.message).toContain(`${error.facet}: `);
  });

  it.each<[Restriction]>([
    [{ base: xs.string }],
    [{ base: xs.string, length: 2, pattern: '\\d+', enumeration: ['12'], whiteSpace: 'collapse' }],
    [{ base: xs.decimal, minInclusive: '-1.5', maxExclusive: '1.5', totalDigits: 3, fractionDigits: 1 }],
    [{ base: xs.boolean, pattern: '0|1' }],
    [{ base: either, enumeration: ['1', 'a'], pattern: '.' }],
    [{ base: names, length: 2, enumeration: ['a b'] }],
    [{ base: upToFive, minExclusive: '0', maxInclusive: '5.00' }],
    [{ base: upToFive, maxExclusive: '5' }],
    [{ base: belowFive, maxExclusive: '5' }],
    [{ base: word, minLength: 2, maxLength: 5 }],
    [{ base: word, length: 3 }],
    [{ base: pair, maxLength: 2 }],
    [{ base: xs.date, minInclusive: '2000-01-01', maxInclusive: '2000-01-01Z' }],
    [{ base: xs.QName, enumeration: ['p:a'], enumerationNamespaces: { p: 'urn:p' } }],
    [{ base: xs.long, fractionDigits: 0 }],
    [{ base: restriction({ base: xs.decimal, facets: [pattern('\\d\\.\\d')] }), minInclusive: '1' }],
  ])('has nothing against %j', ({ base, ...facets }) => {
    expect(() => checkRestriction(base, facets)).not.toThrow();
  });
});

function errorOf({ base, ...facets }: Restriction): FacetError {
  try {
    checkRestriction(base, facets);
  } catch (error) {
    if (error instanceof FacetError) return error;
    throw error;
  }
  throw new Error('nothing was thrown');
}
