import { isUriReference } from '../datatypes/any-uri.js';
import { shorten } from '../issues/shorten.js';
import { isInstanceAttribute } from '../plan/attribute.js';
import type { XmlAttribute } from '../schema/descriptor.js';
import type { ElementSource } from '../xml/element-source.js';
import { clarkName, type ExpandedName, internName } from '../xml/names.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import type { ReadingContext } from './reading-context.js';

/** `xsi:type` (Part 1, section 2.6.1). */
const XSI_TYPE: ExpandedName = internName(XSI_NAMESPACE, 'type');

/** `xsi:nil` (Part 1, section 2.6.2). */
const XSI_NIL: ExpandedName = internName(XSI_NAMESPACE, 'nil');

/** Section 2.6.3. */
const LOCATIONS: readonly ExpandedName[] = [
  internName(XSI_NAMESPACE, 'schemaLocation'),
  internName(XSI_NAMESPACE, 'noNamespaceSchemaLocation'),
];

/** The index of an attribute at the current start, or -1. */
export function findAttribute({ source }: ReadingContext, name: ExpandedName): number {
  for (let index = 0; index < source.attributeCount; index++) {
    if (source.attributeName(index) === name) return index;
  }
  return -1;
}

/** What the attributes of the namespace `xsi` at a start tag say. */
export interface InstanceAttributes {
  readonly nil: NilAttribute | undefined;
  readonly type: TypeName | undefined;
  /** Where schemas may be: hints that nothing here follows. */
  readonly locations: readonly XmlAttribute[];
}

/** `xsi:nil` */
export interface NilAttribute {
  readonly literal: string;
  readonly isNil: boolean;
}

/** What `xsi:type` names. */
export interface TypeName extends ExpandedName {
  /** The {@link clarkName}. */
  readonly key: string;
}

/** The attributes of the current start tag that are of the namespace `xsi`; undefined where there are none. */
export function readInstanceAttributes(context: ReadingContext): InstanceAttributes | undefined {
  const { source } = context;
  return hasInstanceAttribute(source)
    ? { nil: readNil(context), type: readTypeName(context), locations: readLocations(context) }
    : undefined;
}

/** Tells identity constraints of the attributes of the current start tag that are of the namespace `xsi`. */
export function identifyInstanceAttributes({ source, identity }: ReadingContext): void {
  const { constraints } = identity;
  if (constraints === undefined) return;
  for (let index = 0; index < source.attributeCount; index++) {
    const name = source.attributeName(index);
    if (isInstanceAttribute(name)) constraints.instanceAttribute(name, source.attributeValue(index), source);
  }
}

function hasInstanceAttribute(source: ElementSource): boolean {
  for (let index = 0; index < source.attributeCount; index++) {
    if (source.attributeName(index).namespaceURI === XSI_NAMESPACE) return true;
  }
  return false;
}

/** `xsi:nil` of the current element; undefined without a legal one. */
function readNil(context: ReadingContext): NilAttribute | undefined {
  const index = findAttribute(context, XSI_NIL);
  if (index === -1) return undefined;
  const literal = context.source.attributeValue(index).trim();
  if (literal === 'true' || literal === '1') return { literal, isNil: true };
  if (literal === 'false' || literal === '0') return { literal, isNil: false };
  context.report({
    rule: 'cvc-datatype-valid.1.2.1',
    message: `xsi:nil has to be true or false, not '${shorten(literal)}'.`,
    expected: 'true or false',
    found: shorten(literal),
    offset: context.source.attributeOffset(index),
  });
  return undefined;
}

/** The type that `xsi:type` of the current element names; undefined without a legal one. */
function readTypeName(context: ReadingContext): TypeName | undefined {
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

function readLocations(context: ReadingContext): readonly XmlAttribute[] {
  const { source } = context;
  return LOCATIONS.flatMap((name): readonly XmlAttribute[] => {
    const index = findAttribute(context, name);
    if (index === -1) return [];
    const value = source.attributeValue(index);
    const wrong = value
      .trim()
      .split(/[ \t\n\r]+/)
      .find((it) => !isUriReference(it));
    if (wrong !== undefined) {
      context.report({
        rule: 'cvc-datatype-valid.1.2.1',
        message: `xsi:${name.localName} has to hold URI references, not '${shorten(wrong)}'.`,
        expected: 'URI references',
        found: shorten(wrong),
        offset: source.attributeOffset(index),
      });
    }
    return [{ name: name.localName, namespaceURI: XSI_NAMESPACE, prefix: 'xsi', value }];
  });
}
