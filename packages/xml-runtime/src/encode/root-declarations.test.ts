import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { SourceForm } from '../features/formatting/source-form.js';
import { anyAttribute } from '../features/wildcards/any.js';
import { parse, parseElement } from '../parse.js';
import { complexType, element } from '../schema/define.js';
import type { ElementDescriptor, XmlElement } from '../schema/descriptor.js';
import { unbounded } from '../schema/descriptor.js';
import { serialize, serializeElement, serializeToBytes } from '../serialize.js';

interface Rows {
  readonly row: readonly { readonly value: string | null; readonly $attributes?: readonly unknown[] }[];
  readonly $any?: readonly XmlElement[];
}

const Row = complexType<unknown>({
  attributeWildcard: anyAttribute({ namespaces: '##any', processContents: 'skip' }),
  content: {
    sequence: [{ element: 'value', namespaceURI: 'urn:b', type: xs.string, nillable: true }],
  },
});

const rowsType = complexType<Rows>({
  content: {
    sequence: [
      { element: 'row', namespaceURI: 'urn:a', type: Row, maxOccurs: unbounded, minOccurs: 0 },
      {
        any: anyAttribute({ namespaces: { not: ['urn:a', 'urn:b'] }, processContents: 'skip' }),
        minOccurs: 0,
        maxOccurs: unbounded,
      },
    ],
  },
});

function rows(prefixes?: Readonly<Record<string, string>>): ElementDescriptor<Rows> {
  return element<Rows>({
    name: 'rows',
    namespaceURI: 'urn:a',
    type: rowsType,
    ...(prefixes && { prefixes }),
  });
}

const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

describe('namespaces that are first needed below the root', () => {
  it('are declared once, at the end of the start tag of the root', () => {
    const value = { row: [{ value: 'x' }, { value: null }, { value: null }] };
    const text = serialize(rows(), value);
    expect(text).toBe(
      `<rows xmlns="urn:a" xmlns:ns1="urn:b" ${XSI}><row><ns1:value>x</ns1:value></row>` +
        '<row><ns1:value xsi:nil="true"/></row><row><ns1:value xsi:nil="true"/></row></rows>',
    );
    expect(parse(rows(), text)).toEqual(value);
    expect(new TextDecoder().decode(serializeToBytes(rows(), value))).toBe(text);
  });

  it('have the prefixes of the schema, as long as something needs them', () => {
    const schema = rows({ b: 'urn:b', c: 'urn:c', tns: 'urn:a' });
    const text = serialize(schema, { row: [{ value: 'x' }, { value: 'y' }] });
    expect(text).toBe(
      '<rows xmlns="urn:a" xmlns:b="urn:b"><row><b:value>x</b:value></row><row><b:value>y</b:value></row></rows>',
    );
    expect(serialize(schema, { row: [] })).toBe('<rows xmlns="urn:a"/>');
  });

  it('leave the prefixes to the caller who asks for others', () => {
    const schema = rows({ b: 'urn:b' });
    const value = { row: [{ value: 'x' }] };
    expect(serialize(schema, value, { prefixes: { q: 'urn:b' } })).toBe(
      '<rows xmlns="urn:a" xmlns:q="urn:b"><row><q:value>x</q:value></row></rows>',
    );
    expect(serialize(schema, value, { prefixes: { b: 'urn:z' } })).toBe(
      '<rows xmlns="urn:a" xmlns:b="urn:z" xmlns:ns1="urn:b"><row><ns1:value>x</ns1:value></row></rows>',
    );
  });

  it('have their declarations behind what stands before the root', () => {
    const text = serialize(rows(), { row: [{ value: 'ä' }] }, { declaration: true, indent: 1 });
    expect(text.split('\n').slice(0, 3)).toEqual([
      '<?xml version="1.0" encoding="utf-8"?>',
      '<rows xmlns="urn:a" xmlns:ns1="urn:b">',
      ' <row>',
    ]);
  });

  it('make a document of many such children smaller', () => {
    const row = Array.from({ length: 600 }, (_, index) => ({ value: index % 3 === 0 ? null : `v${index}` }));
    const atRoot = serialize(rows(), { row });
    const whereUsed = serialize(rows(), { row }, { sourceForm: new SourceForm() });
    expect(parse(rows(), whereUsed)).toEqual(parse(rows(), atRoot));
    expect(atRoot.length / whereUsed.length).toBeLessThan(0.5);
  });

  it('stay where they are when an element in between binds their prefix to something else', () => {
    const inner = parseElement('<p:in xmlns:p="urn:p1"><p:in xmlns:p="urn:p2"/><p:in/></p:in>');
    const outer = parseElement('<p:in xmlns:p="urn:p2"/>');
    const text = serialize(rows(), { row: [], $any: [inner, outer] });
    expect(text).toBe(
      '<rows xmlns="urn:a" xmlns:p="urn:p1"><p:in><p:in xmlns:p="urn:p2"/><p:in/></p:in><p:in xmlns:p="urn:p2"/></rows>',
    );
    expect(parse(rows(), text).$any).toMatchObject([
      { namespaceURI: 'urn:p1', children: [{ namespaceURI: 'urn:p2' }, { namespaceURI: 'urn:p1' }] },
      { namespaceURI: 'urn:p2' },
    ]);
  });

  it('serve attributes as well as elements', () => {
    const attribute = { name: 'k', namespaceURI: 'urn:b', value: '1' };
    const value = { row: [{ value: 'x' }, { value: 'y', $attributes: [attribute] }] };
    expect(serialize(rows({ b: 'urn:b' }), value)).toBe(
      '<rows xmlns="urn:a" xmlns:b="urn:b"><row><b:value>x</b:value></row><row b:k="1"><b:value>y</b:value></row></rows>',
    );
  });

  it('stay where they were in a document that keeps its form', () => {
    const document = '<rows xmlns="urn:a"><row><x:value xmlns:x="urn:b">1</x:value></row></rows>';
    const sourceForm = new SourceForm();
    expect(serialize(rows({ b: 'urn:b' }), parse(rows(), document, { sourceForm }), { sourceForm })).toBe(
      document,
    );
  });

  it('stay where they were in a document without a schema', () => {
    const document = '<r><x:a xmlns:x="urn:x"/><x:a xmlns:x="urn:x"/></r>';
    expect(serializeElement(parseElement(document))).toBe(document);
  });
});
