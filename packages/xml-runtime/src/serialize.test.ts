import { describe, expect, it } from 'vitest';
import * as xs from './datatypes/xs.js';
import { all } from './features/all-group/all.js';
import { repeat } from './features/counting/repeat.js';
import { mixedContent } from './features/mixed/mixed-content.js';
import { namedOpenContent } from './features/open-content/named-content.js';
import { derivedTypes } from './features/substitution/derived-types.js';
import { anyType } from './features/wildcards/any-type.js';
import { holding, root } from './fixtures/documents.js';
import { XmlValidationError } from './issues/errors.js';
import type { SerializeOptions } from './options.js';
import { parse, parseElement } from './parse.js';
import { complexType, element } from './schema/define.js';
import type { ComplexTypeDescriptor, Particle, XmlElement } from './schema/descriptor.js';
import { unbounded } from './schema/descriptor.js';
import { serialize, serializeElement, serializeToBytes } from './serialize.js';

const string = xs.string;

describe('the document', () => {
  const order = element({
    name: 'order',
    namespaceURI: 'urn:o',
    type: complexType({
      attributes: [
        { attribute: 'id', type: xs.int, required: true },
        { attribute: 'at', type: string },
      ],
      content: {
        sequence: [
          { element: 'item', namespaceURI: 'urn:o', type: () => item, maxOccurs: unbounded },
          { element: 'note', namespaceURI: 'urn:o', type: string, minOccurs: 0 },
          { element: 'empty', namespaceURI: 'urn:o', type: complexType({}), minOccurs: 0 },
        ],
      },
    }),
  });
  const item = complexType({
    content: { sequence: [{ element: 'sku', namespaceURI: 'urn:i', type: string }] },
  });
  const value = { id: 1, item: [{ sku: 'a' }, { sku: 'b' }], note: 'x', empty: {} };

  it('has no white space of its own', () => {
    expect(serialize(order, value)).toBe(
      '<order xmlns="urn:o" id="1" xmlns:ns1="urn:i"><item><ns1:sku>a</ns1:sku></item>' +
        '<item><ns1:sku>b</ns1:sku></item><note>x</note><empty/></order>',
    );
  });

  it('can be indented', () => {
    const lines = [
      '<order xmlns="urn:o" id="1" xmlns:ns1="urn:i">',
      '  <item>',
      '    <ns1:sku>a</ns1:sku>',
      '  </item>',
      '  <note>x</note>',
      '  <empty />',
      '</order>',
      '',
    ];
    const options: SerializeOptions = { indent: 2, spaceBeforeSlash: true, prefixes: {} };
    const one = { ...value, item: [{ sku: 'a' }] };
    expect(serialize(order, one, options)).toBe(lines.join('\n'));
    expect(
      serialize(order, { id: 1, item: [{ sku: 'a' }] }, { indent: '\t', prefixes: { i: 'urn:i' } }),
    ).toBe(
      '<order xmlns="urn:o" xmlns:i="urn:i" id="1">\n\t<item>\n\t\t<i:sku>a</i:sku>\n\t</item>\n</order>\n',
    );
  });

  it.each<[SerializeOptions['declaration'], string]>([
    [true, '<?xml version="1.0" encoding="utf-8"?><r/>'],
    [false, '<r/>'],
    [{}, '<?xml version="1.0" encoding="utf-8"?><r/>'],
    [{ standalone: true }, '<?xml version="1.0" encoding="utf-8" standalone="yes"?><r/>'],
    [{ encoding: 'UTF-8', standalone: false }, '<?xml version="1.0" encoding="UTF-8" standalone="no"?><r/>'],
  ])('can have the declaration %o', (declaration, expected) => {
    expect(serialize(root(string), '', { ...(declaration !== undefined && { declaration }) })).toBe(expected);
  });

  it('puts the declaration on a line of its own when it indents', () => {
    expect(serialize(root(string), 'x', { declaration: true, indent: 2 })).toBe(
      '<?xml version="1.0" encoding="utf-8"?>\n<r>x</r>\n',
    );
  });

  it('uses prefixes that are asked for', () => {
    const one = { id: 1, item: [{ sku: 'a' }] };
    expect(serialize(order, one, { prefixes: { o: 'urn:o', i: 'urn:i' } })).toBe(
      '<o:order xmlns:o="urn:o" xmlns:i="urn:i" id="1"><o:item><i:sku>a</i:sku></o:item></o:order>',
    );
    expect(serialize(order, one, { prefixes: { '': 'urn:i' } })).toBe(
      '<ns1:order xmlns:ns1="urn:o" xmlns="urn:i" id="1"><ns1:item><sku>a</sku></ns1:item></ns1:order>',
    );
  });

  it('undeclares the default namespace for elements that are in none', () => {
    const unqualified = element({
      name: 'r',
      namespaceURI: 'urn:o',
      type: complexType({ content: { sequence: [{ element: 'a', type: string }] } }),
    });
    expect(serialize(unqualified, { a: 'x' })).toBe('<r xmlns="urn:o"><a xmlns="">x</a></r>');
    expect(serialize(unqualified, { a: 'x' }, { prefixes: { o: 'urn:o' } })).toBe(
      '<o:r xmlns:o="urn:o"><a>x</a></o:r>',
    );
    expect(serialize(root(string), 'x', { prefixes: { '': 'urn:o' } })).toBe('<r>x</r>');
  });

  it.each<SerializeOptions>([
    { declaration: { encoding: '"?>' } },
    { indent: 'x' },
    { prefixes: { 'a b': 'urn:1' } },
    { prefixes: { xml: 'urn:1' } },
    { prefixes: { a: '' } },
  ])('refuses options that would break it: %o', (options) => {
    expect(() => serialize(root(string), 'x', options)).toThrow(TypeError);
  });

  it('may be bytes', () => {
    expect(new TextDecoder().decode(serializeToBytes(root(string), 'é€😀'))).toBe('<r>é€😀</r>');
    const long = 'x<é'.repeat(5000);
    expect(new TextDecoder().decode(serializeToBytes(root(string), long))).toBe(
      `<r>${'x&lt;é'.repeat(5000)}</r>`,
    );
  });
});

