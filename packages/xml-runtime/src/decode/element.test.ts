import { describe, expect, it } from 'vitest';
import { pattern } from '../datatypes/facets/pattern.js';
import { restriction } from '../datatypes/index.js';
import * as xs from '../datatypes/xs.js';
import { mixedContent } from '../features/mixed/mixed-content.js';
import { derivedTypes } from '../features/substitution/derived-types.js';
import { anyType } from '../features/wildcards/any-type.js';
import { brief, holding, issues, root, XSI } from '../fixtures/documents.js';
import { parse } from '../parse.js';
import { complexType, element } from '../schema/define.js';
import type { ComplexTypeDescriptor, ElementDescriptor } from '../schema/descriptor.js';
import { unbounded } from '../schema/descriptor.js';

const string = xs.string;

describe('simple types', () => {
  it('take no child elements and no attributes', () => {
    expect(brief(root(string), '<r>a<b/>c<d>e</d></r>')).toEqual([
      'cvc-type.3.1.2 1:5 /',
      'cvc-type.3.1.2 1:10 /',
    ]);
    expect(brief(root(string), '<r a="1"/>')).toEqual(['cvc-type.3.1.1 1:4 /']);
  });

  it('say which facet a text breaks', () => {
    const code = restriction<string>({ base: string, facets: [pattern('[A-Z]{2}')] });
    expect(issues(root(code), '<r>ab</r>')).toMatchObject([{ rule: 'cvc-pattern-valid', found: 'ab' }]);
  });

  it('resolve QNames where they stand', () => {
    const value = parse(root(xs.QName), '<r xmlns:p="urn:1"><![CDATA[p:n]]></r>');
    expect(value).toEqual({ namespaceURI: 'urn:1', localName: 'n' });
    const outer = holding({ sequence: [{ element: 'a', type: xs.QName }] });
    expect(parse(outer, '<r xmlns:q="urn:1"><a xmlns:q="urn:2">q:n</a></r>')).toEqual({
      a: { namespaceURI: 'urn:2', localName: 'n' },
    });
  });
});

describe('simple content', () => {
  const attributes = [{ attribute: 'unit', type: string }];
  const length = complexType({ attributes, simpleContent: xs.int });

  it('is $value beside the attributes', () => {
    expect(parse(root(length), '<r unit="m">5</r>')).toEqual({ unit: 'm', $value: 5 });
    expect(parse(root(length), '<r>5</r>')).toEqual({ $value: 5 });
    expect(brief(root(length), '<r>x</r>')).toEqual(['cvc-datatype-valid.1.2.1 1:5 /$value']);
    expect(brief(root(length), '<r>5<a/></r>')).toEqual(['cvc-complex-type.2.2 1:5 /']);
  });

  it('may be bare where there are no attributes', () => {
    const bare = root(complexType({ attributes, simpleContent: xs.int, bareValue: true }));
    expect(parse(bare, '<r unit="m">5</r>')).toEqual({ unit: 'm', $value: 5 });
    expect(parse(bare, '<r>5</r>')).toBe(5);
    expect(brief(bare, '<r>x</r>')).toEqual(['cvc-datatype-valid.1.2.1 1:5 /']);
  });
});

describe('empty content', () => {
  const empty = root(complexType({ attributes: [{ attribute: 'a', type: string }] }));

  it('is an object without content', () => {
    expect(parse(empty, '<r a="1"><!-- c --></r>')).toEqual({ a: '1' });
  });

  it.each(['<r> </r>', '<r>x</r>', '<r><b/></r>'])('does not admit %s', (input) => {
    expect(issues(empty, input)).toMatchObject([{ rule: 'cvc-complex-type.2.1' }]);
  });
});

describe('nil', () => {
  const type = complexType({
    attributes: [{ attribute: 'a', type: string }],
    content: { sequence: [{ element: 'b', type: string }] },
  });

  it('is null for simple types, and an object with $nil for complex ones', () => {
    expect(parse(root(xs.int, { nillable: true }), `<r ${XSI} xsi:nil=" true "/>`)).toBeNull();
    expect(parse(root(xs.int, { nillable: true }), `<r ${XSI} xsi:nil="0">1</r>`)).toBe(1);
    expect(parse(root(type, { nillable: true }), `<r ${XSI} a="x" xsi:nil="1"></r>`)).toEqual({
      $nil: true,
      a: 'x',
    });
  });

  it.each([
    [{}, `<r ${XSI} xsi:nil="true"/>`, 'cvc-elt.3.1'],
    [{}, `<r ${XSI} xsi:nil="false">1</r>`, 'cvc-elt.3.1'],
    [{ nillable: true }, `<r ${XSI} xsi:nil="true"> </r>`, 'cvc-elt.3.2.1'],
    [{ nillable: true }, `<r ${XSI} xsi:nil="true"><b/></r>`, 'cvc-elt.3.2.1'],
    [{ nillable: true }, `<r ${XSI} xsi:nil="yes">1</r>`, 'cvc-datatype-valid.1.2.1'],
    [{ nillable: true, fixed: '1' }, `<r ${XSI} xsi:nil="true"/>`, 'cvc-elt.3.2.2'],
  ] as const)('%o %s', (more, input, rule) => {
    expect(issues(root(xs.int, more), input).map((issue) => issue.rule)).toContain(rule);
  });
});

