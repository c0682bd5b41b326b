import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCase, pascalCase } from './identifiers.js';

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
