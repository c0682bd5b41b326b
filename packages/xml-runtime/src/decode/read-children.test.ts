import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { all } from '../features/all-group/all.js';
import { repeat } from '../features/counting/repeat.js';
import { mixedContent } from '../features/mixed/mixed-content.js';
import { namedOpenContent } from '../features/open-content/named-content.js';
import { openContent } from '../features/open-content/open-content.js';
import { anyAttribute } from '../features/wildcards/any.js';
import { brief, holding, issues, root } from '../fixtures/documents.js';
import { parse } from '../parse.js';
import { complexType } from '../schema/define.js';
import type { Particle } from '../schema/descriptor.js';
import { unbounded } from '../schema/descriptor.js';

const string = xs.string;

describe('content models', () => {
  const model = holding({
    sequence: [
      { element: 'a', type: string },
      {
        choice: [
          { element: 'b', type: string },
          {
            sequence: [
              { element: 'c', type: string },
              { element: 'd', type: string },
            ],
          },
        ],
      },
    ],
  });

  it.each([
    ['<r/>', ['cvc-complex-type.2.4.b 1:1 /']],
    ['<r></r>', ['cvc-complex-type.2.4.b 1:4 /']],
    ['<r><a/></r>', ['cvc-complex-type.2.4.b 1:8 /']],
    ['<r><a/><d/></r>', ['cvc-complex-type.2.4.a 1:8 /d']],
    ['<r><a/><b/><b/></r>', ['cvc-complex-type.2.4.d 1:12 /b']],
    ['<r><a/>x<b/>&#160;</r>', ['cvc-complex-type.2.3 1:8 /', 'cvc-complex-type.2.3 1:13 /']],
    ['<r>&#32;<a/><b/><![CDATA[ ]]></r>', []],
    // What follows a child out of place is looked at, but not for its order.
    [
      '<r><b/><a><x/></a><z/></r>',
      ['cvc-complex-type.2.4.a 1:4 /b', 'cvc-type.3.1.2 1:11 /a', 'cvc-complex-type.2.4.a 1:19 /'],
    ],
  ])('%s', (input, expected) => {
    expect(brief(model, input)).toEqual(expected);
  });

  it('say what they expect', () => {
    expect(issues(model, '<r><a/></r>')).toMatchObject([{ expected: 'b, c' }]);
    expect(issues(model, '<r><a/><x/></r>')).toMatchObject([{ expected: 'b, c', found: 'x' }]);
  });

  it('make arrays of what repeats, itself or in a group', () => {
    const repeating = holding({
      sequence: [
        repeat({ sequence: [{ element: 'a', type: xs.int }] }, 0, 2),
        { element: 'b', type: xs.int },
      ],
    });
    expect(parse(repeating, '<r><a>1</a><a>2</a><b>3</b></r>')).toEqual({ a: [1, 2], b: 3 });
    expect(parse(repeating, '<r><b>3</b></r>')).toEqual({ b: 3 });
  });

  it('make an array of what repeats in one alternative of a choice only', () => {
    const either = holding({
      choice: [
        { element: 'a', type: xs.int },
        {
          sequence: [{ element: 'b', type: xs.int }, repeat({ element: 'a', type: xs.int }, 1, 2)],
        },
      ],
    });
    expect(parse(either, '<r><a>1</a></r>')).toEqual({ a: [1] });
  });

  it('use the property that a particle names', () => {
    const named = holding({ sequence: [{ element: 'a', type: string, property: 'alpha' }] });
    expect(parse(named, '<r><a>1</a></r>')).toEqual({ alpha: '1' });
  });

  it('keep the order of repeated groups as $content', () => {
    const ordered = holding({
      sequence: [
        { element: 'head', type: string },
        {
          choice: [
            { element: 'a', type: xs.int },
            { element: 'a', namespaceURI: 'urn:1', type: string },
            { element: 'b', type: string },
            { any: anyAttribute({ namespaces: ['urn:2'], processContents: 'lax' }) },
          ],
          as: '$content',
          minOccurs: 0,
          maxOccurs: unbounded,
        },
      ],
    });
    const value = parse(ordered, '<r><head/><b>x</b><a>1</a><b/><a xmlns="urn:1"/><e xmlns="urn:2"/></r>');
    expect(value).toEqual({
      head: '',
      $content: [
        { $name: 'b', $value: 'x' },
        { $name: '{}a', $value: 1 },
        { $name: 'b', $value: '' },
        { $name: '{urn:1}a', $value: '' },
        { $any: { name: 'e', namespaceURI: 'urn:2', attributes: [], children: [] } },
      ],
    });
    expect(parse(ordered, '<r><head/></r>')).toEqual({ head: '' });
    expect(brief(ordered, '<r><head/><b/><a>x</a></r>')).toEqual([
      'cvc-datatype-valid.1.2.1 1:19 /$content/1/$value',
    ]);
  });

  it('give an element to a wildcard where one of its name was a child of its own before', () => {
    const type = root(
      complexType({
        content: () => ({
          sequence: [
            { any: anyAttribute({ namespaces: '##any', processContents: 'skip' }) },
            { element: 'a', type: string },
          ],
        }),
      }),
    );
    const tree = { name: 'a', namespaceURI: '', attributes: [], children: [] };
    for (const times of [1, 2, 3]) {
      expect([times, parse(type, '<r><a/><a>1</a></r>')]).toEqual([times, { $any: tree, a: '1' }]);
    }
  });

  it('may be mixed', () => {
    const mixed = holding(
      { choice: [{ element: 'b', type: string }], as: '$content', minOccurs: 0, maxOccurs: unbounded },
      { mixed: mixedContent },
    );
    expect(parse(mixed, '<r> x <b>y</b><!-- --> <![CDATA[z]]></r>')).toEqual({
      $content: [' x ', { $name: 'b', $value: 'y' }, ' z'],
    });
    expect(parse(mixed, '<r/>')).toEqual({ $content: [] });
    expect(parse(root(complexType({ mixed: mixedContent })), '<r>x</r>')).toEqual({ $content: ['x'] });
  });

  it('read all-groups in any order', () => {
    const inAnyOrder = holding(
      all([
        { element: 'a', type: string },
        { element: 'b', type: string, minOccurs: 0 },
        { element: 'c', type: string },
      ]),
    );
    expect(Object.keys(parse(inAnyOrder, '<r><c/><b/><a/></r>') as object)).toEqual(['c', 'b', 'a']);
    expect(issues(inAnyOrder, '<r><c/></r>')).toMatchObject([
      { rule: 'cvc-complex-type.2.4.b', expected: 'a' },
    ]);
    expect(issues(inAnyOrder, '<r><c/><c/></r>')).toMatchObject([
      { rule: 'cvc-complex-type.2.4.a', expected: 'a' },
    ]);
  });
});

