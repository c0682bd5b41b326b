import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCase, NameAllocator, pascalCase } from './identifiers.js';

describe('pascalCase', () => {
  it.each([
    ['wptType', 'WptType'],
    ['some-type.v2', 'SomeTypeV2'],
    ['Category_1', 'Category_1'],
    ['_private', '_private'],
    ['größe', 'Größe'],
    ['ßtrange', 'ßtrange'],
    ['a--b', 'AB'],
    ['名前', '名前'],
  ])('makes %s to %s', (name, identifier) => {
    expect(pascalCase(name)).toBe(identifier);
  });

  it('always makes an identifier', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (name) => {
        expect(pascalCase(name)).toMatch(/^[\p{ID_Start}_][\p{ID_Continue}]*$/u);
      }),
    );
  });
});

describe('camelCase', () => {
  it('has a small first letter', () => {
    expect(camelCase('UBL-Invoice-2.1')).toBe('uBLInvoice21');
    expect(camelCase('cbc')).toBe('cbc');
  });
});

describe('NameAllocator', () => {
  it('numbers what is taken', () => {
    const names = new NameAllocator();
    expect(['A', 'A', 'A_2', 'A'].map((name) => names.allocate(name))).toEqual(['A', 'A_2', 'A_2_2', 'A_3']);
  });

  it('never gives a name twice', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('A', 'A_2', 'A_2_2', 'B', 'A_3')), (requests) => {
        const names = new NameAllocator();
        const given = requests.map((request) => names.allocate(request));
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });
});
