import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { camelCase, kebabCase, operationName, pascalCase, propertyName, quote } from './identifiers.js';
import { NameScope } from './name-scope.js';

/** Whether a text can name a variable in a module, asked of the engine itself. */
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
  ])('%s becomes %s', (text, name) => {
    expect(camelCase(text)).toBe(name);
  });

  it('are made of method and path where there is none', () => {
    expect(operationName('get', '/pets/{petId}/toys.{format}')).toBe('getPetsByPetIdToysByFormat');
  });

  it('of types and files follow their conventions', () => {
    expect(pascalCase('com.example.shelf-mark')).toBe('ComExampleShelfMark');
    expect(kebabCase('Books & Media APITokens')).toBe('books-media-apitokens');
  });

  it('are always identifiers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(isBindingIdentifier(camelCase(text))).toBe(true);
        expect(isBindingIdentifier(pascalCase(text))).toBe(true);
      }),
    );
  });

  it('of properties and quoted texts mean the text they were made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(new Function(`return ${quote(text)};`)()).toBe(text);
        expect(Object.keys(new Function(`return { [${quote(text)}]: 1 };`)() as object)).toEqual([text]);
        fc.pre(text !== '__proto__');
        expect(Object.keys(new Function(`return { ${propertyName(text)}: 1 };`)() as object)).toEqual([text]);
      }),
    );
  });

  it('claimed from a scope never repeat', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a2', 'aModel', 'aModel2', 'b')), (wanted) => {
        const scope = new NameScope(['b']);
        const names = wanted.map((name) => scope.claim(name, 'Model'));
        expect(new Set(['b', ...names]).size).toBe(names.length + 1);
      }),
    );
  });
});
