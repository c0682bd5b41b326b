import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { enumeration } from '../../datatypes/facets/enumeration.js';
import { pattern } from '../../datatypes/facets/pattern.js';
import { restriction } from '../../datatypes/restriction.js';
import * as xs from '../../datatypes/xs.js';
import { namedOpenContent } from '../../features/open-content/named-content.js';
import { XmlSyntaxError } from '../../issues/errors.js';
import type { ParseOptions } from '../../options.js';
import { parseWithIssues } from '../../parse-with-issues.js';
import { complexType, element } from '../../schema/define.js';
import { attribute, local, ref, sequence } from '../../schema/define-content.js';
import {
  type ComplexTypeDescriptor,
  type ElementDescriptor,
  type IdentityConstraint,
  unbounded,
} from '../../schema/descriptor.js';
import type { StaticReader } from '../../schema/features.js';
import { all } from '../all-group/all.js';
import { SourceForm } from '../formatting/source-form.js';
import { key, keyref, unique } from '../identity/define-constraints.js';
import { tolerant } from '../tolerant/tolerant.js';
import { staticReader } from './static-reader.js';

interface Detail {
  x: number;
  y?: string[];
  z?: string;
  note?: string;
}

interface Row {
  id: number;
  name?: string;
  kind?: string;
  code?: string;
  amount?: unknown;
  preset?: string;
  detail?: Detail;
  parent?: Row;
  flags?: string[];
  price?: unknown;
  rate?: unknown[];
}

interface Table {
  title?: string;
  row?: Row[];
}

/** One schema, with static readers or without. */
function tableOf(
  namespaceURI: string,
  isStatic: boolean,
  identityConstraints: readonly IdentityConstraint[] = [],
): ElementDescriptor<Table> {
  const reader = (made: StaticReader): { readonly reader?: StaticReader } =>
    isStatic ? { reader: made } : {};
  const kind = restriction({ base: xs.token, facets: [enumeration(['', 'a', 'bb'])] });
  const code = restriction({ base: xs.token, facets: [pattern('([+\\-]?[0-9]+)?')] });
  const amount = complexType({
    name: 'Amount',
    simpleContent: xs.decimal,
    bareValue: true,
    attributes: [attribute('currency', xs.string)],
  });
  const price = complexType({
    name: 'Price',
    simpleContent: xs.decimal,
    attributes: [attribute('currency', xs.string), attribute('unit', xs.token)],
  });
  const rate = complexType({
    name: 'Rate',
    simpleContent: code,
    attributes: [
      attribute('currency', kind, { required: true }),
      attribute('unit', xs.int, { default: '1' }),
    ],
  });
  const detail: ComplexTypeDescriptor = complexType({
    name: 'Detail',
    content: () =>
      sequence(
        [
          local('x', xs.int),
          local('y', xs.string, 0, unbounded),
          local('z', xs.decimal, 0),
          ref(() => noteElement, 0),
        ],
        { namespaceURI },
      ),
    ...reader(
      staticReader<Detail>((value, field, item) => {
        switch (field) {
          case 0:
            value.x = item;
            break;
          case 1:
            value.y = [...(value.y ?? []), item];
            break;
          case 2:
            value.z = item;
            break;
          case 3:
            value.note = item;
            break;
        }
      }),
    ),
  });
  const noteElement = element({ name: 'note', namespaceURI, type: xs.string });
  const row: ComplexTypeDescriptor = complexType({
    name: 'Row',
    attributes: [attribute('lang', xs.language)],
    content: () =>
      all(
        [
          local('id', xs.int),
          local('name', xs.string, 0),
          local('kind', kind, 0),
          local('code', code, 0),
          local('amount', amount, 0),
          local('preset', xs.string, 0, 1, { default: 'p' }),
          local('detail', detail, 0),
          local('parent', row, 0, 1, { nillable: true }),
          local('flags', xs.token, 0, unbounded),
          local('price', price, 0),
          local('rate', rate, 0, unbounded),
        ],
        { namespaceURI },
      ),
    openContent: namedOpenContent({
      mode: 'interleave',
      any: { namespaces: [''], processContents: 'lax' },
      named: { suffix: '__c', type: xs.int },
    }),
    ...reader(
      staticReader<Row>((value, field, item) => {
        switch (field) {
          case 0:
            value.id = item;
            break;
          case 1:
            value.name = item;
            break;
          case 2:
            value.kind = item;
            break;
          case 3:
            value.code = item;
            break;
          case 4:
            value.amount = item;
            break;
          case 5:
            value.preset = item;
            break;
          case 6:
            value.detail = item;
            break;
          case 7:
            value.parent = item;
            break;
          case 8:
            value.flags = [...(value.flags ?? []), item];
            break;
          case 9:
            value.price = item;
            break;
          case 10:
            value.rate = [...(value.rate ?? []), item];
            break;
        }
      }),
    ),
  });
  return element<Table>({
    name: 'table',
    namespaceURI,
    identityConstraints: () => identityConstraints,
    type: complexType({
      content: () =>
        sequence([local('title', xs.string, 0), local('row', row, 0, unbounded)], { namespaceURI }),
      ...reader(
        staticReader<Table>((value, field, item) => {
          switch (field) {
            case 0:
              value.title = item;
              break;
            case 1:
              value.row = [...(value.row ?? []), item];
              break;
          }
        }),
      ),
    }),
  });
}

