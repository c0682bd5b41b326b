import { describe, expect, it } from 'vitest';
import { anyType } from './any-type.js';
import { complexType, element } from './define.js';
import type { ComplexTypeDescriptor, ElementDescriptor, Particle, TypeDescriptor } from './descriptor.js';
import { unbounded } from './descriptor.js';
import { XmlError, type XmlIssue, XmlSyntaxError, XmlValidationError } from './errors.js';
import type { ParseOptions } from './options.js';
import { parse } from './parse.js';
import { restriction } from './simple-types/index.js';
import * as xs from './simple-types/xs.js';

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** A root element `r` in no namespace. */
function root(type: TypeDescriptor, more: Partial<ElementDescriptor> = {}): ElementDescriptor {
  return element({ name: 'r', namespaceURI: '', type, ...more });
}

/** A root whose type has this content. */
function holding(content: Particle, more: Partial<ComplexTypeDescriptor> = {}): ElementDescriptor {
  return root(complexType({ content, ...more }));
}

function issues(descriptor: ElementDescriptor, input: string, options?: ParseOptions): readonly XmlIssue[] {
  try {
    parse(descriptor, input, options);
  } catch (error) {
    if (error instanceof XmlError) return error.issues;
    throw error;
  }
  return [];
}

/** Each issue as its rule, its place and its path. */
function brief(descriptor: ElementDescriptor, input: string, options?: ParseOptions): readonly string[] {
  return issues(descriptor, input, options).map(
    ({ rule, line, column, path }) => `${rule} ${line}:${column} /${path.join('/')}`,
  );
}

const string = xs.string;

describe('elements', () => {
  const gpx = holding({
    sequence: [
      { element: 'name', type: string, minOccurs: 0 },
      { element: 'point', type: () => point, minOccurs: 0, maxOccurs: unbounded },
    ],
  });
  const point = complexType({
    attributes: [
      { attribute: 'lat', type: xs.decimal, required: true },
      { attribute: 'lon', type: () => xs.decimal },
      { attribute: 'unit', type: string, default: 'deg' },
    ],
    content: { sequence: [{ element: 'ele', type: xs.int, minOccurs: 0 }] },
  });

  it('become properties, in document order', () => {
    const value = parse(
      gpx,
      '<r>\n <name>tour</name><point lon="2" lat="1.50"><ele> 7 </ele></point><point lat="3"/></r>',
    );
    expect(value).toEqual({
      name: 'tour',
      point: [
        { lat: '1.50', lon: '2', unit: 'deg', ele: 7 },
        { lat: '3', unit: 'deg' },
      ],
    });
    expect(Object.keys((value as { point: object[] }).point[0] ?? {})).toEqual(['lon', 'lat', 'unit', 'ele']);
  });

  it('report everything that is wrong, in document order', () => {
    const input = '<r><point lat="x" lot="1"/>\n<name>n</name><point><ele>1.5</ele><elf/></point></r>';
    expect(issues(gpx, input)).toEqual([
      {
        rule: 'cvc-datatype-valid.1.2.1',
        message: expect.any(String),
        path: ['point', 0, 'lat'],
        line: 1,
        column: 11,
        expected: 'a decimal number',
        found: 'x',
      },
      {
        rule: 'cvc-complex-type.3.2.2',
        message: 'The attribute lot is not declared here.',
        path: ['point', 0],
        line: 1,
        column: 19,
        expected: 'lat, lon, unit',
        found: 'lot',
      },
      {
        rule: 'cvc-complex-type.2.4.a',
        message: 'The element name cannot stand here. Expected: point.',
        path: [],
        line: 2,
        column: 1,
        expected: 'point',
        found: 'name',
      },
      {
        rule: 'cvc-complex-type.4',
        message: 'The attribute lat is missing.',
        path: ['point', 1, 'lat'],
        line: 2,
        column: 15,
        expected: 'lat',
      },
      {
        rule: 'cvc-datatype-valid.1.2.1',
        message: expect.any(String),
        path: ['point', 1, 'ele'],
        line: 2,
        column: 30,
        expected: expect.any(String),
        found: '1.5',
      },
      {
        rule: 'cvc-complex-type.2.4.d',
        message: 'The element elf is not allowed here.',
        path: ['point', 1],
        line: 2,
        column: 36,
        found: 'elf',
      },
    ]);
  });

  it('throw one error for all issues, whose message names the first places', () => {
    expect(() => parse(gpx, '<r><point/><bad/></r>')).toThrow(XmlValidationError);
    expect(() => parse(gpx, '<r><point/><bad/></r>')).toThrow(
      '1:4: cvc-complex-type.4: The attribute lat is missing. (at point.0.lat)',
    );
  });

  it('stop at maxIssues', () => {
    const input = `<r>${'<point/>'.repeat(500)}</r>`;
    expect(issues(gpx, input)).toHaveLength(100);
    expect(issues(gpx, input, { maxIssues: 3 })).toHaveLength(3);
    expect(() => parse(gpx, '<r/>', { maxIssues: 0 })).toThrow(TypeError);
  });

  it('are not looked at where the document is not well-formed', () => {
    expect(() => parse(gpx, '<r><bad></r>')).toThrow(XmlSyntaxError);
    expect(() => parse(gpx, '<r/><r/>')).toThrow(XmlSyntaxError);
    expect(() => parse(gpx, '<r/>', { maxBytes: 3 })).toThrow(XmlSyntaxError);
  });

  it('are told apart by namespace', () => {
    const typed = holding({ sequence: [{ element: 'a', namespaceURI: 'urn:1', type: string }] });
    expect(parse(typed, '<r xmlns:p="urn:1"><p:a>x</p:a></r>')).toEqual({ a: 'x' });
    expect(brief(typed, '<r><a>x</a></r>')).toEqual(['cvc-complex-type.2.4.a 1:4 /']);
    expect(brief(typed, '<r xmlns="urn:1"/>')).toEqual(['cvc-elt.1 1:1 /']);
  });
});

