import { describe, expect, it } from 'vitest';
import { enumeration } from '../../datatypes/facets/enumeration.js';
import { restriction } from '../../datatypes/restriction.js';
import * as xs from '../../datatypes/xs.js';
import { schemaOf } from '../../fixtures/documents.js';
import type { XmlIssue } from '../../issues/errors.js';
import { parse } from '../../parse.js';
import { parseDocument } from '../../parse-document.js';
import { parseStream } from '../../parse-stream.js';
import { parseWithIssues } from '../../parse-with-issues.js';
import { complexType, element } from '../../schema/define.js';
import { attribute, local, sequence } from '../../schema/define-content.js';
import { unbounded } from '../../schema/descriptor.js';
import { all } from '../all-group/all.js';
import { namedOpenContent } from '../open-content/named-content.js';
import { tolerant } from './tolerant.js';
import { UnexpectedRootError } from './unexpected-root-error.js';

interface Items {
  readonly title: string;
  readonly item?: readonly object[];
  readonly sum: number;
}

const yesOrNo = restriction({ base: xs.token, facets: [enumeration(['0', '1'])] });
const Money = complexType({
  name: 'Money',
  simpleContent: xs.decimal,
  bareValue: true,
  attributes: [attribute('currency', xs.string)],
});
const Item = complexType({
  name: 'Item',
  content: () =>
    all([
      local('id', xs.int, 0),
      local('name', xs.string, 0),
      local('open', yesOrNo, 0),
      local('price', Money, 0),
      { ...local('note', xs.string, 0), nillable: true },
      local('end', complexType({ name: 'End', attributes: [attribute('at', xs.string)] }), 0),
    ]),
  attributes: [attribute('rank', xs.int), attribute('key', xs.string, { required: true })],
  openContent: namedOpenContent({
    mode: 'interleave',
    any: { namespaces: [''], processContents: 'lax' },
    named: { suffix: '__c', type: xs.string },
  }),
});
const Items = complexType({
  name: 'Items',
  content: () =>
    sequence([local('title', xs.string), local('item', Item, 0, unbounded), local('sum', xs.int)]),
});
const itemsElement = element<Items>({ name: 'items', namespaceURI: '', type: Items });

function read(xml: string): { readonly value: unknown; readonly issues: readonly string[] } {
  const issues: string[] = [];
  const onIssue = ({ rule, path }: XmlIssue): number => issues.push(`${rule} ${path.join('/')}`);
  return { value: parse(itemsElement, xml, { tolerant, onIssue }), issues };
}

/** Reads an item with this content. */
function readItem(content: string, attributes = 'key="k"'): unknown {
  const { value } = read(`<items><title>t</title><item ${attributes}>${content}</item><sum>1</sum></items>`);
  return (value as { readonly item: readonly unknown[] }).item[0];
}

