import { describe, expect, it } from 'vitest';
import { anyAttribute } from '../features/wildcards/any.js';
import { brief, schemaOf } from '../fixtures/documents.js';
import { complexType, element } from '../schema/define.js';
import {
  type ComplexTypeDescriptor,
  type ElementDescriptor,
  type SimpleTypeDescriptor,
  unbounded,
} from '../schema/descriptor.js';
import { validate } from '../validate.js';
import { pattern } from './facets/pattern.js';
import { list } from './list.js';
import { restriction } from './restriction.js';
import { union } from './union.js';
import * as xs from './xs.js';
import * as xs11 from './xs11.js';

const many = { minOccurs: 0, maxOccurs: unbounded };
const label = restriction<string>({ name: 'label', base: xs.ID, facets: [pattern('L.*')] });
const either = union<string>({ memberTypes: [label, xs.IDREF] });

const NodeType: ComplexTypeDescriptor = complexType({
  attributes: [
    { attribute: 'id', type: xs11.ID },
    { attribute: 'also', type: xs11.ID },
    { attribute: 'to', type: xs.IDREFS },
    { attribute: 'mixed', type: list<string[]>({ itemType: either }) },
    { attribute: 'home', type: xs.IDREF, default: 'top' },
  ],
  attributeWildcard: anyAttribute({
    namespaces: ['urn:1'],
    processContents: 'lax',
    schema: () => schemaOf({ attributes: [element({ name: 'id', namespaceURI: 'urn:1', type: xs.ID })] }),
  }),
  content: {
    sequence: [
      { element: 'name', type: xs11.ID, ...many },
      { element: 'own', type: xs.ID, ...many },
      { element: 'ref', type: xs.IDREF, ...many },
      { element: 'node', type: () => NodeType, ...many },
    ],
  },
});
const graph: ElementDescriptor = element({ name: 'graph', namespaceURI: '', type: NodeType });

const document = (content: string): string => `<graph id="top">${content}</graph>`;

describe('an ID', () => {
  it('is that of one element', () => {
    expect(brief(graph, document('<node id="a"/><node id="b"/>'))).toEqual([]);
    expect(brief(graph, document('<node id="a"/><node id="a"/>'))).toEqual(['cvc-id.2 1:37 /node/1/id']);
  });

  it('may be that of one element twice', () => {
    expect(brief(graph, document('<node id="a" also="a"/>'))).toEqual([]);
    expect(brief(graph, document('<node id="a"><name>a</name></node>'))).toEqual([]);
  });

  it('that is the content of an element is its own in XSD 1.0', () => {
    expect(brief(graph, document('<own>a</own><own>a</own>'))).toEqual(['cvc-id.2 1:35 /own/1']);
    expect(brief(graph, document('<node id="a"><own>a</own></node>'))).toEqual([
      'cvc-id.2 1:36 /node/0/own/0',
    ]);
  });

  it('that is the content of an element is that of its parent in XSD 1.1', () => {
    expect(brief(graph, document('<name>a</name><name>a</name>'))).toEqual([]);
    expect(brief(graph, document('<node><name>a</name></node><node><name>a</name></node>'))).toEqual([
      'cvc-id.2 1:57 /node/1/name/0',
    ]);
  });

  it('may be in an attribute that a wildcard admits', () => {
    expect(brief(graph, document('<node xmlns:p="urn:1" p:id="top"/>'))).toEqual([
      'cvc-id.2 1:39 /node/0/$attributes/0',
    ]);
  });

  it('in the content of the root is that of no element in XSD 1.1', () => {
    const rooted = (simpleContent: SimpleTypeDescriptor): ElementDescriptor =>
      element({
        name: 'rooted',
        namespaceURI: '',
        type: complexType({ simpleContent, attributes: [{ attribute: 'to', type: xs.IDREF }] }),
      });
    expect(brief(rooted(xs11.ID), '<rooted to="a">a</rooted>')).toEqual(['cvc-id.1 1:9 /to']);
    expect(brief(rooted(xs.ID), '<rooted to="a">a</rooted>')).toEqual([]);
  });
});

describe('the attributes of an element', () => {
  const described = (type: SimpleTypeDescriptor): ElementDescriptor =>
    element({
      name: 'described',
      namespaceURI: '',
      type: complexType({
        attributes: [{ attribute: 'id', type }],
        attributeWildcard: anyAttribute({
          namespaces: ['urn:1'],
          processContents: 'lax',
          schema: () => schemaOf({ attributes: [element({ name: 'id', namespaceURI: 'urn:1', type })] }),
        }),
      }),
    });

  it('have one ID in XSD 1.0, and any number in XSD 1.1', () => {
    const two = '<described xmlns:p="urn:1" id="a" p:id="b"/>';
    expect(brief(described(xs.ID), two)).toEqual(['cvc-complex-type.5.1 1:35 /$attributes/0']);
    expect(brief(described(xs11.ID), two)).toEqual([]);
  });
});

describe('an IDREF', () => {
  it('refers to an ID before it or behind it', () => {
    expect(brief(graph, document('<node id="a" to="b top"/><node id="b" to="a"/>'))).toEqual([]);
    expect(brief(graph, document('<node to="a&#10;b"/><node id="b"/>'))).toEqual([
      'cvc-id.1 1:23 /node/0/to',
    ]);
    expect(brief(graph, document('<ref>a</ref>'))).toEqual(['cvc-id.1 1:23 /ref/0']);
  });

  it('may be a default value', () => {
    expect(brief(graph, '<graph/>')).toEqual(['cvc-id.1 1:1 /home']);
  });

  it('may be a member of a union and an item of a list', () => {
    expect(brief(graph, document('<node mixed="L1 L2 top"/><node mixed="L2 L1x b"/>'))).toEqual([
      'cvc-id.2 1:48 /node/1/mixed',
      'cvc-id.1 1:48 /node/1/mixed',
    ]);
  });
});

describe('values', () => {
  it('of elements are documents of their own', () => {
    expect(validate(graph, { id: 'top', node: [{ id: 'top' }], ref: ['x'] })).toMatchObject([
      { rule: 'cvc-id.2', path: ['node', 0, 'id'] },
      { rule: 'cvc-id.1', path: ['ref', 0] },
    ]);
  });

  it('of types may refer to what is elsewhere', () => {
    expect(validate(NodeType, { ref: ['x'] })).toEqual([]);
  });
});
