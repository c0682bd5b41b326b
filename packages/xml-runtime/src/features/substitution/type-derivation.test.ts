import { describe, expect, it } from 'vitest';
import { maxInclusive } from '../../datatypes/facets/bounds.js';
import { enumeration } from '../../datatypes/facets/enumeration.js';
import { pattern } from '../../datatypes/facets/pattern.js';
import { list } from '../../datatypes/list.js';
import { restriction } from '../../datatypes/restriction.js';
import { union } from '../../datatypes/union.js';
import * as xs from '../../datatypes/xs.js';
import { complexType } from '../../schema/define.js';
import { anyType } from '../wildcards/any-type.js';
import { derivationSteps } from './type-derivation.js';

describe('derivation of simple types', () => {
  const small = restriction({ name: 'small', base: xs.int, facets: [maxInclusive('9')] });
  const tiny = restriction({ name: 'tiny', base: () => small, facets: [maxInclusive('5')] });
  const either = union({ name: 'either', memberTypes: [() => small, xs.token] });
  const narrow = restriction({ name: 'narrow', base: either, facets: [enumeration(['1', 'a'])] });
  const same = restriction({ name: 'same', base: () => either });
  const nested = union({ name: 'nested', memberTypes: [xs.date, () => same] });
  const aroundNarrow = union({ name: 'aroundNarrow', memberTypes: [xs.date, narrow] });
  const patterned = union({ memberTypes: [xs.int, xs.date], facets: [pattern('.{3}')] });

  it.each([
    ['itself', tiny, tiny, []],
    ['its base', tiny, small, ['restriction']],
    ['a built-in type above', tiny, xs.decimal, ['restriction']],
    ['a built-in type, from another', xs.unsignedByte, xs.integer, ['restriction']],
    ['a built-in type in another representation', xs.int, xs.decimalAsNumber, ['restriction']],
    ['the simple ur-type', list({ itemType: small }), xs.anySimpleType, ['restriction']],
    ['the ur-type', tiny, anyType, ['restriction']],
    ['a union that has its base as a member', tiny, either, ['restriction']],
    ['a restriction of a union that adds no facets', tiny, same, ['restriction']],
    ['a union of unions', xs.token, nested, ['restriction']],
    [
      'a restriction of unions of unions without facets',
      tiny,
      restriction({ base: nested }),
      ['restriction'],
    ],
    ['a union that has a restricted union as a member, from that', narrow, aroundNarrow, ['restriction']],
  ] as const)('leads to %s', (_what, type, from, steps) => {
    expect(derivationSteps(type, from)).toEqual(steps);
  });

  it.each([
    ['what is derived from it', small, tiny],
    ['another branch', xs.string, xs.decimal],
    ['the type of its items', list({ itemType: small }), small],
    ['a union, from what no member is above', xs.date, either],
    ['a restricted union, from its members', xs.NCName, narrow],
    ['a restriction of a restricted union', xs.NCName, restriction({ base: narrow })],
    ['a union, from members of a restricted union between', xs.NCName, aroundNarrow],
    ['a union with facets of its own', xs.int, patterned],
  ] as const)('does not lead to %s', (_what, type, from) => {
    expect(derivationSteps(type, from)).toBeUndefined();
  });
});

describe('derivation of complex types', () => {
  const base = complexType({ name: 'base' });
  const longer = complexType({ name: 'longer', base });
  const shorter = complexType({ name: 'shorter', base: () => longer, derivation: 'restriction' });
  const amount = complexType({ name: 'amount', simpleContent: xs.int });
  const open = complexType({ name: 'open', derivation: 'extension' });

  it('tells the methods of all steps', () => {
    expect(derivationSteps(shorter, base)).toEqual(['restriction', 'extension']);
    expect(derivationSteps(longer, base)).toEqual(['extension']);
    expect(derivationSteps(base, longer)).toBeUndefined();
  });

  it('goes on to simple types', () => {
    expect(derivationSteps(amount, xs.integer)).toEqual(['extension', 'restriction']);
    expect(derivationSteps(amount, xs.string)).toBeUndefined();
  });

  it('ends at the ur-type', () => {
    expect(derivationSteps(base, anyType)).toEqual(['restriction']);
    expect(derivationSteps(open, anyType)).toEqual(['extension']);
    expect(derivationSteps(amount, anyType)).toEqual(['extension', 'restriction']);
  });
});
