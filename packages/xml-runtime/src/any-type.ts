import { complexType } from './define.js';
import type { ComplexTypeDescriptor, XmlAttribute, XmlElement } from './descriptor.js';
import { unbounded } from './descriptor.js';
import { XSD_NAMESPACE } from './namespaces.js';

/** A value of `xs:anyType`: any attributes, and any mixed content. */
export interface AnyType {
  $attributes?: XmlAttribute[];
  /** What `xsi:type` said, as `{namespace}local`. */
  $type?: string;
  $content: (string | { $any: XmlElement })[];
}

/** `xs:anyType`, the ur-type (Part 1, section 3.4.7). */
export const anyType: ComplexTypeDescriptor<AnyType> = /* @__PURE__ */ complexType({
  name: 'anyType',
  namespaceURI: XSD_NAMESPACE,
  attributeWildcard: { namespaces: '##any', processContents: 'lax' },
  mixed: true,
  content: {
    sequence: [{ any: { namespaces: '##any', processContents: 'lax' }, minOccurs: 0, maxOccurs: unbounded }],
    as: '$content',
  },
});