describe('open content', () => {
  const model: Particle = {
    sequence: [
      { element: 'a', type: string },
      { element: 'b', type: string },
    ],
  };
  const any = { namespaces: ['', 'urn:o'], processContents: 'lax' } as const;

  it('may stand between the children', () => {
    const descriptor = holding(model, { openContent: openContent({ mode: 'interleave', any }) });
    const value = parse(descriptor, '<r><x/><a/><y xmlns="urn:o"/><b/><z/></r>');
    expect(value).toMatchObject({ a: '', b: '', $any: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] });
    expect(brief(descriptor, '<r><a/><x/></r>')).toEqual(['cvc-complex-type.2.4.b 1:12 /']);
    expect(brief(descriptor, '<r><a/><b/><x xmlns="urn:p"/></r>')).toEqual(['cvc-complex-type.2.4.d 1:12 /']);
  });

  it('may follow the children', () => {
    const descriptor = holding(model, { openContent: openContent({ mode: 'suffix', any }) });
    expect(parse(descriptor, '<r><a/><b/><x/><b/></r>')).toMatchObject({
      $any: [{ name: 'x' }, { name: 'b' }],
    });
    expect(brief(descriptor, '<r><a/><x/><b/></r>')).toEqual(['cvc-complex-type.2.4.a 1:8 /']);
  });

  it('may be properties of its own names', () => {
    const named = namedOpenContent({ mode: 'interleave', any, named: { suffix: '__c', type: xs.int } });
    const descriptor = holding(all([{ element: 'a', type: string }]), { openContent: named });
    expect(parse(descriptor, '<r><x__c>1</x__c><a/><__proto____c>2</__proto____c></r>')).toEqual({
      x__c: 1,
      a: '',
      __proto____c: 2,
    });
    expect(brief(descriptor, '<r><a/><x__d/></r>')).toEqual(['cvc-complex-type.2.4.d 1:8 /']);
    expect(brief(descriptor, '<r><a/><x__c>y</x__c></r>')).toEqual(['cvc-datatype-valid.1.2.1 1:15 /x__c']);
    expect(brief(descriptor, '<r><a/><x__c>1</x__c><x__c>2</x__c></r>')).toEqual([
      'cvc-complex-type.2.4.a 1:22 /',
    ]);
  });
});
