import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCase, kebabCase, pascalCase } from './identifiers.js';

/** Tests whether a text can name a variable in a module, by asking the engine itself. */
function isBindingIdentifier(name: string): boolean {
  try {
    new Function(`'use strict'; const ${name} = 1; return ${name};`);
    return true;
  } catch {
    return false;
  }
}

describe('names', () => {
  it.each([
    ['getConnectionsByIdSample-Data', 'getConnectionsByIdSampleData'],
    ['companies_company_id_connections_get', 'companiesCompanyIdConnectionsGet'],
    ['getConnectionsById_2', 'getConnectionsById2'],
    ['URLList', 'urlList'],
    ['GetUser', 'getUser'],
    ['API', 'api'],
    ['delete', 'delete_'],
    ['2fa', '_2fa'],
    ['', '_'],
  ])('%s in camel case is %s', (text, name) => {
    expect(camelCase(text)).toBe(name);
  });

  it.each([
    ['com.example.shelf-mark', 'ComExampleShelfMark', 'ComExampleShelfMark'],
    ['wpt_type.v2', 'WptTypeV2', 'Wpt_typeV2'],
    ['_a', 'A', '_a'],
    ['ß-a', 'ßA', 'ßA'],
    ['2d', '_2d', '_2d'],
  ])('%s in Pascal case is %s, and with its underscores %s', (text, name, withUnderscores) => {
    expect(pascalCase(text)).toBe(name);
    expect(pascalCase(text, { keepUnderscores: true })).toBe(withUnderscores);
  });

  it('of files are small and have hyphens', () => {
    expect(kebabCase('Books & Media APITokens')).toBe('books-media-apitokens');
  });

  it('are always identifiers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, keepUnderscores) => {
        expect(isBindingIdentifier(camelCase(text, { keepUnderscores }))).toBe(true);
        expect(isBindingIdentifier(pascalCase(text, { keepUnderscores }))).toBe(true);
      }),
    );
  });
});
