import { describe, expect, it } from 'vitest';
import { pattern } from './datatypes/facets/pattern.js';
import { restriction } from './datatypes/index.js';
import * as xs from './datatypes/xs.js';
import { repeat } from './features/counting/repeat.js';
import { SourceForm } from './features/formatting/source-form.js';
import { derivedTypes } from './features/substitution/derived-types.js';
import { parse } from './parse.js';
import { complexType, element } from './schema/define.js';
import type { SimpleTypeDescriptor } from './schema/descriptor.js';
import { serialize } from './serialize.js';

interface Item {
  readonly unit?: string;
  readonly size?: number;
  readonly note?: string;
  readonly price?: { readonly currency?: string; readonly $value: string };
}

const Item = element<Item>({
  name: 'item',
  namespaceURI: '',
  type: complexType<Item>({
    attributes: [
      { attribute: 'unit', type: xs.string, default: 'm' },
      { attribute: 'size', type: xs.int, fixed: '7' },
    ],
    content: {
      sequence: [
        { element: 'note', type: xs.string, minOccurs: 0, default: 'none' },
        {
          element: 'price',
          minOccurs: 0,
          default: '1.0',
          type: complexType({
            attributes: [{ attribute: 'currency', type: xs.string, default: 'EUR' }],
            simpleContent: xs.decimal,
          }),
        },
      ],
    },
  }),
});

describe('omitDefaults', () => {
  const value = parse(Item, '<item><note/><price/></item>');

  it('leaves out what a reader fills in', () => {
    expect(serialize(Item, value)).toBe(
      '<item unit="m" size="7"><note>none</note><price currency="EUR">1.0</price></item>',
    );
    const text = serialize(Item, value, { omitDefaults: true });
    expect(text).toBe('<item><note/><price/></item>');
    expect(parse(Item, text)).toEqual(value);
  });

  it('compares values, not literals', () => {
    const price = { currency: 'EUR', $value: '1.00' };
    expect(serialize(Item, { price }, { omitDefaults: true })).toBe('<item><price/></item>');
  });

  it('keeps what is another value', () => {
    const other = { unit: 'km', note: 'x', price: { currency: 'USD', $value: '2' } };
    expect(serialize(Item, other, { omitDefaults: true })).toBe(
      '<item unit="km"><note>x</note><price currency="USD">2</price></item>',
    );
  });

  it('keeps what stood in the document that keeps its form', () => {
    const document = '<item unit="m"><note>none</note></item>';
    const sourceForm = new SourceForm();
    const read = parse(Item, document, { sourceForm });
    expect(serialize(Item, read, { sourceForm, omitDefaults: true })).toBe(document);
  });

  it('keeps attributes that have to be there', () => {
    const Fixed = element<{ readonly v: string }>({
      name: 'f',
      namespaceURI: '',
      type: complexType({ attributes: [{ attribute: 'v', type: xs.string, required: true, fixed: '1' }] }),
    });
    expect(serialize(Fixed, { v: '1' }, { omitDefaults: true })).toBe('<f v="1"/>');
  });
});

describe('schemaLocation', () => {
  const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

  it('says at the root where schemas are', () => {
    const options = {
      schemaLocation: { 'urn:a': 'a.xsd', 'urn:b': 'https://example.org/b.xsd' },
      noNamespaceSchemaLocation: 'item.xsd',
    };
    const text = serialize(Item, { note: 'x' }, options);
    expect(text).toBe(
      `<item ${XSI} xsi:schemaLocation="urn:a a.xsd urn:b https://example.org/b.xsd" ` +
        'xsi:noNamespaceSchemaLocation="item.xsd"><note>x</note></item>',
    );
    // What was read is written again, unless another one is given.
    const read = parse(Item, text);
    expect(serialize(Item, read)).toContain('xsi:noNamespaceSchemaLocation="item.xsd"');
    const moved = serialize(Item, read, { noNamespaceSchemaLocation: 'moved.xsd' });
    expect(moved.match(/\S+Location="[^"]*"/gi)).toEqual([
      'xsi:schemaLocation="urn:a a.xsd urn:b https://example.org/b.xsd"',
      'xsi:noNamespaceSchemaLocation="moved.xsd"',
    ]);
  });

  it('goes to roots of simple type, too', () => {
    const N = element<number | null>({ name: 'n', namespaceURI: '', type: xs.int, nillable: true });
    const options = { noNamespaceSchemaLocation: 'n.xsd' };
    expect(serialize(N, 5, options)).toBe(`<n ${XSI} xsi:noNamespaceSchemaLocation="n.xsd">5</n>`);
    expect(serialize(N, null, options)).toBe(
      `<n ${XSI} xsi:noNamespaceSchemaLocation="n.xsd" xsi:nil="true"/>`,
    );
  });

  it('has to be a URI reference', () => {
    expect(() => serialize(Item, {}, { schemaLocation: { 'urn:a': 'a b.xsd' } })).toThrow(TypeError);
    expect(() => serialize(Item, {}, { noNamespaceSchemaLocation: '' })).toThrow(TypeError);
  });
});

describe('values whose usual literal a pattern excludes', () => {
  const Exponent: SimpleTypeDescriptor<number> = restriction<number>({
    name: 'E',
    base: xs.double,
    derivedTypes: derivedTypes(() => [Narrow]),
    facets: [pattern('\\d\\.\\dE-\\d')],
  });
  const Narrow: SimpleTypeDescriptor<number> = restriction<number>({
    name: 'N',
    base: () => Exponent,
    facets: [pattern('1.*')],
  });
  const Yes = restriction<boolean>({ base: xs.boolean, facets: [pattern('1|0')] });

  it('are written as attributes, elements and defaults, and as a type that xsi:type names', () => {
    const R = element<unknown>({
      name: 'r',
      namespaceURI: '',
      type: complexType({
        attributes: [
          { attribute: 'yes', type: Yes, default: '1' },
          { attribute: 'rate', type: Exponent, fixed: '2.0E-3' },
        ],
        content: { sequence: [repeat({ element: 'e', type: Exponent, default: '5.0E-1' }, 1, 3)] },
      }),
    });
    const document =
      '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><e/><e>1.0E-2</e><e xsi:type="N">1.5E-2</e></r>';
    const value = parse(R, document);
    expect(value).toEqual({ yes: true, rate: 0.002, e: [0.5, 0.01, 0.015] });
    const text = serialize(R, value);
    expect(text).toBe(
      '<r yes="1" rate="2.0E-3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
        '<e>5.0E-1</e><e>1.0E-2</e><e xsi:type="N">1.5E-2</e></r>',
    );
    expect(parse(R, text)).toEqual(value);
  });
});