describe('options', () => {
  it.each<SerializeOptions>([
    { indent: -1 },
    { indent: 1.5 },
    { indent: Number.NaN },
    { indent: Number.POSITIVE_INFINITY },
    { indent: 2 ** 40 },
    { indent: 'x' },
    { indent: null as unknown as string },
    { maxDepth: Number.NaN },
    { maxDepth: 0 },
    { maxDepth: '9' as unknown as number },
    { maxIssues: Number.NaN },
  ])('are checked: %o', (options) => {
    expect(() => serialize(root(string), 'x', options)).toThrow(TypeError);
  });
});

describe('characters', () => {
  it('are escaped in text', () => {
    expect(serialize(root(string), `<&>"'\r\n\t]]>`)).toBe(`<r>&lt;&amp;&gt;"'&#xD;\n\t]]&gt;</r>`);
  });

  it('are escaped in attributes', () => {
    const type = complexType({ attributes: [{ attribute: 'a', type: string }] });
    expect(serialize(root(type), { a: `<&>"'\r\n\t` })).toBe(`<r a="&lt;&amp;&gt;&quot;'&#xD;&#xA;&#x9;"/>`);
  });

  it.each(['\u0000', 'a\u001F', '\uFFFE', '\uD800', 'a\uDC00b', '\uD800\uD800'])(
    'that XML cannot hold are refused: %j',
    (text) => {
      expect(() => serialize(root(string), text)).toThrow(/XML cannot hold the character U\+/);
    },
  );
});

