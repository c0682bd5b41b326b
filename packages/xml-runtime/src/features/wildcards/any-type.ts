import { complexType } from '../../schema/define.js';
import type {
  ComplexTypeDescriptor,
  SchemaDescriptor,
  Wildcard,
  XmlAttribute,
  XmlElement,
} from '../../schema/descriptor.js';
import { unbounded } from '../../schema/descriptor.js';
import { XSD_NAMESPACE } from '../../xml/namespaces.js';

/** A value of `xs:anyType`: any attributes, and any mixed content. */
export interface AnyType {
  $attributes?: XmlAttribute[];
  /** What `xsi:type` said, as `{namespace}local`. */
  $type?: string;
  $content: (string | { $any: XmlElement })[];
}

/**
 * `xs:anyType`, the ur-type (Part 1, section 3.4.7), of a schema: elements and attributes that it declares are assessed
 * wherever they stand, and `xsi:type` may name its types.
 */
export function anyTypeOf(schema: () => SchemaDescriptor): ComplexTypeDescriptor<AnyType> {
  return urType({ namespaces: '##any', processContents: 'lax', schema });
}

/** `xs:anyType` without a schema: nothing in it is assessed. */
export const anyType: ComplexTypeDescriptor<AnyType> = /* @__PURE__ */ urType({
  namespaces: '##any',
  processContents: 'lax',
});

function urType(any: Wildcard): ComplexTypeDescriptor<AnyType> {
  return complexType({
    name: 'anyType',
    namespaceURI: XSD_NAMESPACE,
    attributeWildcard: any,
    mixed: true,
    content: { sequence: [{ any, minOccurs: 0, maxOccurs: unbounded }], as: '$content' },
  });
}
