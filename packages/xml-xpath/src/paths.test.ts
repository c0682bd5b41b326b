import { describe, expect, it } from 'vitest';
import { compileXPath } from './compile.js';
import { errorOf, outcomeOf } from './fixtures/evaluate-test.js';
import { tree } from './fixtures/nodes.js';

const order = tree({
  name: 'order',
  attributes: { min: ['5', 'int'], max: ['10', 'int'], code: '7', kind: ['t:special', 'QName'] },
  namespaces: { t: 'urn:t' },
  content: [
    { name: 'item', type: 'decimal', attributes: { 'xml-id': 'a' }, content: ['1.50'] },
    { name: 'item', type: 'decimal', content: ['2.5'] },
    { name: 'note', content: ['see ', { name: 'b', content: ['this'] }], type: 'untypedAtomic' },
    { name: 'due', type: 'date', content: ['2001-01-01'] },
    { name: 'gone', type: 'int', isNil: true },
    { name: 'other', namespaceURI: 'urn:t', content: [{ name: 'deep', content: ['x'] }] },
  ],
});

describe('paths over typed nodes', () => {
  it.each([
    // As texts, '5' is greater than '10'.
    '@min le @max',
    '@min + 1 eq 6',
    '@code = 7 and @code eq "7" and @code = "7"',
    'item[1] lt item[2] and sum(item) eq 4',
    'count(item) eq 2 and item = 1.5',
    'item/@xml-id = "a" and count(*) eq 6 and count(.//*) eq 8',
    'data(due) instance of xs:date and due lt xs:date("2001-01-02")',
    'nilled(gone) and not(nilled(due)) and empty(data(gone))',
    'due instance of element(due, xs:date) and not(gone instance of element(gone, xs:int)) and gone instance of element(*, xs:int?)',
    '@min instance of attribute(*, xs:int)',
    'string(note) eq "see this" and note/text() = "see " and note/b',
    't:other/deep = "x" and *:other and t:* and empty(other)',
    '@kind eq QName("urn:t", "special") and resolve-QName("t:a", .) eq QName("urn:t", "a")',
    'in-scope-prefixes(.) = "t"',
    'item[2]/preceding-sibling::*[1] is item[1] and item[1] << item[2]',
    'item[1]/following-sibling::item and due/following::deep and due/preceding::b and empty(due/preceding::order)',
    'count(note/b/ancestor::*) eq 2 and note/b/ancestor::*[1]/self::note and (note/b/ancestor::*)[1]/self::order',
    'name(*[last()]) eq "other" and local-name(t:other) eq "other" and namespace-uri(t:other) eq "urn:t"',
    'deep-equal(item[1], item[1]) and not(deep-equal(item[1], item[2]))',
    'count(item | item[1] | due) eq 3 and count(* except item) eq 4 and count(* intersect item) eq 2',
    'every $i in item satisfies $i gt 1 and $i/.. is .',
    'item/(. + 1) = 2.5',
    'root(note/b) is . and empty(..)',
    'self::order and self::node() and not(self::text())',
  ])('%s', (test) => {
    expect(outcomeOf(test, order)).toEqual({ isTrue: true });
  });

  it.each([
    ['data(t:other)', 'FOTY0012'],
    ['t:other = "x"', 'FOTY0012'],
    ['/order', 'XPDY0050'],
    ['//item', 'XPDY0050'],
    ['id("a")', 'FODC0001'],
    ['item/(., 1)', 'XPTY0018'],
    ['item + 1', 'XPTY0004'],
    ['string-length(item[1]) gt 1', 'XPTY0004'],
    ['@code eq 7', 'XPTY0004'],
  ])('%s fails with %s', (test, code) => {
    expect(errorOf(test, order)).toBe(code);
  });

  it('takes element names without a prefix to be in the default namespace', () => {
    const test = compileXPath({ test: 'other and @min', xpathDefaultNamespace: 'urn:t' });
    expect(test.evaluate({ contextNode: order }).isTrue).toBe(true);
  });
});