describe('the root', () => {
  it('has to be the element that was asked for', () => {
    expect(issues(root(string), '<s/>')).toMatchObject([{ rule: 'cvc-elt.1', expected: 'r', found: 's' }]);
  });

  it('may have a simple type, whose text is the value', () => {
    expect(parse(root(xs.int), ' <r>1<!-- c -->2</r><?pi?>')).toBe(12);
  });

  it('cannot be abstract', () => {
    expect(brief(root(string, { abstract: true }), '<r/>')).toEqual(['cvc-elt.2 1:1 /']);
  });
});

describe('simple types', () => {
  it('take no child elements and no attributes', () => {
    expect(brief(root(string), '<r>a<b/>c<d>e</d></r>')).toEqual([
      'cvc-type.3.1.2 1:5 /',
      'cvc-type.3.1.2 1:10 /',
    ]);
    expect(brief(root(string), '<r a="1"/>')).toEqual(['cvc-type.3.1.1 1:4 /']);
  });

  it('say which facet a text breaks', () => {
    const code = restriction<string>({ base: string, pattern: ['[A-Z]{2}'] });
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

describe('attributes', () => {
  it('may have namespaces, and properties of their own', () => {
    const type = complexType({
      attributes: [
        { attribute: 'id', type: xs.int },
        { attribute: 'id', namespaceURI: 'urn:1', type: string, property: 'p:id' },
      ],
    });
    expect(parse(root(type), '<r xmlns:q="urn:1" q:id="x" id="1"/>')).toEqual({ 'p:id': 'x', id: 1 });
  });

  it('may be fixed, in any lexical form', () => {
    const type = complexType({ attributes: [{ attribute: 'v', type: xs.int, fixed: '1' }] });
    expect(parse(root(type), '<r v=" 01 "/>')).toEqual({ v: 1 });
    expect(parse(root(type), '<r/>')).toEqual({ v: 1 });
    expect(issues(root(type), '<r v="2"/>')).toMatchObject([
      { rule: 'cvc-au', path: ['v'], expected: '1', found: '2' },
    ]);
  });

  it('that locate schemas are ignored', () => {
    const input = `<r ${XSI} xsi:schemaLocation="urn:1 a.xsd" xsi:noNamespaceSchemaLocation="b.xsd"/>`;
    expect(parse(root(complexType({})), input)).toEqual({});
    expect(brief(root(complexType({})), `<r ${XSI} xsi:other=""/>`)).toEqual([
      'cvc-complex-type.3.2.2 1:58 /',
    ]);
  });

  describe('by wildcard', () => {
    const count = element({ name: 'count', namespaceURI: 'urn:1', type: xs.int });
    const open = (processContents: 'strict' | 'lax' | 'skip'): ElementDescriptor =>
      root(
        complexType({
          attributes: [{ attribute: 'a', type: string }],
          attributeWildcard: { namespaces: ['urn:1'], processContents, declarations: () => [count] },
        }),
      );

    it('go to $attributes', () => {
      expect(parse(open('lax'), '<r xmlns:p="urn:1" p:b="2" a="1" p:count="3"/>')).toEqual({
        a: '1',
        $attributes: [
          { name: 'b', namespaceURI: 'urn:1', prefix: 'p', value: '2' },
          { name: 'count', namespaceURI: 'urn:1', prefix: 'p', value: '3' },
        ],
      });
      expect(brief(open('lax'), '<r b="1"/>')).toEqual(['cvc-complex-type.3.2.2 1:4 /']);
    });

    it('are assessed as the wildcard says', () => {
      const input = '<r xmlns:p="urn:1" p:b="" p:count="x"/>';
      expect(brief(open('skip'), input)).toEqual([]);
      expect(brief(open('lax'), input)).toEqual(['cvc-datatype-valid.1.2.1 1:27 /$attributes/1']);
      expect(brief(open('strict'), input)).toEqual([
        'cvc-attribute.1 1:20 /',
        'cvc-datatype-valid.1.2.1 1:27 /$attributes/1',
      ]);
    });
  });
});

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
    ['<r><a/><d/></r>', ['cvc-complex-type.2.4.a 1:8 /']],
    ['<r><a/><b/><b/></r>', ['cvc-complex-type.2.4.d 1:12 /']],
    ['<r><a/>x<b/>&#160;</r>', ['cvc-complex-type.2.3 1:8 /', 'cvc-complex-type.2.3 1:13 /']],
    ['<r>&#32;<a/><b/><![CDATA[ ]]></r>', []],
    // What follows a child out of place is looked at, but not for its order.
    [
      '<r><b/><a><x/></a><z/></r>',
      ['cvc-complex-type.2.4.a 1:4 /', 'cvc-type.3.1.2 1:11 /a', 'cvc-complex-type.2.4.a 1:19 /'],
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
        { sequence: [{ element: 'a', type: xs.int }], minOccurs: 0, maxOccurs: 2 },
        { element: 'b', type: xs.int, array: true },
      ],
    });
    expect(parse(repeating, '<r><a>1</a><a>2</a><b>3</b></r>')).toEqual({ a: [1, 2], b: [3] });
    expect(parse(repeating, '<r><b>3</b></r>')).toEqual({ b: [3] });
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
            { any: { namespaces: ['urn:2'], processContents: 'lax' } },
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

  it('may be mixed', () => {
    const mixed = holding(
      { choice: [{ element: 'b', type: string }], as: '$content', minOccurs: 0, maxOccurs: unbounded },
      { mixed: true },
    );
    expect(parse(mixed, '<r> x <b>y</b><!-- --> <![CDATA[z]]></r>')).toEqual({
      $content: [' x ', { $name: 'b', $value: 'y' }, ' z'],
    });
    expect(parse(mixed, '<r/>')).toEqual({ $content: [] });
    expect(parse(root(complexType({ mixed: true })), '<r>x</r>')).toEqual({ $content: ['x'] });
  });

  it('read all-groups in any order', () => {
    const all = holding({
      all: [
        { element: 'a', type: string },
        { element: 'b', type: string, minOccurs: 0 },
        { element: 'c', type: string },
      ],
    });
    expect(Object.keys(parse(all, '<r><c/><b/><a/></r>') as object)).toEqual(['c', 'b', 'a']);
    expect(issues(all, '<r><c/></r>')).toMatchObject([{ rule: 'cvc-complex-type.2.4.b', expected: 'a' }]);
    expect(issues(all, '<r><c/><c/></r>')).toMatchObject([{ rule: 'cvc-complex-type.2.4.a', expected: 'a' }]);
  });
});

