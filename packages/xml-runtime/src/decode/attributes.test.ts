import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { anyAttribute } from '../features/wildcards/any.js';
import { brief, issues, root, schemaOf, XSI } from '../fixtures/documents.js';
import { parse } from '../parse.js';
import { complexType, element } from '../schema/define.js';
import type { ElementDescriptor } from '../schema/descriptor.js';
import { serialize } from '../serialize.js';

const string = xs.string;

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

  it('of the namespace xsi may be required or fixed, and are no properties', () => {
    const namespaceURI = 'http://www.w3.org/2001/XMLSchema-instance';
    const schemaLocation = { attribute: 'schemaLocation', namespaceURI, type: string } as const;
    const required = root(complexType({ attributes: [{ ...schemaLocation, required: true }] }));
    expect(parse(required, `<r ${XSI} xsi:schemaLocation="urn:1 a.xsd"/>`)).toEqual({});
    expect(brief(required, '<r/>')).toEqual(['cvc-complex-type.4 1:1 /schemaLocation']);
    const fixed = root(complexType({ attributes: [{ ...schemaLocation, fixed: 'urn:1 a.xsd' }] }));
    expect(parse(fixed, '<r/>')).toEqual({});
    expect(issues(fixed, `<r ${XSI} xsi:schemaLocation="urn:2 a.xsd"/>`)).toMatchObject([{ rule: 'cvc-au' }]);
    const preset = root(complexType({ attributes: [{ ...schemaLocation, default: 'urn:1 a.xsd' }] }));
    expect(parse(preset, '<r/>')).toEqual({});
  });

  it('that name the type are written where they are required', () => {
    const namespaceURI = 'http://www.w3.org/2001/XMLSchema-instance';
    const type = complexType({
      name: 'T',
      attributes: [{ attribute: 'type', namespaceURI, type: xs.QName, required: true }],
    });
    expect(serialize(root(type), {})).toContain('xsi:type="T"');
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
          attributeWildcard: anyAttribute({
            namespaces: ['urn:1'],
            processContents,
            schema: () => schemaOf({ attributes: [count] }),
          }),
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
        'cvc-attribute.1 1:20 /$attributes/0',
        'cvc-datatype-valid.1.2.1 1:27 /$attributes/1',
      ]);
    });
  });
});
