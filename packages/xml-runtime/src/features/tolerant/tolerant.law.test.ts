import fc from 'fast-check';
import { expect, it } from 'vitest';
import { enumeration } from '../../datatypes/facets/enumeration.js';
import { pattern } from '../../datatypes/facets/pattern.js';
import { restriction } from '../../datatypes/restriction.js';
import * as xs from '../../datatypes/xs.js';
import type { XmlIssue } from '../../issues/errors.js';
import { parse } from '../../parse.js';
import { parseStream } from '../../parse-stream.js';
import { parseWithIssues } from '../../parse-with-issues.js';
import { complexType, element } from '../../schema/define.js';
import { attribute, choice, local, sequence } from '../../schema/define-content.js';
import { type ComplexTypeDescriptor, unbounded, type XmlElement } from '../../schema/descriptor.js';
import { serializeElement } from '../../serialize.js';
import { all } from '../all-group/all.js';
import { mixedContent } from '../mixed/mixed-content.js';
import { namedOpenContent } from '../open-content/named-content.js';
import { staticReader } from '../static/static-reader.js';
import { tolerant } from './tolerant.js';

// Values of all types are their texts, so that each text of a document can be looked for in what was read of it.
const code = restriction({ base: xs.string, facets: [pattern('v[0-9]+')] });
const flag = restriction({ base: xs.token, facets: [enumeration(['v0', 'v1', 'v2'])] });
const Money = complexType({
  name: 'Money',
  simpleContent: code,
  bareValue: true,
  attributes: [attribute('currency', code)],
});
const End = complexType({ name: 'End', attributes: [attribute('at', code)] });
const Inner = complexType({
  name: 'Inner',
  content: () =>
    sequence([
      local('first', code),
      choice([local('left', code), local('right', code)]),
      local('last', code, 0, unbounded),
    ]),
});
const Note = complexType({
  name: 'Note',
  mixed: mixedContent,
  content: () => sequence([local('b', xs.string, 0, unbounded)]),
});

interface Item {
  [name: string]: unknown;
}

function itemType(isStatic: boolean): ComplexTypeDescriptor {
  const names = ['id', 'name', 'open', 'price', 'inner', 'end', 'note'];
  return complexType({
    name: 'Item',
    content: () =>
      all([
        local('id', code),
        local('name', xs.string, 0),
        local('open', flag, 0),
        local('price', Money, 0),
        local('inner', Inner, 0),
        local('end', End, 0),
        local('note', Note, 0),
      ]),
    attributes: [attribute('rank', code), attribute('key', code, { required: true })],
    openContent: namedOpenContent({
      mode: 'interleave',
      any: { namespaces: [''], processContents: 'lax' },
      named: { suffix: '__c', type: xs.string },
    }),
    ...(isStatic && {
      reader: staticReader<Item>((value, field, item) => {
        value[names[field] as string] = item;
      }),
    }),
  });
}

function itemsElement(isStatic: boolean) {
  const Item = itemType(isStatic);
  const content = () =>
    sequence([local('title', code), local('item', Item, 0, unbounded), local('sum', code)]);
  return element<{ title: string; item?: object[]; sum: string }>({
    name: 'items',
    namespaceURI: '',
    type: complexType({ name: 'Items', content }),
  });
}

const schemas = [itemsElement(false), itemsElement(true)];

interface Tree {
  name: string;
  attributes: { name: string; value: string }[];
  children: (Tree | string)[];
}

const tree = (name: string, ...children: (Tree | string)[]): Tree => ({ name, attributes: [], children });

/** A valid document. */
function validTree(items: number): Tree {
  const item = (index: number): Tree => ({
    name: 'item',
    attributes: [
      { name: 'key', value: 'v1' },
      { name: 'rank', value: `v${index}` },
    ],
    children: [
      tree('id', 'v3'),
      tree('name', 'n & m'),
      tree('open', 'v0'),
      { ...tree('price', 'v5'), attributes: [{ name: 'currency', value: 'v6' }] },
      tree('inner', tree('first', 'v7'), tree('right', 'v8'), tree('last', 'v9'), tree('last', 'v10')),
      { ...tree('end'), attributes: [{ name: 'at', value: 'v11' }] },
      tree('note', 'v12', tree('b', 'v13'), 'v14'),
      tree('own__c', 'v15'),
    ],
  });
  return tree(
    'items',
    tree('title', 'v16'),
    ...Array.from({ length: items }, (_, index) => item(index)),
    tree('sum', 'v17'),
  );
}

function elementsIn(root: Tree): Tree[] {
  return [root, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child)))];
}

