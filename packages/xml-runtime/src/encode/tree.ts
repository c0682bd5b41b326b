import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { isRecord } from '../plan/record.js';
import { repeatedAttribute } from '../rules/attributes.js';
import type { Wildcard } from '../schema/descriptor.js';
import type { XmlElement } from '../xml/element.js';
import { isNCName } from '../xml/name-characters.js';
import type { ExpandedName } from '../xml/names.js';
import { clarkName } from '../xml/names.js';
import { XMLNS_NAMESPACE } from '../xml/namespaces.js';
import { namespacesInContent } from '../xml/tree.js';
import { isAttribute, isPrefix, writeXmlAttribute } from './attributes.js';
import type { WritingContext } from './writing-context.js';

/**
 * Writes an element that no declaration describes.
 * @param isLaidOut - white space may go between the children of elements without text; inside of other documents it
 * may not, since it would be read back as text
 * @returns whether it and everything in it is an {@link XmlElement} that can be written
 */
export function writeTree(
  context: WritingContext,
  element: unknown,
  isLaidOut = false,
): element is XmlElement {
  context.gaps?.child();
  return writeBranch(context, element, isLaidOut);
}

function writeBranch(context: WritingContext, element: unknown, isLaidOut: boolean): element is XmlElement {
  if (!isElement(element)) {
    context.reportWrongKind('an element { name, namespaceURI, attributes, children }', element);
    return false;
  }
  context.descend(element);
  const { sink } = context;
  const hasLayout = isLaidOut && element.children.every((child) => typeof child !== 'string');
  const inContent = namespacesInContent(element);
  sink.startElement(element.namespaceURI, element.name, elementPrefix(element, inContent), hasLayout);
  // Before the attributes, which may take another prefix; values that are QNames cannot.
  if (inContent !== undefined) declarePrefixes(context, element, inContent);
  const areAttributesWritable = writeTreeAttributes(context, element);
  let isWritable = areAttributesWritable;
  for (const [index, child] of element.children.entries()) {
    context.enter('children', index);
    if (typeof child === 'string') context.checkCharacters(child, sink.text(child), []);
    else isWritable = writeBranch(context, child, isLaidOut) && isWritable;
    context.leave();
  }
  sink.endElement();
  context.ascend();
  return isWritable;
}

/** The prefix to write an element with: undefined where its own would change what QNames in its content mean. */
function elementPrefix(
  element: XmlElement,
  inContent: ReadonlyMap<string, string> | undefined,
): string | undefined {
  const prefix = element.prefix ?? '';
  const meant = prefix === '' ? undefined : inContent?.get(prefix);
  const isClash = meant !== undefined && meant !== element.namespaceURI && holdsQName(element, prefix);
  return isClash ? undefined : prefix;
}

/**
 * Declares the prefixes that attributes and text of a value depend on, where they look like QNames and no declaration
 * says what they are.
 */
export function declareInContent({ sink }: WritingContext, value: object): void {
  const inContent = namespacesInContent(value);
  if (inContent === undefined) return;
  for (const [prefix, namespaceURI] of inContent) {
    if (prefix !== '') sink.declareNamespace(prefix, namespaceURI);
  }
}

/** A value of the ur-type as an element, for what assesses it by another type; undefined where it is not well-formed. */
export function anyTypeElement(
  { namespaceURI, localName: name }: ExpandedName,
  value: Readonly<Record<string, unknown>>,
): XmlElement | undefined {
  const { $attributes: attributes = [], $content: content = [] } = value;
  const children = Array.isArray(content) ? content.map((item) => (isRecord(item) ? item.$any : item)) : [];
  const element = { name, namespaceURI, attributes, children };
  return isElement(element) ? element : undefined;
}

function declarePrefixes(
  context: WritingContext,
  element: XmlElement,
  inContent: ReadonlyMap<string, string>,
): void {
  const { sink } = context;
  for (const [prefix, namespaceURI] of inContent) {
    if (prefix === '') {
      // Names in its values are in no namespace, whatever the default namespace around it.
      if (namespaceURI === '') sink.lookupPrefix('');
      continue;
    }
    const bound = sink.declareNamespace(prefix, namespaceURI);
    if (bound === namespaceURI || !holdsQName(element, prefix)) continue;
    const message = `A value here starts with the prefix '${prefix}' for ${namespaceURI}, but the prefix is bound to ${bound}.`;
    context.report({ rule: 'xml-namespaces', message, expected: namespaceURI, found: bound });
  }
}

/** Whether a value of an attribute, or the text of an element, starts with this prefix, as a QName would. */
function holdsQName({ attributes, children }: XmlElement, prefix: string): boolean {
  const isQName = (value: unknown): boolean =>
    typeof value === 'string' && value.trimStart().startsWith(`${prefix}:`);
  return attributes.some((attribute) => isQName(attribute?.value)) || children.some(isQName);
}

/** Assesses an element that a wildcard admits (3.10.4). */
export function assessElement(
  context: WritingContext,
  type: ComplexTypeBinding,
  element: XmlElement,
  wildcard: Wildcard,
): void {
  if (context.isTrusting) return;
  const declared = type.declaredType({ namespaceURI: element.namespaceURI, localName: element.name });
  wildcard.assessment.assessElement(context, wildcard, element, declared);
}

function writeTreeAttributes(context: WritingContext, { attributes }: XmlElement): boolean {
  const names = new Set<string>();
  let areWritable = true;
  for (const [index, attribute] of attributes.entries()) {
    const below = ['attributes', index];
    if (!isAttribute(attribute)) {
      context.reportWrongKind('an attribute { name, namespaceURI, value }', attribute, below);
      areWritable = false;
      continue;
    }
    const { namespaceURI, name } = attribute;
    if (names.size === names.add(clarkName(namespaceURI, name)).size) {
      context.report({ ...repeatedAttribute({ namespaceURI, localName: name }), below });
      continue;
    }
    writeXmlAttribute(context, attribute, below);
  }
  return areWritable;
}

function isElement(value: unknown): value is XmlElement {
  if (!isRecord(value)) return false;
  const { name, namespaceURI, prefix, attributes, children } = value;
  return (
    typeof name === 'string' &&
    isNCName(name) &&
    typeof namespaceURI === 'string' &&
    namespaceURI !== XMLNS_NAMESPACE &&
    isPrefix(prefix) &&
    Array.isArray(attributes) &&
    Array.isArray(children)
  );
}
