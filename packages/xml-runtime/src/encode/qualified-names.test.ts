import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { list, type QName } from '../datatypes/index.js';
import * as xs from '../datatypes/xs.js';
import { SourceForm } from '../features/formatting/source-form.js';
import { derivedTypes } from '../features/substitution/derived-types.js';
import { root } from '../fixtures/documents.js';
import { XmlValidationError } from '../issues/errors.js';
import { parse } from '../parse.js';
import { complexType, element } from '../schema/define.js';
import type { ComplexTypeDescriptor } from '../schema/descriptor.js';
import { unbounded } from '../schema/descriptor.js';
import { serialize } from '../serialize.js';
import { validate } from '../validate.js';

interface Node {
  readonly type?: QName;
  readonly ref?: QName;
  readonly names?: readonly QName[];
  readonly name?: readonly QName[];
  readonly node?: readonly Node[];
}

const nodeType: ComplexTypeDescriptor<Node> = complexType<Node>({
  attributes: [
    { attribute: 'type', type: xs.QName },
    { attribute: 'ref', type: xs.QName },
    { attribute: 'names', type: list<QName[]>({ itemType: xs.QName }) },
  ],
  content: {
    sequence: [
      { element: 'name', namespaceURI: 'urn:a', type: xs.QName, minOccurs: 0, maxOccurs: unbounded },
      { element: 'node', namespaceURI: 'urn:a', type: () => nodeType, minOccurs: 0, maxOccurs: unbounded },
    ],
  },
});
const Node = element<Node>({ name: 'node', namespaceURI: 'urn:a', type: nodeType });

const none: QName = { namespaceURI: '', localName: 'n' };
const own: QName = { namespaceURI: 'urn:a', localName: 'o' };

describe('a QName in no namespace below a default namespace', () => {
  it.each<[string, Node, string]>([
    ['as an attribute of the root', { ref: none }, '<ns1:node ref="n" xmlns:ns1="urn:a"/>'],
    [
      'as an attribute',
      { node: [{ ref: none, node: [{}] }, {}] },
      '<node xmlns="urn:a" xmlns:ns1="urn:a"><ns1:node xmlns="" ref="n"><ns1:node/></ns1:node><ns1:node/></node>',
    ],
    [
      'as the content of an element',
      { name: [none, own] },
      '<node xmlns="urn:a" xmlns:ns1="urn:a"><ns1:name xmlns="">n</ns1:name><ns1:name>ns1:o</ns1:name></node>',
    ],
    [
      'beside one in the default namespace',
      { type: own, ref: none },
      '<ns1:node type="ns1:o" ref="n" xmlns:ns1="urn:a"/>',
    ],
    [
      'before one in the default namespace',
      { type: none, ref: own },
      '<ns1:node type="n" xmlns:ns1="urn:a" ref="ns1:o"/>',
    ],
    [
      'in a list with one in the default namespace',
      { names: [own, none, own] },
      '<ns1:node names="ns1:o n ns1:o" xmlns:ns1="urn:a"/>',
    ],
  ])('is written %s', (_, value) => {
    const text = serialize(Node, value);
    expect(parse(Node, text)).toEqual(value);
    expect(validate(Node, value)).toEqual([]);
  });

  it('leaves the default namespace alone where nothing needs that', () => {
    expect(serialize(Node, { type: own, node: [{ ref: own }] })).toBe(
      '<node xmlns="urn:a" type="o"><node ref="o"/></node>',
    );
  });

  it('is written below a default namespace that the caller asks for', () => {
    const text = serialize(Node, { ref: none, node: [{}] }, { prefixes: { '': 'urn:a', q: 'urn:q' } });
    expect(parse(Node, text)).toEqual({ ref: none, node: [{}] });
  });

  it('can be written into what keeps its form', () => {
    const sourceForm = new SourceForm();
    const document = '<node xmlns="urn:a" type="o"><name>o</name></node>';
    const value = parse(Node, document, { sourceForm });
    expect(serialize(Node, value, { sourceForm })).toBe(document);
    for (const change of [{ ref: none }, { name: [none] }]) {
      const changed = Object.assign(parse(Node, document, { sourceForm }), change);
      expect(parse(Node, serialize(Node, changed, { sourceForm }))).toEqual(changed);
    }
  });

  it('can be the name of a type', () => {
    const derived: ComplexTypeDescriptor = complexType<unknown>({
      name: 'D',
      namespaceURI: '',
      base: () => base,
    });
    const base: ComplexTypeDescriptor = complexType<unknown>({
      name: 'B',
      namespaceURI: 'urn:a',
      derivedTypes: derivedTypes(() => [derived]),
    });
    const Root = element<unknown>({ name: 'r', namespaceURI: 'urn:a', type: base });
    const text = serialize(Root, { $type: '{}D' });
    expect(text).toContain('xsi:type="D"');
    expect(parse(Root, text)).toEqual({ $type: '{}D' });
  });

  it('and all others of a document can be read back', () => {
    const name = fc.record(
      { namespaceURI: fc.constantFrom('', 'urn:a', 'urn:b'), localName: fc.constantFrom('m', 'n') },
      { noNullPrototype: true },
    );
    const node: fc.Arbitrary<Node> = fc.letrec<{ node: Node }>((tie) => ({
      node: fc.record(
        {
          type: name,
          ref: name,
          names: fc.array(name, { minLength: 1, maxLength: 3 }),
          name: fc.array(name, { minLength: 1, maxLength: 3 }),
          node: fc.array(tie('node'), { minLength: 1, maxLength: 3, depthIdentifier: 'd' }),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
    })).node;
    const prefixes = fc.constantFrom<Record<string, string>[]>(
      {},
      { '': 'urn:a' },
      { '': 'urn:b', a: 'urn:a' },
      { b: 'urn:b' },
    );
    fc.assert(
      fc.property(node, prefixes, (value, asked) => {
        expect(parse(Node, serialize(Node, value, { prefixes: asked }))).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the prefix xmlns', () => {
  it('is bound nowhere', () => {
    const refusals = (run: () => unknown): unknown => {
      try {
        return run();
      } catch (error) {
        return error instanceof XmlValidationError ? error.issues.map(({ rule }) => rule) : error;
      }
    };
    const R = root(xs.QName);
    expect(refusals(() => parse(R, '<r>xmlns:a</r>'))).toEqual(['cvc-datatype-valid.1.2.1']);
    expect(refusals(() => parse(R, '<r xmlns:p="urn:p">p:a</r>'))).toEqual({
      namespaceURI: 'urn:p',
      localName: 'a',
    });
    const value = { namespaceURI: 'http://www.w3.org/2000/xmlns/', localName: 'a' };
    expect(refusals(() => serialize(R, value))).toEqual(['cvc-datatype-valid.1']);
    expect(validate(R, value)).toMatchObject([{ rule: 'cvc-datatype-valid.1' }]);
    expect(
      refusals(() =>
        parse(R, '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xmlns:t">a</r>'),
      ),
    ).toEqual(['cvc-elt.4.1']);
  });
});