describe('names that objects inherit', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it('are own properties like any other', () => {
    const type = complexType({
      attributes: [{ attribute: 'valueOf', type: string }],
      content: {
        sequence: names.map(
          (name): Particle => ({ element: name, type: string, maxOccurs: name === 'toString' ? 2 : 1 }),
        ),
      },
    });
    const input = `<r valueOf="v">${names.map((name) => `<${name}>${name}</${name}>`).join('')}</r>`;
    const value = parse(root(type), input) as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.entries(value)).toEqual([
      ['valueOf', 'v'],
      ['__proto__', '__proto__'],
      ['constructor', 'constructor'],
      ['toString', ['toString']],
      ['hasOwnProperty', 'hasOwnProperty'],
    ]);
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
  ] as const)('%o %s', (more, input, rule) => {
    expect(issues(root(xs.int, more), input).map((issue) => issue.rule)).toContain(rule);
  });
});

describe('xsi:type', () => {
  const base: ComplexTypeDescriptor = complexType({
    name: 'Base',
    namespaceURI: 'urn:t',
    content: { sequence: [{ element: 'a', type: string }] },
    derivedTypes: () => [derived, foreign],
  });
  const derived = complexType({
    name: 'Derived',
    namespaceURI: 'urn:t',
    base: () => base,
    content: {
      sequence: [
        { element: 'a', type: string },
        { element: 'b', type: xs.int },
      ],
    },
  });
  const foreign = complexType({ name: 'Foreign', namespaceURI: 'urn:f', base, simpleContent: xs.int });
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
    expect(brief(abstract, '<r><a/></r>')).toEqual(['cvc-type.2 1:1 /']);
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
    const mixed = complexType({ mixed: true });
    expect(parse(root(mixed, { default: 'x' }), '<r/>')).toEqual({ $content: ['x'] });
  });

  it('have to be what is fixed', () => {
    expect(parse(root(xs.int, { fixed: '5' }), '<r> 05 </r>')).toBe(5);
    expect(issues(root(xs.int, { fixed: '5' }), '<r>6</r>')).toMatchObject([
      { rule: 'cvc-elt.5.2.2.2.2', expected: '5', found: '6' },
    ]);
    expect(brief(root(complexType({ mixed: true }), { fixed: 'x' }), '<r>y</r>')).toEqual([
      'cvc-elt.5.2.2.2.1 1:5 /',
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

  it('keep their abstract heads out', () => {
    expect(brief(picture, '<r><s:shape xmlns:s="urn:s"/></r>')).toEqual(['cvc-elt.2 1:4 /shape/0/$value']);
  });
});

describe('wildcards', () => {
  const known = element({
    name: 'known',
    namespaceURI: 'urn:k',
    type: complexType({
      content: {
        sequence: [
          { element: 'n', type: xs.int, minOccurs: 0 },
          { any: { namespaces: '##any', processContents: 'lax', declarations: () => [known] }, minOccurs: 0 },
        ],
      },
    }),
  });
  const open = (processContents: 'strict' | 'lax' | 'skip'): ElementDescriptor =>
    holding({
      sequence: [
        {
          any: { namespaces: '##any', processContents, declarations: () => [known] },
          minOccurs: 0,
          maxOccurs: 2,
        },
      ],
    });

  it('give elements as they are', () => {
    expect(
      parse(open('lax'), '<r>\n<k:known xmlns:k="urn:k" ><n>1</n></k:known><u a="1"> <v/>x</u></r>'),
    ).toEqual({
      $any: [
        {
          name: 'known',
          namespaceURI: 'urn:k',
          prefix: 'k',
          attributes: [],
          children: [{ name: 'n', namespaceURI: '', attributes: [], children: ['1'] }],
        },
        {
          name: 'u',
          namespaceURI: '',
          attributes: [{ name: 'a', namespaceURI: '', value: '1' }],
          children: [' ', { name: 'v', namespaceURI: '', attributes: [], children: [] }, 'x'],
        },
      ],
    });
  });

  it('assess what is declared, however deep it stands', () => {
    const bad = '<k:known xmlns:k="urn:k"><n>x</n></k:known>';
    expect(brief(open('skip'), `<r>${bad}</r>`)).toEqual([]);
    expect(brief(open('lax'), `<r>${bad}</r>`)).toEqual(['cvc-datatype-valid.1.2.1 1:4 /$any/0/children/0']);
    expect(brief(open('lax'), `<r><u/><u>t<v>${bad}</v></u></r>`)).toEqual([
      'cvc-datatype-valid.1.2.1 1:8 /$any/1/children/1/children/0/children/0',
    ]);
    const nested = `<k:known xmlns:k="urn:k"><n>1</n>${bad}</k:known>`;
    expect(brief(open('strict'), `<r>${nested}</r>`)).toEqual([
      'cvc-datatype-valid.1.2.1 1:4 /$any/0/children/1/children/0',
    ]);
  });

  it('ask for declarations where they are strict', () => {
    expect(brief(open('strict'), '<r><u/></r>')).toEqual(['cvc-complex-type.2.4.c 1:4 /$any/0']);
  });

  it('resolve QNames by declarations around and inside of the element', () => {
    const named = element({
      name: 'q',
      namespaceURI: '',
      type: complexType({
        attributes: [{ attribute: 'a', type: xs.QName }],
        content: { sequence: [{ element: 'b', type: xs.QName }] },
      }),
    });
    const descriptor = holding({
      any: { namespaces: '##any', processContents: 'strict', declarations: () => [named] },
    });
    expect(brief(descriptor, '<r xmlns:o="urn:o"><q xmlns:i="urn:i" a="i:x"><b>o:y</b></q></r>')).toEqual([]);
    expect(brief(descriptor, '<r><q a="i:x"><b>o:y</b></q></r>')).toEqual([
      'cvc-datatype-valid.1.2.1 1:4 /$any',
      'cvc-datatype-valid.1.2.1 1:4 /$any/children/0',
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
    const descriptor = holding(model, { openContent: { mode: 'interleave', any } });
    const value = parse(descriptor, '<r><x/><a/><y xmlns="urn:o"/><b/><z/></r>');
    expect(value).toMatchObject({ a: '', b: '', $any: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] });
    expect(brief(descriptor, '<r><a/><x/></r>')).toEqual(['cvc-complex-type.2.4.b 1:12 /']);
    expect(brief(descriptor, '<r><a/><b/><x xmlns="urn:p"/></r>')).toEqual(['cvc-complex-type.2.4.d 1:12 /']);
  });

  it('may follow the children', () => {
    const descriptor = holding(model, { openContent: { mode: 'suffix', any } });
    expect(parse(descriptor, '<r><a/><b/><x/><b/></r>')).toMatchObject({
      $any: [{ name: 'x' }, { name: 'b' }],
    });
    expect(brief(descriptor, '<r><a/><x/><b/></r>')).toEqual(['cvc-complex-type.2.4.a 1:8 /']);
  });

  it('may be properties of its own names', () => {
    const openContent = { mode: 'interleave', any, named: { suffix: '__c', type: xs.int } } as const;
    const descriptor = holding({ all: [{ element: 'a', type: string }] }, { openContent });
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

describe('what the schema does not know', () => {
  const descriptor = holding(
    {
      sequence: [
        { element: 'a', type: string },
        { element: 'b', type: xs.int, minOccurs: 0 },
      ],
    },
    { attributes: [{ attribute: 'id', type: xs.int }] },
  );
  const document = '<r id="1" new="2"><x><y/></x><a>t<i/>u</a><z/><b>3</b></r>';

  it('is an error', () => {
    expect(brief(descriptor, document)).toEqual([
      'cvc-complex-type.3.2.2 1:11 /',
      'cvc-complex-type.2.4.a 1:19 /',
      'cvc-type.3.1.2 1:34 /a',
      'cvc-complex-type.2.4.a 1:43 /',
    ]);
  });

  it('can be ignored, and heard of', () => {
    const heard: string[] = [];
    const value = parse(descriptor, document, {
      unexpected: 'ignore',
      onUnexpected: ({ found, line, column, rule }) => heard.push(`${found} ${line}:${column} ${rule}`),
    });
    expect(value).toEqual({ id: 1, a: 'tu', b: 3 });
    expect(heard).toEqual([
      'new 1:11 cvc-complex-type.3.2.2',
      'x 1:19 cvc-complex-type.2.4.a',
      'i 1:34 cvc-type.3.1.2',
      'z 1:43 cvc-complex-type.2.4.a',
    ]);
    expect(parse(descriptor, document, { unexpected: 'ignore' })).toEqual(value);
  });

  it.each([
    ['<r><b>1</b><a/></r>', 'cvc-complex-type.2.4.a'],
    ['<r><x/></r>', 'cvc-complex-type.2.4.b'],
    ['<r id="x"><a/></r>', 'cvc-datatype-valid.1.2.1'],
    ['<r><a/>text</r>', 'cvc-complex-type.2.3'],
  ])('does not excuse other mistakes: %s', (input, rule) => {
    expect(issues(descriptor, input, { unexpected: 'ignore' }).map((issue) => issue.rule)).toEqual([rule]);
  });
});

describe('descriptors', () => {
  it('may refer to themselves', () => {
    const node: ComplexTypeDescriptor = complexType({
      content: { sequence: [{ element: 'n', type: () => node, minOccurs: 0 }] },
    });
    expect(parse(root(node), '<r><n><n/></n></r>')).toEqual({ n: { n: {} } });
  });

  it('compile their names in the middle of a document', () => {
    // No other descriptor of this file has these names, so that the reader meets them before the schema does.
    const late = complexType({
      attributes: [{ attribute: 'neverSeenAttribute', type: xs.int }],
      content: { sequence: [{ element: 'neverSeenElement', type: xs.int }] },
    });
    const descriptor = holding({ sequence: [{ element: 'a', type: () => late, maxOccurs: 2 }] });
    const a = '<a neverSeenAttribute="1"><neverSeenElement>2</neverSeenElement></a>';
    expect(parse(descriptor, `<r>${a}${a}</r>`)).toEqual({
      a: [
        { neverSeenAttribute: 1, neverSeenElement: 2 },
        { neverSeenAttribute: 1, neverSeenElement: 2 },
      ],
    });
  });
});