describe('a tolerant reader', () => {
  it.each([
    ['a text that is no literal', '<id>US$</id><open> yes </open>', { id: 'US$', open: ' yes ' }],
    ['an unknown element', '<new>1</new>', { new: '1' }],
    ['an unknown element without text', '<new/>', { new: '' }],
    ['unknown elements of one name', '<new>1</new><new>2</new>', { new: ['1', '2'] }],
    [
      'an unknown structure',
      '<new><a>1</a><b c="2">3</b><a/></new>',
      { new: { a: ['1', ''], b: { c: '2', $value: '3' } } },
    ],
    ['unknown mixed content', '<new>a<b c="&quot;">&lt;</b></new>', { new: 'a<b c="&quot;">&lt;</b>' }],
    [
      'unknown mixed content with an attribute',
      '<new d="1">a<b/></new>',
      { new: { d: '1', $value: 'a<b/>' } },
    ],
    ['names of other namespaces', '<x:new xmlns:x="urn:x"><x:a/></x:new>', { '{urn:x}new': { a: '' } }],
    [
      'names that objects inherit',
      '<__proto__>1</__proto__><constructor><toString/></constructor>',
      JSON.parse('{"__proto__":"1","constructor":{"toString":""}}'),
    ],
    ['a child that stands twice', '<id>1</id><id>2</id><id>x</id>', { id: 1, $surplus: { id: [2, 'x'] } }],
    ['an element that is called as an attribute', '<rank>2</rank>', { $surplus: { rank: ['2'] } }],
    ['markup in text', '<name>a &amp; <b>x</b></name>', { name: 'a &amp; <b>x</b>' }],
    ['markup in a number', '<id>1<b>2</b></id>', { id: '1<b>2</b>' }],
    ['text between children', '<id>1</id>lost<name>n</name>', { id: 1, name: 'n', $text: ['lost'] }],
    ['an attribute of a text', '<id a="1" b="2">1</id>', { id: 1, $surplus: { id: [{ a: '1', b: '2' }] } }],
    [
      'an attribute of a text that is an object anyway',
      '<price a="1">1</price>',
      { price: { a: '1', $value: '1' } },
    ],
    [
      'an open element that stands twice',
      '<a__c>1</a__c><a__c>2</a__c>',
      { a__c: '1', $surplus: { a__c: ['2'] } },
    ],
    [
      'an attribute of an open element',
      '<a__c b="2">1</a__c>',
      { a__c: '1', $surplus: { a__c: [{ b: '2' }] } },
    ],
    ['markup in an open element', '<a__c><b>x</b></a__c>', { a__c: '<b>x</b>' }],
    [
      'content of an empty element',
      '<end at="a"><b>1</b>t<at/></end>',
      { end: { at: 'a', b: '1', $text: ['t'], $surplus: { at: [''] } } },
    ],
    [
      'text of an element that is nil',
      '<note xmlns:x="http://www.w3.org/2001/XMLSchema-instance" x:nil="1">a</note>',
      { note: 'a' },
    ],
  ])('keeps %s', (_, content, expected) => {
    const item = readItem(content);
    expect(JSON.parse(JSON.stringify(item))).toEqual({ key: 'k', ...expected });
    expect(Object.keys(item as object)).toEqual(expect.arrayContaining(Object.keys(expected)));
  });

  it('keeps attributes', () => {
    expect(readItem('', 'key="k" rank="first" new="n" id="7" a__c="c" xml:lang="en"')).toEqual({
      key: 'k',
      rank: 'first',
      new: 'n',
      '{http://www.w3.org/XML/1998/namespace}lang': 'en',
      $surplus: { id: ['7'], a__c: ['c'] },
    });
  });

  it('leaves out what is missing', () => {
    const { value, issues } = read('<items><item/></items>');
    expect(value).toEqual({ item: [{}] });
    expect(issues).toEqual(['cvc-complex-type.2.4.a item/0', 'cvc-complex-type.4 item/0/key']);
  });

  it('takes elements out of order', () => {
    const { value, issues } = read(
      '<items><sum>1</sum><title>t</title><item key="a"/><title>u</title></items>',
    );
    expect(value).toEqual({ sum: 1, title: 't', item: [{ key: 'a' }], $surplus: { title: ['u'] } });
    expect(issues).toEqual(['cvc-complex-type.2.4.a sum', 'cvc-complex-type.2.4.a $surplus/title/0']);
  });

  it('says where a deviation is, and what was found', () => {
    const heard: XmlIssue[] = [];
    parse(
      itemsElement,
      '<items>\n<title>t</title><item key="k"><new>1</new></item><sum>1.5e3</sum></items>',
      {
        tolerant,
        onIssue: (it) => heard.push(it),
      },
    );
    expect(heard).toMatchObject([
      { rule: 'cvc-complex-type.2.4.a', path: ['item', 0, 'new'], line: 2, column: 31, found: 'new' },
      { rule: 'cvc-datatype-valid.1.2.1', path: ['sum'], line: 2, found: '1.5e3' },
    ]);
  });

  it('reads on when it has told of as many issues as were asked for', () => {
    const rules: string[] = [];
    const items = '<item key="k" rank="x"><new/></item>'.repeat(5);
    const value = parse(itemsElement, `<items><title>t</title>${items}<sum>1</sum></items>`, {
      tolerant,
      maxIssues: 3,
      onIssue: ({ rule }) => rules.push(rule),
    });
    expect(value).toEqual({ title: 't', item: Array(5).fill({ key: 'k', rank: 'x', new: '' }), sum: 1 });
    expect(rules).toHaveLength(3);
  });

  it('is heard of by parseWithIssues', () => {
    const result = parseWithIssues(itemsElement, '<items><title>t</title><sum>x</sum></items>', { tolerant });
    expect(result).toMatchObject({ isValid: false, value: { title: 't', sum: 'x' } });
    expect(result.issues).toHaveLength(1);
  });

  it('refuses what is not well-formed', () => {
    expect(() => read('<items><title>t</title>')).toThrow('ends inside of <items>');
  });
});

