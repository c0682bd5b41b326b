import { isUriReference } from '../datatypes/any-uri.js';
import { shorten } from '../issues/shorten.js';
import { isInstanceAttribute } from '../plan/attribute.js';
import type { XmlAttribute } from '../schema/descriptor.js';
import type { ElementSource } from '../xml/element-source.js';
import { clarkName, type ExpandedName } from '../xml/names.js';
import { XSI_NAMESPACE } from '../xml/namespaces.js';
import type { ReadingContext } from './reading-context.js';

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

/**
 * The attributes of the current start tag that are of the namespace `xsi` (Part 1, section 2.6); undefined where there are
 * none. What is wrong with one is reported.
 */
export function readInstanceAttributes(context: ReadingContext): InstanceAttributes | undefined {
  const { source } = context;
  let nil: NilAttribute | undefined;
  let type: TypeName | undefined;
  let locations: readonly XmlAttribute[] | undefined;
  for (let index = 0; index < source.attributeCount; index++) {
    const { namespaceURI, localName } = source.attributeName(index);
    if (namespaceURI !== XSI_NAMESPACE) continue;
    locations ??= [];
    const value = source.attributeValue(index);
    const literal = value.trim();
    let wrong: [rule: string, verb: string, expected: string, found: string] | undefined;
    if (localName === 'nil') {
      const isNil = literal === 'true' || literal === '1';
      if (isNil || literal === 'false' || literal === '0') nil = { literal, isNil };
      else wrong = ['cvc-datatype-valid.1.2.1', 'be', 'true or false', literal];
    } else if (localName === 'type') {
      type = typeNameIn(source, literal);
      if (type === undefined) wrong = ['cvc-elt.4.1', 'be', 'a name whose prefix is declared', literal];
    } else if (isInstanceAttribute(source.attributeName(index))) {
      locations = [...locations, { name: localName, namespaceURI, prefix: 'xsi', value }];
      const part = literal.split(/[ \t\n\r]+/).find((it) => !isUriReference(it));
      if (part !== undefined) wrong = ['cvc-datatype-valid.1.2.1', 'hold', 'URI references', part];
    }
    if (wrong === undefined) continue;
    const [rule, verb, expected, text] = wrong;
    const found = shorten(text);
    const message = `xsi:${localName} has to ${verb} ${expected}, not '${found}'.`;
    context.report({ rule, message, expected, found, offset: source.attributeOffset(index) });
  }
  return locations && { nil, type, locations };
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

/** The type that a QName names; undefined where it is none. */
function typeNameIn(source: ElementSource, literal: string): TypeName | undefined {
  const colon = literal.indexOf(':');
  const namespaceURI = source.lookupNamespaceURI(literal.slice(0, Math.max(0, colon)));
  const localName = literal.slice(colon + 1);
  if (namespaceURI === undefined || localName === '') return undefined;
  return { namespaceURI, localName, key: clarkName(namespaceURI, localName) };
}