const names = [
  'id',
  'name',
  'key',
  'rank',
  'item',
  'title',
  'new',
  'other__c',
  'own__c',
  'b',
  '__proto__',
  'constructor',
  'at',
  'currency',
];

/** Changes a document in one place. */
type Mutation = (root: Tree) => void;

const mutation: fc.Arbitrary<Mutation> = fc
  .record({
    what: fc.constantFrom(
      'text',
      'drop',
      'duplicate',
      'swap',
      'element',
      'attribute',
      'stray text',
      'nested',
    ),
    place: fc.nat(),
    at: fc.nat(),
    name: fc.constantFrom(...names),
    text: fc.constantFrom('v1', 'US$', '1,234.50', '<&">', ' w '),
  })
  .map(({ what, place, at, name, text }) => (root: Tree) => {
    const elements = elementsIn(root);
    const target = elements[place % elements.length] as Tree;
    const { children, attributes } = target;
    const index = at % (children.length + 1);
    const child = children[index];
    if (what === 'text') target.children = [text];
    else if (what === 'drop') children.splice(index, 1);
    else if (what === 'duplicate' && child !== undefined) children.splice(index, 0, structuredClone(child));
    else if (what === 'swap' && child !== undefined) children.unshift(...children.splice(index, 1));
    else if (what === 'element') children.splice(index, 0, tree(name, text));
    else if (what === 'nested') children.splice(index, 0, tree(name, tree('x', text), tree('y')));
    else if (what === 'stray text') children.splice(index, 0, text);
    else if (what === 'attribute' && !attributes.some((it) => it.name === name))
      attributes.push({ name, value: text });
  });

function toElement({ name, attributes, children }: Tree): XmlElement {
  return {
    name,
    namespaceURI: '',
    attributes: attributes.map((it) => ({ ...it, namespaceURI: '' })),
    children: children.map((child) => (typeof child === 'string' ? child : toElement(child))),
  };
}

/** All texts and values of attributes. */
function textsIn(root: Tree): readonly string[] {
  return elementsIn(root)
    .flatMap(({ attributes, children }) => [
      ...attributes.map((it) => it.value),
      ...children.filter((it) => typeof it === 'string'),
    ])
    .map((it) => it.trim());
}

/** All strings in a value, and those of markup without their escapes. */
function stringsIn(value: unknown): string {
  if (typeof value === 'string') {
    return `${value} ${value
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')}\n`;
  }
  if (typeof value !== 'object' || value === null) return '';
  return Object.values(value).map(stringsIn).join('');
}

/** Makes each text another one, as valid as it was, so that none can stand for another that is lost. */
function numberTexts(root: Tree): void {
  let count = 1000;
  const numbered = (text: string): string => `${text.trimEnd()}${count++}`;
  for (const target of elementsIn(root)) {
    for (const it of target.attributes) it.value = numbered(it.value);
    if (target.name === 'open') continue;
    target.children = target.children.map((child) => (typeof child === 'string' ? numbered(child) : child));
  }
}

const documents = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.array(mutation, { maxLength: 4 }))
  .map(([items, mutations]) => {
    const root = validTree(items);
    for (const mutate of mutations) mutate(root);
    numberTexts(root);
    return root;
  });

it('whatever is changed in a document, a tolerant reader gives all of its text, and issues where strict reading fails', async () => {
  await fc.assert(
    fc.asyncProperty(documents, fc.constantFrom(...schemas), async (root, schema) => {
      const text = serializeElement(toElement(root));
      const strict = parseWithIssues(schema, text);
      const issues: XmlIssue[] = [];
      const value = parse(schema, text, { tolerant, onIssue: (it) => issues.push(it) });
      expect(issues.length > 0).toBe(!strict.isValid);
      if (strict.isValid) expect(value).toEqual(strict.value);
      const strings = stringsIn(value);
      for (const it of textsIn(root)) expect(strings).toContain(it);
      for (const { path, line } of issues) expect([path.length >= 0, typeof line]).toEqual([true, 'number']);

      // A stream hands the same records out, with as many issues.
      const heard: XmlIssue[] = [];
      const stream = parseStream(schema, [text], { at: ['item'], tolerant, onIssue: (it) => heard.push(it) });
      const records: unknown[] = [];
      for await (const record of stream) records.push(record);
      expect(heard.length > 0).toBe(issues.length > 0);
      const streamed = stringsIn([stream.document, records]);
      for (const it of textsIn(root)) expect(streamed).toContain(it);
    }),
    { numRuns: 600 },
  );
});
