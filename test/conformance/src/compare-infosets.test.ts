import { describe, expect, it } from 'vitest';
import { differenceOf } from './compare-infosets.js';
import { decodeXml, readInfoset } from './infoset.js';

const none = { attributes: new Map(), elements: new Map() };

function difference(one: string, other: string): string | undefined {
  return differenceOf(readInfoset(one), readInfoset(other), none);
}

describe('differenceOf', () => {
  it.each([
    ['prefixes', '<a xmlns="urn:a"><b/></a>', '<x:a xmlns:x="urn:a"><x:b/></x:a>'],
    ['the order of attributes', '<a x="1" y="2"/>', '<a y="2" x="1"/>'],
    ['comments and processing instructions', '<!--c--><a><?p i?>1<!--d--></a>', '<a>1</a>'],
    ['white space between elements', '<a>\n  <b/>\n</a>', '<a><b/></a>'],
    ['CDATA and references', '<a><![CDATA[&]]>&#65;</a>', '<a>&amp;A</a>'],
    ['literals of a number', '<a b="+01.50" c="1E2">-0</a>', '<a b="1.5" c="100">0</a>'],
    ['literals of a truth value', '<a>true</a>', '<a>1</a>'],
    ['prefixes in values', '<a xmlns:p="urn:p" t="p:x"/>', '<a xmlns:q="urn:p" t="q:x"/>'],
    [
      'hints for schemas',
      '<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="b c"/>',
      '<a/>',
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
    ['another value', '<a b="1"/>', '<a b="2"/>', '/{}a/@{}b: "1" became "2"'],
    ['another text', '<a>one</a>', '<a>two</a>', '/{}a: "one" became "two"'],
    [
      'a digit',
      '<a>10000000000000000001</a>',
      '<a>10000000000000000002</a>',
      '/{}a: "10000000000000000001" became "10000000000000000002"',
    ],
    ['lost text in mixed content', '<a>x<b/>y</a>', '<a>x<b/></a>', '/{}a: "y" was lost'],
    [
      'another prefix',
      '<a xmlns:p="urn:p" t="p:x"/>',
      '<a xmlns:p="urn:q" t="q:x"/>',
      '/{}a/@{}t: "p:x" became "q:x"',
    ],
  ])('sees %s', (_, one, other, expected) => {
    expect(difference(one, other)).toBe(expected);
  });

  it('allows what a schema fills in', () => {
    const defaults = {
      attributes: new Map([['{}b', new Set(['1'])]]),
      elements: new Map([['{}a', new Set(['x'])]]),
    };
    expect(differenceOf(readInfoset('<a/>'), readInfoset('<a b="1">x</a>'), defaults)).toBeUndefined();
    expect(differenceOf(readInfoset('<a/>'), readInfoset('<a b="2"/>'), defaults)).toContain('was added');
    expect(differenceOf(readInfoset('<a/>'), readInfoset('<a>y</a>'), defaults)).toContain('was added');
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
