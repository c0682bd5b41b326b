import { describe, expect, it } from 'vitest';
import { compileComponents } from '../fixtures/schema-text.js';
import { checkFieldPath, checkSelectorPath } from './xpath.js';

const bindings = new Map([['p', 'urn:p']]);

describe('checkSelectorPath', () => {
  it.each([
    'a',
    'p:a',
    '.',
    '*',
    'p:*',
    './/a',
    'a/b/p:c',
    './a',
    'a|b',
    ' .// a / b | c ',
    'child::a',
    'a-b/c.d',
    './/.',
  ])('accepts %s', (path) => {
    expect(checkSelectorPath(path, bindings)).toBeUndefined();
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
    'parent::a',
    'f()',
    'a b',
    '*:a',
    '1',
  ])('refuses %s', (path) => {
    expect(checkSelectorPath(path, bindings)).toContain('subset of XPath');
  });

  it('wants prefixes to be bound', () => {
    expect(checkSelectorPath('q:a', bindings)).toContain("prefix 'q'");
  });
});

describe('checkFieldPath', () => {
  it.each(['@a', 'a/@p:b', '@*', '@p:*', 'attribute::a', './/a/@b', '.', 'a|@b'])('accepts %s', (path) => {
    expect(checkFieldPath(path, bindings)).toBeUndefined();
  });

  it.each(['@a/b', '@', '@@a', 'a@b'])('refuses %s', (path) => {
    expect(checkFieldPath(path, bindings)).toContain('subset of XPath');
  });
});

describe('identity constraints', () => {
  it('are reported at their declaration', () => {
    const { problems } = compileComponents(`<xs:element name="e">
  <xs:key name="k"><xs:selector xpath="a[1]"/><xs:field xpath="@b//c"/></xs:key>
  <xs:keyref name="r" refer="k"><xs:selector xpath="a"/><xs:field xpath="b"/><xs:field xpath="c"/></xs:keyref>
</xs:element>`);
    expect(problems).toEqual([
      'a.xsd:3:3 c-selector-xpath',
      'a.xsd:3:3 c-fields-xpath',
      'a.xsd:4:3 c-props-correct.2',
    ]);
  });
});
