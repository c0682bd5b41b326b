import { clarkName, type ExpandedName, internName } from '../names.js';
import { XSI_NAMESPACE } from '../namespaces.js';
import type { ReadingContext } from './context.js';
import { shorten } from './simple-content.js';

/** `xsi:type` (Part 1, section 2.6.1). */
const XSI_TYPE: ExpandedName = internName(XSI_NAMESPACE, 'type');

/** `xsi:nil` (Part 1, section 2.6.2). */
const XSI_NIL: ExpandedName = internName(XSI_NAMESPACE, 'nil');

const LOCATIONS: readonly ExpandedName[] = [
  internName(XSI_NAMESPACE, 'schemaLocation'),
  internName(XSI_NAMESPACE, 'noNamespaceSchemaLocation'),
];

/** Whether an attribute is one of the four that every element may have (Part 1, section 2.6). */
export function isInstanceAttribute(name: ExpandedName): boolean {
  return name === XSI_TYPE || name === XSI_NIL || LOCATIONS.includes(name);
}

/** The index of an attribute at the current start, or -1. */
export function findAttribute({ source }: ReadingContext, name: ExpandedName): number {
  for (let index = 0; index < source.attributeCount; index++) {
    if (source.attributeName(index) === name) return index;
  }
  return -1;
}

/** Whether the current element has `xsi:nil="true"`; undefined without a legal `xsi:nil`. */
export function readNil(context: ReadingContext): boolean | undefined {
  const index = findAttribute(context, XSI_NIL);
  if (index === -1) return undefined;
  const found = context.source.attributeValue(index).trim();
  if (found === 'true' || found === '1') return true;
  if (found === 'false' || found === '0') return false;
  context.report({
    rule: 'cvc-datatype-valid.1.2.1',
    message: `xsi:nil has to be true or false, not '${shorten(found)}'.`,
    expected: 'true or false',
    found: shorten(found),
    offset: context.source.attributeOffset(index),
  });
  return undefined;
}

/** The type that `xsi:type` of the current element names, as a {@link clarkName}; undefined without a legal one. */
export function readTypeName(
  context: ReadingContext,
): { readonly namespaceURI: string; readonly localName: string; readonly key: string } | undefined {
  const { source } = context;
  const index = findAttribute(context, XSI_TYPE);
  if (index === -1) return undefined;
  const found = source.attributeValue(index).trim();
  const colon = found.indexOf(':');
  const namespaceURI = source.lookupNamespaceURI(colon === -1 ? '' : found.slice(0, colon));
  const localName = found.slice(colon + 1);
  if (namespaceURI === undefined || localName === '') {
    context.report({
      rule: 'cvc-elt.4.1',
      message: `xsi:type has to be a name whose prefix is declared, not '${shorten(found)}'.`,
      found: shorten(found),
      offset: source.attributeOffset(index),
    });
    return undefined;
  }
  return { namespaceURI, localName, key: clarkName(namespaceURI, localName) };
}