describe('xsi:type', () => {
  const base: ComplexTypeDescriptor = complexType({
    name: 'Base',
    namespaceURI: 'urn:t',
    content: { sequence: [{ element: 'a', type: string }] },
    derivedTypes: derivedTypes(() => [derived, foreign]),
  });
  const derived = complexType({
    name: 'Derived',
    namespaceURI: 'urn:t',
    base: () => base,
    content: { sequence: [{ element: 'b', type: xs.int }] },
  });
  const foreign = complexType({
    name: 'Foreign',
    namespaceURI: 'urn:f',
    base,
    derivation: 'restriction',
    simpleContent: xs.int,
  });
  const scope = `${XSI} xmlns:t="urn:t" xmlns:f="urn:f"`;

  it('chooses a derived type, and tags the value', () => {
    expect(parse(root(base), `<r ${scope} xsi:type="t:Derived"><a/><b>1</b></r>`)).toEqual({
      $type: 'Derived',
      a: '',
      b: 1,
    });
    expect(parse(root(base), `<r ${scope} xsi:type="f:Foreign">1</r>`)).toEqual({
      $type: '{urn:f}Foreign',
      $value: 1,
    });
  });

  it('may name the declared type', () => {
    expect(parse(root(base), `<r ${scope} xsi:type=" t:Base "><a/></r>`)).toEqual({ a: '' });
    const decimal = root(xs.decimal);
    expect(
      parse(decimal, `<r ${XSI} xmlns:x="http://www.w3.org/2001/XMLSchema" xsi:type="x:decimal">1</r>`),
    ).toBe('1');
  });

  it.each([
    ['t:Unknown', 'cvc-elt.4.3'],
    ['u:Derived', 'cvc-elt.4.1'],
    ['t:', 'cvc-elt.4.1'],
  ])('cannot be %s', (name, rule) => {
    expect(issues(root(base), `<r ${scope} xsi:type="${name}"><a/></r>`).map((issue) => issue.rule)).toEqual([
      rule,
    ]);
  });

  it('has to replace an abstract type', () => {
    const abstract = root({ ...base, abstract: true });
    expect(brief(abstract, '<r><a/></r>')).toEqual(['cvc-type.2 1:1 /$type']);
    expect(brief(abstract, `<r ${scope} xsi:type="t:Derived"><a/><b>1</b></r>`)).toEqual([]);
  });

  it('may name anything for anyType', () => {
    const value = parse(root(anyType), `<r ${scope} xsi:type="t:Any" a="1">x<b/></r>`);
    expect(value).toEqual({
      $type: '{urn:t}Any',
      $attributes: [{ name: 'a', namespaceURI: '', value: '1' }],
      $content: ['x', { $any: { name: 'b', namespaceURI: '', attributes: [], children: [] } }],
    });
  });
});

describe('default and fixed values of elements', () => {
  it('fill empty elements', () => {
    expect(parse(root(xs.int, { default: '5' }), '<r/>')).toBe(5);
    expect(parse(root(xs.int, { fixed: '5' }), '<r></r>')).toBe(5);
    expect(parse(root(xs.int, { default: '5' }), '<r>6</r>')).toBe(6);
    const mixed = complexType({ mixed: mixedContent });
    expect(parse(root(mixed, { default: 'x' }), '<r/>')).toEqual({ $content: ['x'] });
  });

  it('have to be what is fixed', () => {
    expect(parse(root(xs.int, { fixed: '5' }), '<r> 05 </r>')).toBe(5);
    expect(issues(root(xs.int, { fixed: '5' }), '<r>6</r>')).toMatchObject([
      { rule: 'cvc-elt.5.2.2.2.2', expected: '5', found: '6' },
    ]);
    expect(brief(root(complexType({ mixed: mixedContent }), { fixed: 'x' }), '<r>y</r>')).toEqual([
      'cvc-elt.5.2.2.2.1 1:5 /$content',
    ]);
  });
});

describe('substitution groups', () => {
  const circle = element({
    name: 'circle',
    namespaceURI: 'urn:s',
    type: complexType({ attributes: [{ attribute: 'r', type: xs.int }] }),
  });
  const shape = element({
    name: 'shape',
    namespaceURI: 'urn:s',
    type: complexType({}),
    abstract: true,
    substitutionGroup: () => [circle],
  });
  const picture = holding({ sequence: [{ ref: () => shape, maxOccurs: unbounded }] });

  it('tag the values at the property of their head', () => {
    expect(parse(picture, '<r><circle xmlns="urn:s" r="1"/></r>')).toEqual({
      shape: [{ $name: 'circle', $value: { r: 1 } }],
    });
    expect(brief(picture, '<r><s:circle xmlns:s="urn:s" r="x"/></r>')).toEqual([
      'cvc-datatype-valid.1.2.1 1:30 /shape/0/$value/r',
    ]);
  });

  it('tell members apart by namespace where they share a local name with each other, not with an abstract head', () => {
    const declare = (namespaceURI: string, more: Partial<ElementDescriptor> = {}): ElementDescriptor =>
      element({ name: 'e', namespaceURI, type: xs.int, ...more });
    const alone = declare('urn:h', { abstract: true, substitutionGroup: () => [declare('urn:1')] });
    expect(parse(holding({ ref: alone }), '<r><e xmlns="urn:1">1</e></r>')).toEqual({
      e: { $name: 'e', $value: 1 },
    });
    const shared = declare('urn:h', { substitutionGroup: () => [declare('')] });
    expect(parse(holding({ ref: shared }), '<r><e>1</e></r>')).toEqual({ e: { $name: '{}e', $value: 1 } });
  });

  it('keep their abstract heads out', () => {
    expect(brief(picture, '<r><s:shape xmlns:s="urn:s"/></r>')).toEqual(['cvc-elt.2 1:4 /shape/0/$value']);
  });
});
