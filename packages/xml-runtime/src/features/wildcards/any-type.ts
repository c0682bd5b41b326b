import { complexType } from '../../schema/define.js';
import type {
  ComplexTypeDescriptor,
  SchemaDescriptor,
  WildcardDefinition,
  XmlAttribute,
  XmlElement,
} from '../../schema/descriptor.js';
import { unbounded } from '../../schema/descriptor.js';
import { XSD_NAMESPACE } from '../../xml/namespaces.js';
import { mixedContent } from '../mixed/mixed-content.js';
import { any, anyAttribute } from './any.js';

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

function urType(wildcard: WildcardDefinition): ComplexTypeDescriptor<AnyType> {
  return complexType({
    name: 'anyType',
    namespaceURI: XSD_NAMESPACE,
    attributeWildcard: anyAttribute(wildcard),
    mixed: mixedContent,
    content: { sequence: [any(wildcard, 0, unbounded)], as: '$content' },
  });
}