/** What comes of a document: keys in their order, issues with their places, or why it is no XML. */
function outcome(
  descriptor: ElementDescriptor,
  document: string | Uint8Array,
  options: ParseOptions,
): string {
  try {
    const { value, issues } = parseWithIssues(descriptor, document, options);
    return JSON.stringify({ value, issues }, (_, it) => (typeof it === 'bigint' ? `${it}n` : it), 1);
  } catch (error) {
    if (!(error instanceof XmlSyntaxError)) throw error;
    return JSON.stringify(error.issues, undefined, 1);
  }
}

/**
 * Reads a document in all ways that there are, and expects the same of each.
 * @param schema - which of {@link fast} and {@link data}
 */
function expectSame(schema: string, document: string | Uint8Array, options: ParseOptions = {}): void {
  const general = outcome(data[schema] as ElementDescriptor, document, {
    ...options,
    sourceForm: new SourceForm(),
  });
  expect(outcome(fast[schema] as ElementDescriptor, document, options)).toBe(general);
  // What a static reader has learned of the document must not change anything.
  expect(outcome(fast[schema] as ElementDescriptor, document, options)).toBe(general);
  expect(outcome(data[schema] as ElementDescriptor, document, options)).toBe(general);
}

const NAMESPACE = 'urn:example:table';
const constraints: Readonly<Record<string, readonly IdentityConstraint[]>> = {
  // Of attributes alone: leaves without any are passed over.
  unique: [
    unique('unit', './/*', ['@unit'], {}),
    unique('both', './/rate|.//price', ['@unit', '@currency'], {}),
  ],
  // Of attributes further down, and a reference to them.
  keyref: [
    unique('rate', 'row', ['rate/@currency'], {}),
    keyref('price', './/price', ['@currency'], {}, 'rate'),
  ],
  // Of attributes that have to be there.
  attribute: [key('amount', './/amount|.//name', ['@currency'], {})],
  // Of elements.
  key: [key('id', 'row', ['id'], {}), unique('name', './/row|.//parent', ['name', '@lang'], {})],
};
const schemas = ['', NAMESPACE, ...Object.keys(constraints)];
const tablesOf = (isStatic: boolean): Record<string, ElementDescriptor> =>
  Object.fromEntries(
    schemas.map((name) => [name, tableOf(name === NAMESPACE ? name : '', isStatic, constraints[name])]),
  );
const fast = tablesOf(true);
const data = tablesOf(false);

const text = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '',
      '1',
      '-20',
      'a',
      'bb',
      ' bb ',
      '1.50',
      'Zürich',
      'plain text of some length',
      '007',
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '&amp;',
      '&#65;',
      '<![CDATA[1]]>',
      '1<!-- c -->2',
      'a]b',
      'a]]b',
      '\r\n',
      '<?p i?>1',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('<name>1</name>', '&none;', 'a]]>b', '\u0001', '\u{1F600}', '&') },
);
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.constant('') },
  { weight: 3, arbitrary: fc.constantFrom('\n  ', ' ', '\r\n\t') },
  { weight: 1, arbitrary: fc.constantFrom('<!-- gap -->', '<?gap?>', 'text', '&#32;', '<![CDATA[ ]]>') },
);
const startTagEnd = fc.oneof(
  { weight: 12, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ' ',
      ' lang="en"',
      ' lang="?"',
      ' currency="EUR"',
      ' currency="a"',
      ' unit=" 7 " currency="bb"',
      ' currency="a" currency="a"',
      ' x:nil="true"',
      ' x:nil="0"',
      ' x:type="Row"',
      ' xmlns="urn:other"',
      ' xmlns:q="urn:q"',
      ' unknown=""',
    ),
  },
);
const names = [
  'id',
  'name',
  'kind',
  'code',
  'amount',
  'preset',
  'flags',
  'price',
  'rate',
  'x',
  'y',
  'z',
  'note',
  'title',
  'own__c',
  'other__c',
  'unknown',
  'idx',
];

interface Node {
  readonly name: string;
  readonly tagEnd: string;
  readonly isEmpty: boolean;
  readonly content: string | readonly Node[];
  readonly gap: string;
  readonly endName: string;
}

const { node } = fc.letrec<{ node: Node; leaf: Node; parent: Node }>((tie) => ({
  node: fc.oneof({ depthSize: 'small', withCrossShrink: true, maxDepth: 4 }, tie('leaf'), tie('parent')),
  leaf: fc.record({
    name: fc.oneof({ weight: 1, arbitrary: fc.constantFrom(...names) }),
    tagEnd: startTagEnd,
    isEmpty: fc.boolean(),
    content: text,
    gap,
    endName: fc.oneof({ weight: 40, arbitrary: fc.constant('') }, { weight: 1, arbitrary: fc.constant('s') }),
  }),
  parent: fc.record({
    name: fc.constantFrom('row', 'detail', 'parent', 'row', 'detail'),
    tagEnd: startTagEnd,
    isEmpty: fc.constant(false),
    content: fc.array(tie('node'), { maxLength: 7 }),
    gap,
    endName: fc.constant(''),
  }),
}));

