import { describe, expect, it } from 'vitest';
import * as xs from '../datatypes/xs.js';
import { root } from '../fixtures/documents.js';
import { complexType } from '../schema/define.js';
import type { XmlElement } from '../schema/descriptor.js';
import { serialize, serializeElement } from '../serialize.js';
import { XML_NAMESPACE } from './namespaces.js';

const tree = (name: string, space: string | undefined, ...children: readonly XmlElement[]): XmlElement => ({
  name,
  namespaceURI: '',
  attributes: space === undefined ? [] : [{ name: 'space', namespaceURI: XML_NAMESPACE, value: space }],
  children,
});

describe('indentation and xml:space', () => {
  it('adds nothing at any depth below preserve, until default', () => {
    const kept = tree('kept', 'preserve', tree('b', undefined, tree('c', undefined)));
    const back = tree('kept', 'preserve', tree('b', 'default', tree('c', undefined, tree('d', undefined))));
    expect(
      serializeElement(tree('r', undefined, kept, back, tree('e', undefined, tree('f', undefined))), {
        indent: 1,
      }),
    ).toBe(
      [
        '<r>',
        ' <kept xml:space="preserve"><b><c/></b></kept>',
        ' <kept xml:space="preserve"><b xml:space="default">',
        '   <c>',
        '    <d/>',
        '   </c>',
        '  </b></kept>',
        ' <e>',
        '  <f/>',
        ' </e>',
        '</r>',
        '',
      ].join('\n'),
    );
  });

  it('keeps to it where a schema describes the value', () => {
    const inner = complexType({ content: { sequence: [{ element: 'c', type: xs.string }] } });
    const outer = root(
      complexType({
        attributes: [{ attribute: 'space', namespaceURI: XML_NAMESPACE, type: xs.string }],
        content: { sequence: [{ element: 'b', type: inner }] },
      }),
    );
    expect(serialize(outer, { space: 'preserve', b: { c: 'x' } }, { indent: 2 })).toBe(
      '<r xml:space="preserve"><b><c>x</c></b></r>\n',
    );
  });
});
