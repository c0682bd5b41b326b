import { describe, expect, it } from 'vitest';
import { key, keyref, unique } from './define-constraints.js';
import { identityEvaluation } from './evaluation.js';

const prefixes = { a: 'urn:a', b: 'urn:b' };

describe('identity constraints of expressions', () => {
  it.each([
    ['.', { steps: [] }],
    ['x', { steps: ['x'] }],
    ['./x', { steps: ['x'] }],
    ['a:x/b:*/*', { steps: ['{urn:a}x', '{urn:b}*', '*'] }],
    ['.//a:x', { descendant: true, steps: ['{urn:a}x'] }],
    ['.//.', { descendant: true, steps: [] }],
    ['@id', { steps: [], attribute: 'id' }],
    [
      './/a:x/@xml:id',
      { descendant: true, steps: ['{urn:a}x'], attribute: '{http://www.w3.org/XML/1998/namespace}id' },
    ],
    ['@*', { steps: [], attribute: '*' }],
  ])('read the path %s', (path, expected) => {
    expect(unique('u', 'x', [path], prefixes).fields).toEqual([[expected]]);
  });

  it('have several paths, several fields and names in namespaces', () => {
    expect(key('a:k', 'x|.//b:y', ['@id', '.'], prefixes)).toEqual({
      evaluation: identityEvaluation,
      category: 'key',
      name: '{urn:a}k',
      selector: [{ steps: ['x'] }, { descendant: true, steps: ['{urn:b}y'] }],
      fields: [[{ steps: [], attribute: 'id' }], [{ steps: [] }]],
    });
    expect(keyref('r', 'x', ['.'], prefixes, 'a:k')).toMatchObject({ category: 'keyref', refer: '{urn:a}k' });
  });
});
