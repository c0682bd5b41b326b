import {
  any,
  type ComplexTypeDescriptor,
  complexType,
  type ElementDescriptor,
  element,
  list,
  makeSchema,
  mixedContent,
  type TypeDescriptor,
  xs,
} from '@proj/xml-runtime';
import { describe, expect, it } from 'vitest';
import { differenceOf } from './compare-infosets.js';
import { Declarations } from './declarations.js';
import { decodeXml, readInfoset } from './infoset.js';

const xsi = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

function schemaOf(
  elements: readonly ElementDescriptor[],
  types: readonly TypeDescriptor[] = [],
): Declarations {
  const schema = makeSchema({ elements: () => elements, attributes: () => [], types: () => types });
  return new Declarations(schema);
}

function difference(
  one: string,
  other: string,
  declarations: Declarations = schemaOf([]),
): string | undefined {
  return differenceOf(readInfoset(one), readInfoset(other), declarations);
}

describe('differenceOf, without a schema', () => {
  it.each([
    ['prefixes', '<a xmlns="urn:a"><b/></a>', '<x:a xmlns:x="urn:a"><x:b/></x:a>'],
    ['the order of attributes', '<a x="1" y="2"/>', '<a y="2" x="1"/>'],
    ['comments and processing instructions', '<!--c--><a><?p i?>1<!--d--></a>', '<a>1</a>'],
    ['white space between elements', '<a>\n  <b/>\n</a>', '<a><b/></a>'],
    ['CDATA and references', '<a><![CDATA[&]]>&#65;</a>', '<a>&amp;A</a>'],
    ['hints for schemas', `<a ${xsi} xsi:schemaLocation="b c"/>`, '<a/>'],
    ['that nothing is nil', `<a ${xsi} xsi:nil="0"/>`, '<a/>'],
    [
      'prefixes of xsi:type',
      `<a ${xsi} xmlns:p="urn:p" xsi:type="p:x"/>`,
      `<a ${xsi} xmlns:q="urn:p" xsi:type="q:x"/>`,
    ],
  ])('ignores %s', (_, one, other) => {
    expect(difference(one, other)).toBeUndefined();
  });

  it.each([
    ['another element', '<a><b/></a>', '<a><c/></a>', '/{}a/{}b: the element became {}c'],
    ['another namespace', '<a xmlns="urn:a"/>', '<a/>', '/{urn:a}a: the element became {}a'],
    ['a lost element', '<a><b/><c/></a>', '<a><b/></a>', '/{}a: the element {}c was lost'],
    ['another order', '<a><b/><c/></a>', '<a><c/><b/></a>', '/{}a/{}b: the element became {}c'],
    ['a lost attribute', '<a b="1"/>', '<a/>', '/{}a/@{}b: the attribute was lost'],
    ['an added attribute', '<a/>', '<a b="1"/>', '/{}a/@{}b: an attribute was added'],
    ['another literal', '<a b="1"/>', '<a b="01"/>', '/{}a/@{}b: "1" became "01"'],
    ['another text', '<a>one</a>', '<a>two</a>', '/{}a: "one" became "two"'],
    ['white space in text', '<a>x </a>', '<a>x</a>', '/{}a: "x " became "x"'],
    ['lost text beside elements', '<a>x<b/>y</a>', '<a>x<b/></a>', '/{}a: "y" was lost'],
    [
      'a prefix bound to something else',
      '<a xmlns:p="urn:p" t="p:x"/>',
      '<a xmlns:p="urn:q" t="p:x"/>',
      '/{}a/@{}t: "p:x" became "p:x"',
    ],
    [
      'another type',
      `<a ${xsi} xmlns:p="urn:p" xsi:type="p:x"/>`,
      `<a ${xsi} xmlns:p="urn:q" xsi:type="p:x"/>`,
      '/{}a/@{http://www.w3.org/2001/XMLSchema-instance}type: "p:x" became "p:x"',
    ],
  ])('sees %s', (_, one, other, expected) => {
    expect(difference(one, other)).toBe(expected);
  });
});