function written({ name, tagEnd, isEmpty, content, gap: before, endName }: Node, prefix: string): string {
  const tag = name.endsWith('__c') ? name : `${prefix}${name}`;
  if (isEmpty && content === '') return `${before}<${tag}${tagEnd}/>`;
  const inner = typeof content === 'string' ? content : content.map((it) => written(it, prefix)).join('');
  return `${before}<${tag}${tagEnd}>${inner}</${tag}${endName}>`;
}

/** A row that is almost always as it should be: its fields once, in some order, with good values. */
const goodRow = fc
  .shuffledSubarray(
    [
      '<id>1</id>',
      '<name>N &amp; Zürich</name>',
      '<kind/>',
      '<code>-12</code>',
      '<amount>1.5</amount>',
      '<own__c>7</own__c>',
      '<detail><x>1</x><y>a</y><y>b</y><z>1.0</z></detail>',
      '<parent><id>2</id></parent>',
      '<preset/>',
      '<flags>f</flags>',
      '<price>1.5</price>',
      '<price unit="h">1.5</price>',
      '<rate currency="a">5</rate>',
      '<rate unit="2" currency="bb">+1</rate>',
    ],
    { minLength: 5 },
  )
  .map((fields) => `<row>${fields.join('')}</row>`);

describe('a static reader', () => {
  it('reads whatever document as the other ways of reading do', { timeout: 60_000 }, () => {
    const document = fc.tuple(
      fc.array(
        fc.oneof(
          node.map((it) => written(it, '')),
          goodRow,
          goodRow,
        ),
        { maxLength: 6 },
      ),
      gap,
    );
    fc.assert(
      fc.property(
        document,
        fc.constantFrom<ParseOptions>(
          {},
          { tolerant },
          { tolerant, maxIssues: 1 },
          { maxDepth: 3 },
          { maxTextLength: 5 },
          { maxIssues: 2 },
        ),
        fc.constantFrom('', '', ...Object.keys(constraints)),
        ([children, end], options, schema) => {
          const input = `<table xmlns:x="http://www.w3.org/2001/XMLSchema-instance">${children.join('')}${end}</table>`;
          expectSame(schema, input, options);
        },
      ),
      { numRuns: 1200 },
    );
  });

  it('reads names with whatever prefix as the other ways of reading do', () => {
    const prefix = fc.constantFrom('', 'p:', 'q:');
    const children = fc.array(fc.tuple(node, prefix), { maxLength: 5 });
    fc.assert(
      fc.property(children, prefix, (nodes, root) => {
        const inner = nodes.map(([it, own]) => written(it, own)).join('');
        const declared = `xmlns="${NAMESPACE}" xmlns:p="${NAMESPACE}" xmlns:q="urn:q" xmlns:x="http://www.w3.org/2001/XMLSchema-instance"`;
        expectSame(NAMESPACE, `<${root}table ${declared}>${inner}</${root}table>`);
      }),
      { numRuns: 200 },
    );
  });

  it('reads documents that end anywhere as the other ways of reading do', () => {
    const document =
      '<table><title>Ö</title><row><id>1</id><detail><x>1</x><y/></detail><own__c>1</own__c></row></table>';
    const bytes = new TextEncoder().encode(document);
    for (let length = 0; length <= bytes.length; length++) expectSame('', bytes.slice(0, length));
  });

  it('takes the same bytes for other names where a default namespace is declared', () => {
    const row = '<row><id>1</id></row>';
    expectSame('', `<table>${row}</table>`);
    expectSame('', `<table xmlns="urn:other">${row}</table>`);
    expectSame('', `<table>${row}<row xmlns="urn:other"><id>1</id></row>${row}</table>`);
  });

  it('stores by its code', () => {
    const stored: number[] = [];
    const descriptor = element({
      name: 'point',
      namespaceURI: '',
      type: complexType({
        content: () => all([local('x', xs.int, 0), local('y', xs.int, 0)]),
        reader: staticReader((_, field) => stored.push(field)),
      }),
    });
    parseWithIssues(descriptor, '<point><y>1</y><x>2</x></point>');
    expect(stored).toEqual([1, 0]);
    // What is left to the general way is not stored by it.
    parseWithIssues(descriptor, '<point><x>?</x><y><!-- -->1</y></point>');
    expect(stored).toEqual([1, 0]);
  });

  it('makes objects whose keys have the order of the document', () => {
    const { value } = parseWithIssues(
      fast[''] as ElementDescriptor<Table>,
      '<table><row><name>n</name><own__c>1</own__c><id>1</id></row></table>',
    );
    expect(JSON.stringify(value)).toBe('{"row":[{"name":"n","own__c":1,"id":1}]}');
  });
});