describe('what is written', () => {
  it('is not half a document where something is wrong', () => {
    const descriptor = holding({
      sequence: [
        { element: 'a', type: xs.int },
        { element: 'b', type: xs.int },
      ],
    });
    expect(() => serialize(descriptor, { a: 'x', b: 'y' })).toThrow(XmlValidationError);
    try {
      serialize(descriptor, { a: 'x', b: 'y' });
    } catch (error) {
      expect((error as XmlValidationError).issues.map(({ path }) => path)).toEqual([['a'], ['b']]);
    }
  });

  it('is the same for a frozen value', () => {
    const descriptor = holding({ sequence: [repeat({ element: 'a', type: xs.int }, 1, 2)] });
    expect(serialize(descriptor, Object.freeze({ a: Object.freeze([1, 2]) }))).toBe(
      '<r><a>1</a><a>2</a></r>',
    );
  });

  it('leaves out properties that are undefined', () => {
    const descriptor = holding({ sequence: [{ element: 'a', type: xs.int, minOccurs: 0 }] });
    expect(serialize(descriptor, { a: undefined, b: undefined })).toBe('<r/>');
  });

  it('follows the schema, not the order of properties', () => {
    const descriptor = holding({
      sequence: [
        { element: 'a', type: string },
        { element: 'b', type: string },
      ],
    });
    expect(serialize(descriptor, { b: '2', a: '1' })).toBe('<r><a>1</a><b>2</b></r>');
  });

  it('follows the order of properties in all-groups', () => {
    const descriptor = holding(
      all([
        { element: 'a', type: string },
        { element: 'b', type: string },
        repeat({ element: 'c', type: string }, 0, 2),
      ]),
      {
        openContent: namedOpenContent({
          mode: 'interleave',
          any: { namespaces: [''], processContents: 'lax' },
          named: { suffix: '__c', type: string },
        }),
      },
    );
    const value = { c: ['3', '4'], b: '2', x__c: 'x', a: '1' };
    expect(serialize(descriptor, value)).toBe('<r><c>3</c><c>4</c><b>2</b><x__c>x</x__c><a>1</a></r>');
  });

  it('keeps mixed content as it is', () => {
    const descriptor = holding(
      {
        choice: [
          { element: 'b', type: complexType({ content: { sequence: [{ element: 'c', type: string }] } }) },
        ],
        as: '$content',
        minOccurs: 0,
        maxOccurs: unbounded,
      },
      { mixed: mixedContent },
    );
    const value = { $content: ['x ', { $name: 'b', $value: { c: '' } }, ' y'] };
    expect(serialize(descriptor, value, { indent: 2 })).toBe('<r>x <b>\n    <c/>\n  </b> y</r>\n');
  });

  it('keeps content with xml:space="preserve" as it is', () => {
    const type = complexType({
      attributes: [
        { attribute: 'space', namespaceURI: 'http://www.w3.org/XML/1998/namespace', type: string },
      ],
      content: { sequence: [{ element: 'a', type: string }] },
    });
    expect(serialize(root(type), { space: 'preserve', a: '' }, { indent: 2 })).toBe(
      '<r xml:space="preserve"><a/></r>\n',
    );
  });
});

describe('choices', () => {
  const leaf = (name: string): Particle => ({ element: name, type: string });
  const descriptor = holding({
    sequence: [
      {
        choice: [
          { sequence: [leaf('a'), { ...leaf('x'), minOccurs: 0 }] },
          { sequence: [leaf('b'), { ...leaf('x'), minOccurs: 0 }] },
          { sequence: [leaf('b'), leaf('c')] },
        ],
      },
    ],
  });

  it.each([
    [{ a: '1' }, '<r><a>1</a></r>'],
    [{ x: '2', b: '1' }, '<r><b>1</b><x>2</x></r>'],
    [{ c: '2', b: '1' }, '<r><b>1</b><c>2</c></r>'],
  ])('are made by the properties that are there: %o', (value, expected) => {
    expect(serialize(descriptor, value)).toBe(expected);
  });

  it('in lists as values are made by empty arrays too', () => {
    const lists = holding({
      choice: [{ element: 'a', type: xs.NMTOKENS }, repeat({ element: 'b', type: xs.IDREFS }, 0, 2)],
    });
    expect(() => serialize(lists, { a: [] })).toThrow(XmlValidationError);
    expect(serialize(lists, { a: ['x', 'y'] })).toBe('<r><a>x y</a></r>');
    expect(serialize(lists, { b: [] })).toBe('<r/>');
  });
});

describe('instance attributes', () => {
  const base: ComplexTypeDescriptor = complexType({
    name: 'Base',
    namespaceURI: 'urn:t',
    content: { sequence: [{ element: 'a', type: string }] },
    derivedTypes: derivedTypes(() => [derived]),
  });
  const derived = complexType({
    name: 'Derived',
    namespaceURI: 'urn:t',
    content: {
      sequence: [
        { element: 'a', type: string },
        { element: 'b', type: xs.int },
      ],
    },
  });
  const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

  it('say the type', () => {
    expect(serialize(root(base), { $type: 'Derived', a: '', b: 1 })).toBe(
      `<r xmlns:ns1="urn:t" ${xsi} xsi:type="ns1:Derived"><a/><b>1</b></r>`,
    );
    expect(
      serialize(root(base), { $type: '{urn:t}Derived', a: '', b: 1 }, { prefixes: { t: 'urn:t' } }),
    ).toBe(`<r xmlns:t="urn:t" ${xsi} xsi:type="t:Derived"><a/><b>1</b></r>`);
    expect(() => serialize(root(base), { $type: 'Other', a: '' })).toThrow(/cvc-elt.4.3/);
  });

  it('say nil', () => {
    expect(serialize(root(xs.int, { nillable: true }), null)).toBe(`<r ${xsi} xsi:nil="true"/>`);
    expect(serialize(root(base, { nillable: true }), { $nil: true })).toBe(`<r ${xsi} xsi:nil="true"/>`);
    expect(() => serialize(root(base), { $nil: true })).toThrow(/cvc-elt.3.1/);
    expect(() => serialize(root(xs.int), null)).toThrow(/cvc-elt.3.1/);
    expect(() => serialize(root(base, { nillable: true }), { $nil: true, a: '' })).toThrow(/cvc-elt.3.2.1/);
  });

  it('keep what xsi:type said about anyType', () => {
    const input = `<r xmlns:ns1="urn:t" ${xsi} xsi:type="ns1:Any">x</r>`;
    expect(serialize(root(anyType), parse(root(anyType), input))).toBe(input);
  });
});