describe('differenceOf, with the types of a schema', () => {
  const type: ComplexTypeDescriptor = complexType({
    attributes: [
      { attribute: 'number', type: xs.decimal },
      { attribute: 'text', type: xs.string },
      { attribute: 'names', type: list({ itemType: xs.QName }) },
      { attribute: 'unit', type: xs.token, default: 'kg' },
    ],
    content: {
      sequence: [
        { element: 'flag', type: xs.boolean, minOccurs: 0 },
        { element: 'code', type: xs.string, minOccurs: 0, default: 'none' },
        { element: 'nested', type: () => type, minOccurs: 0 },
        { element: 'prose', type: complexType({ mixed: mixedContent }), minOccurs: 0 },
        any({ namespaces: '##any', processContents: 'lax' }, 0),
      ],
    },
  });
  const number = element({ name: 'number', namespaceURI: 'urn:n', type: xs.int });
  const declarations = schemaOf(
    [element({ name: 'a', namespaceURI: '', type }), number],
    [complexType({ name: 'T', namespaceURI: '', simpleContent: xs.boolean })],
  );

  it.each([
    ['literals of a number', '<a number=" +01.50"/>', '<a number="1.5"/>'],
    ['literals of a truth value', '<a><flag>true</flag></a>', '<a><flag>1</flag></a>'],
    ['at any depth', '<a><nested number="1"/></a>', '<a><nested number="1.0"/></a>'],
    [
      'in what a wildcard admits',
      '<a><n:number xmlns:n="urn:n">1</n:number></a>',
      '<a><n:number xmlns:n="urn:n">01</n:number></a>',
    ],
    [
      'in what xsi:type says',
      `<a><flag ${xsi} xsi:type="T">0</flag></a>`,
      `<a><flag ${xsi} xsi:type="T">false</flag></a>`,
    ],
    ['prefixes of names', '<a xmlns:p="urn:p" names="p:x p:y"/>', '<a xmlns:q="urn:p" names="q:x  q:y"/>'],
    ['a default attribute', '<a/>', '<a unit=" kg"/>'],
    ['a default text', '<a><code/></a>', '<a><code>none</code></a>'],
  ])('ignores %s', (_, one, other) => {
    expect(difference(one, other, declarations)).toBeUndefined();
  });

  it.each([
    ['digits', '<a number="10000000000000000001"/>', '<a number="10000000000000000002"/>'],
    ['literals of a string', '<a text="1.0"/>', '<a text="1"/>'],
    ['white space in a string', '<a><code> x</code></a>', '<a><code>x</code></a>'],
    ['white space in mixed content', '<a><prose> <b/></prose></a>', '<a><prose><b/></prose></a>'],
    [
      'names whose prefixes are bound to something else',
      '<a xmlns:p="urn:p" names="p:x"/>',
      '<a xmlns:p="urn:q" names="p:x"/>',
    ],
    ['another value than the default', '<a/>', '<a unit="g"/>'],
    ['another text than the default', '<a><code/></a>', '<a><code>some</code></a>'],
    ['a value that was there', '<a unit="kg"/>', '<a/>'],
  ])('sees %s', (_, one, other) => {
    expect(difference(one, other, declarations)).toEqual(expect.any(String));
  });
});

describe('decodeXml', () => {
  it.each([
    ['UTF-8', new TextEncoder().encode('<a>ä</a>')],
    ['UTF-8 with a byte order mark', new TextEncoder().encode('\uFEFF<a>ä</a>')],
    ['UTF-16', Buffer.from('\uFEFF<a>ä</a>', 'utf16le')],
    ['ISO-8859-1', Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a>ä</a>', 'latin1')],
  ])('reads %s', (_, bytes) => {
    expect(readInfoset(decodeXml(bytes)).children).toEqual(['ä']);
  });
});
