import { type ComplexTypeDescriptor, complexType, type ElementDescriptor, element } from '@proj/xml-runtime';
import * as xs from '@proj/xml-runtime/xs';

/** A tree of any depth and width, with attributes, typed text and any other elements. */
export interface Node {
  readonly id?: string;
  readonly text?: readonly string[];
  readonly node?: readonly Node[];
}

/** Declares the root element `r` of hostile documents. */
export const NodeElement: ElementDescriptor<Node> = element<Node>({
  name: 'r',
  namespaceURI: '',
  type: () => NodeType,
});

const NodeType: ComplexTypeDescriptor<Node> = complexType<Node>({
  name: 'node',
  attributes: [{ attribute: 'id', type: xs.string }],
  content: {
    sequence: [
      { element: 'text', type: xs.string, minOccurs: 0, maxOccurs: Number.POSITIVE_INFINITY },
      { element: 'node', type: () => NodeType, minOccurs: 0, maxOccurs: Number.POSITIVE_INFINITY },
    ],
  },
});
