import { describe, expect, it } from 'vitest';
import { compileComponents } from './fixtures/schema-text.js';
import type { XPathExpression } from './model.js';
import { parseFieldPath, parseSelectorPath } from './xpath.js';

function xpath(expression: string, defaultNamespace?: string): XPathExpression {
  return {
    expression,
    namespaces: new Map([['p', 'urn:p']]),
    ...(defaultNamespace !== undefined && { defaultNamespace }),
    location: { file: 'a.xsd', line: 1, column: 1 },
  };
}

describe('parseSelectorPath', () => {
  it.each([
    ['a', [{ descendant: false, steps: ['a'] }]],
    ['p:a', [{ descendant: false, steps: ['{urn:p}a'] }]],
    ['.', [{ descendant: false, steps: [] }]],
    ['*', [{ descendant: false, steps: ['*'] }]],
    ['p:*', [{ descendant: false, steps: ['{urn:p}*'] }]],
    ['.//a', [{ descendant: true, steps: ['a'] }]],
    ['a/b/p:c', [{ descendant: false, steps: ['a', 'b', '{urn:p}c'] }]],
    ['./a/.', [{ descendant: false, steps: ['a'] }]],
    [
      ' .// a / b | c\n',
      [
        { descendant: true, steps: ['a', 'b'] },
        { descendant: false, steps: ['c'] },
      ],
    ],
    ['child::a', [{ descendant: false, steps: ['a'] }]],
    ['a-b/c.d', [{ descendant: false, steps: ['a-b', 'c.d'] }]],
    ['.//.', [{ descendant: true, steps: [] }]],
    ['xml:a', [{ descendant: false, steps: ['{http://www.w3.org/XML/1998/namespace}a'] }]],
  ])('reads %s', (path, paths) => {
    expect(parseSelectorPath(xpath(path))).toEqual({ paths });
  });

  it.each([
    '',
    '/a',
    '//a',
    'a//b',
    '@a',
    'a/@b',
    'a[1]',
    'a|',
    '..',
    'p :a',
    'p: a',
    'parent::a',
    'f()',
    'a b',
    '*:a',
    '1',
    'a/',
    './/',
    'p:',
  ])('refuses %s', (path) => {
    expect(parseSelectorPath(xpath(path))).toMatchObject({
      problem: expect.stringContaining('subset of XPath'),
    });
  });

  it('wants prefixes to be bound', () => {
    expect(parseSelectorPath(xpath('q:a'))).toMatchObject({ problem: expect.stringContaining("prefix 'q'") });
  });

  it('takes names of elements without a prefix to be in the default namespace', () => {
    expect(parseSelectorPath(xpath('a/*/p:b', 'urn:d'))).toEqual({
      paths: [{ descendant: false, steps: ['{urn:d}a', '*', '{urn:p}b'] }],
    });
  });
});

describe('parseFieldPath', () => {
  it.each([
    ['@a', [{ descendant: false, steps: [], attribute: 'a' }]],
    ['a/@p:b', [{ descendant: false, steps: ['{urn:d}a'], attribute: '{urn:p}b' }]],
    ['@*', [{ descendant: false, steps: [], attribute: '*' }]],
    ['@p:*', [{ descendant: false, steps: [], attribute: '{urn:p}*' }]],
    ['attribute::a', [{ descendant: false, steps: [], attribute: 'a' }]],
    ['.//@b', [{ descendant: true, steps: [], attribute: 'b' }]],
    ['.', [{ descendant: false, steps: [] }]],
    [
      'a|@b',
      [
        { descendant: false, steps: ['{urn:d}a'] },
        { descendant: false, steps: [], attribute: 'b' },
      ],
    ],
  ])('reads %s', (path, paths) => {
    expect(parseFieldPath(xpath(path, 'urn:d'))).toEqual({ paths });
  });

  it.each(['@a/b', '@a/.', '@', '@@a', 'a@b', '@.'])('refuses %s', (path) => {
    expect(parseFieldPath(xpath(path))).toMatchObject({
      problem: expect.stringContaining('subset of XPath'),
    });
  });
});

describe('identity constraints', () => {
  it('are reported at their declaration', () => {
    const { problems } = compileComponents(`<xs:element name="e">
  <xs:key name="k"><xs:selector xpath="a[1]"/><xs:field xpath="@b//c"/></xs:key>
  <xs:keyref name="r" refer="k"><xs:selector xpath="a"/><xs:field xpath="b"/><xs:field xpath="c"/></xs:keyref>
</xs:element>`);
    expect(problems).toEqual([
      'a.xsd:3:33 c-selector-xpath',
      'a.xsd:3:57 c-fields-xpaths',
      'a.xsd:4:3 c-props-correct.2',
    ]);
  });
});