describe('another root', () => {
  const html = '<html><p>Down</p></html>';
  const thrownBy = (run: () => unknown): UnexpectedRootError => {
    try {
      run();
    } catch (error) {
      return error as UnexpectedRootError;
    }
    throw new Error('Nothing was thrown.');
  };

  it('is refused, with what could be read', () => {
    const error = thrownBy(() => parse(itemsElement, html, { tolerant }));
    expect(error).toBeInstanceOf(UnexpectedRootError);
    expect(error.value).toEqual({ p: 'Down' });
    expect(JSON.stringify(error)).not.toContain('Down');
    const schema = schemaOf({ elements: [itemsElement] });
    expect(thrownBy(() => parseDocument(schema, html, { tolerant })).value).toEqual({ p: 'Down' });
  });

  it('is what parseWithIssues gives', () => {
    expect(parseWithIssues(itemsElement, html, { tolerant })).toMatchObject({ value: { p: 'Down' } });
  });

  it('is refused by a stream', async () => {
    const stream = parseStream(itemsElement, [html.slice(0, 8), html.slice(8)], { at: ['item'], tolerant });
    const records = stream[Symbol.asyncIterator]();
    const error: unknown = await records.next().catch((it: unknown) => it);
    expect((error as UnexpectedRootError).value).toEqual({ p: 'Down' });
  });
});

describe('a stream of records', () => {
  it('hands out records that are not valid, after their issues', async () => {
    const heard: unknown[] = [];
    const xml =
      '<items new="n">x<title>t</title><item key="a"/><other/><item rank="y"/><sum>1</sum><item key="c"><d/></item></items>';
    const stream = parseStream(itemsElement, [xml], {
      at: ['item'],
      tolerant,
      onIssue: ({ path }) => heard.push(path.join('/')),
    });
    for await (const item of stream) heard.push(item);
    expect(heard).toEqual([
      'new',
      '$text/0',
      { key: 'a' },
      'other',
      'item/1/key',
      'item/1/rank',
      { rank: 'y' },
      '',
      'item/2/d',
      { key: 'c', d: '' },
    ]);
    expect(stream.document).toEqual({ new: 'n', $text: ['x'], title: 't', other: '', sum: 1 });
  });

  it('tells of so many issues for each record', async () => {
    let count = 0;
    const xml = `<items><title>t</title>${'<item key="k"><a/><b/><c/></item>'.repeat(10)}<sum>1</sum></items>`;
    const options = { at: ['item'], tolerant, maxIssues: 2, onIssue: () => count++ } as const;
    const items: unknown[] = [];
    for await (const item of parseStream(itemsElement, [xml], options)) items.push(item);
    expect(items).toEqual(Array(10).fill({ key: 'k', a: '', b: '', c: '' }));
    expect(count).toBe(20);
  });
});