describe('elements without a schema', () => {
  it.each([
    '<a/>',
    '<a b="1" c="&quot;&lt;">x<b/>y</a>',
    '<p:a xmlns:p="urn:1"><p:b/><c/><q:d xmlns:q="urn:2" q:e="" p:f=""/></p:a>',
    '<a xmlns="urn:1"><b xmlns=""/><c/><p:d xmlns:p="urn:1"/></a>',
    '<a xml:lang="en"/>',
    // Namespaces that only values use.
    '<a xmlns:p="urn:1" t="p:x">p:y</a>',
  ])('are written as they were read: %s', (input) => {
    expect(serializeElement(parseElement(input))).toBe(input);
  });

  it('are indented where they hold only elements', () => {
    expect(
      serializeElement(parseElement('<a><b>x</b><c><d/></c></a>'), { indent: 1, spaceBeforeSlash: true }),
    ).toBe('<a>\n <b>x</b>\n <c>\n  <d />\n </c>\n</a>\n');
    expect(serializeElement(parseElement('<a>x<c><d/></c></a>'), { indent: 1 })).toBe(
      '<a>x<c>\n  <d/>\n </c></a>\n',
    );
  });

  it('get prefixes for the namespaces of their attributes', () => {
    const attribute = { name: 'x', namespaceURI: 'urn:1', value: '' };
    const made: XmlElement = {
      name: 'a',
      namespaceURI: 'urn:1',
      attributes: [attribute, { ...attribute, name: 'y', prefix: 'q' }],
      children: [],
    };
    expect(serializeElement(made)).toBe('<a xmlns="urn:1" xmlns:ns1="urn:1" ns1:x="" ns1:y=""/>');
  });

  it('never give one prefix two meanings in one tag', () => {
    const made: XmlElement = {
      name: 'a',
      namespaceURI: 'urn:1',
      prefix: 'p',
      attributes: [{ name: 'x', namespaceURI: 'urn:2', prefix: 'p', value: '' }],
      children: [{ name: 'b', namespaceURI: 'urn:2', prefix: 'p', attributes: [], children: [] }],
    };
    const written = serializeElement(made);
    expect(parseElement(written)).toMatchObject({
      namespaceURI: 'urn:1',
      attributes: [{ namespaceURI: 'urn:2' }],
      children: [{ namespaceURI: 'urn:2', prefix: 'p' }],
    });
  });

  it.each<[unknown, string]>([
    [{ name: 'a b', namespaceURI: '', attributes: [], children: [] }, 'value-type'],
    [{ name: 'a', namespaceURI: '', children: [] }, 'value-type'],
    [{ name: 'a', namespaceURI: '', attributes: [], children: [1] }, 'value-type'],
    [
      {
        name: 'a',
        namespaceURI: '',
        attributes: [{ name: 'x y', namespaceURI: '', value: '' }],
        children: [],
      },
      'value-type',
    ],
    [
      {
        name: 'a',
        namespaceURI: '',
        attributes: [{ name: 'xmlns', namespaceURI: '', value: '' }],
        children: [],
      },
      'value-type',
    ],
    [{ name: 'a', namespaceURI: '', attributes: [], children: ['\u0001'] }, 'xml-well-formed'],
    [
      {
        name: 'a',
        namespaceURI: '',
        attributes: [
          { name: 'x', namespaceURI: '', value: '' },
          { name: 'x', namespaceURI: '', value: '' },
        ],
        children: [],
      },
      'xml-well-formed',
    ],
    ['a', 'value-type'],
  ])('cannot be %j', (made, rule) => {
    // What callers without types may pass.
    expect(() => serializeElement(made as XmlElement)).toThrow(rule);
  });
});
