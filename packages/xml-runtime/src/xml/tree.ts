import type { XmlAttribute, XmlElement } from './element.js';
import { type ElementSource, END, START } from './element-source.js';
import { isNCName } from './name-characters.js';
import type { NamespaceContext } from './namespace-context.js';

interface OpenElement extends XmlElement {
  readonly children: (XmlElement | string)[];
}

const contentNamespaces = new WeakMap<object, Map<string, string>>();

/**
 * Namespace bindings that the content of an element read from a document may depend on, without its names doing so:
 * those declared at the element, and those of prefixes that its values start with, as QNames do. Validators resolve
 * such QNames with them, and writers declare them again. They are no part of the data: a copy of the element has none.
 */
export function namespacesInContent(element: object): ReadonlyMap<string, string> | undefined {
  return contentNamespaces.get(element);
}

/** Reads the element at whose start a source stands, without a schema and without recursion, and stops at its end. */
export function readTree(source: ElementSource): XmlElement {
  if (source.readTree !== undefined) return source.readTree();
  const root = openElement(source);
  const open = [root];
  for (let current: OpenElement | undefined = root; current !== undefined; current = open[open.length - 1]) {
    const token = source.next();
    if (token === START) {
      const child = openElement(source);
      current.children.push(child);
      open.push(child);
    } else if (token === END) {
      const [only] = current.children;
      if (typeof only === 'string' && current.children.length === 1) recordPrefix(source, current, only);
      open.pop();
    } else {
      appendText(current.children, source.text());
    }
  }
  return root;
}

/** Records the namespace of a value that looks like a QName whose prefix is declared. */
export function recordPrefix(source: NamespaceContext, element: object, value: string): void {
  const colon = value.indexOf(':');
  if (colon < 1) return;
  const prefix = value.slice(0, colon).trim();
  const namespaceURI = isNCName(prefix) ? source.lookupNamespaceURI(prefix) : undefined;
  if (namespaceURI !== undefined) record(element, prefix, namespaceURI);
}

/** Gives a value the bindings that a tree has recorded: the value says what the tree does. */
export function takeOverNamespaces(element: XmlElement, value: object): void {
  const known = contentNamespaces.get(element);
  if (known !== undefined) contentNamespaces.set(value, known);
}

/** Records bindings that the content of an element depends on. */
export function keepNamespaces(element: object, bindings: ReadonlyMap<string, string>): void {
  for (const [prefix, namespaceURI] of bindings) {
    if (prefix !== 'xml') record(element, prefix, namespaceURI);
  }
}

function record(element: object, prefix: string, namespaceURI: string): void {
  const known = contentNamespaces.get(element) ?? new Map<string, string>();
  contentNamespaces.set(element, known.set(prefix, namespaceURI));
}

function openElement(source: ElementSource): OpenElement {
  const { name, prefix } = source;
  const element: OpenElement = {
    name: name.localName,
    namespaceURI: name.namespaceURI,
    ...(prefix === '' ? {} : { prefix }),
    attributes: attributesOf(source),
    children: [],
  };
  for (const { value } of element.attributes) recordPrefix(source, element, value);
  const declared = source.namespacesDeclared();
  if (declared !== undefined) {
    for (const [declaredPrefix, namespaceURI] of declared) record(element, declaredPrefix, namespaceURI);
  }
  return element;
}

/** Most elements have none, and documents may have millions of elements. */
const NO_ATTRIBUTES: readonly XmlAttribute[] = Object.freeze([]);

function attributesOf(source: ElementSource): readonly XmlAttribute[] {
  const { attributeCount } = source;
  if (attributeCount === 0) return NO_ATTRIBUTES;
  return Array.from({ length: attributeCount }, (_, index) => attribute(source, index));
}

function attribute(source: ElementSource, index: number): XmlAttribute {
  const { localName, namespaceURI } = source.attributeName(index);
  const prefix = source.attributePrefix(index);
  const value = source.attributeValue(index);
  return { name: localName, namespaceURI, ...(prefix === '' ? {} : { prefix }), value };
}

/** Text may come in pieces; in a tree it is one string. */
export function appendText(content: unknown[], text: string): void {
  if (text === '') return;
  const last = content.length - 1;
  if (typeof content[last] === 'string') content[last] += text;
  else content.push(text);
}
