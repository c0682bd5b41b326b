import type { SourceLocation } from '../source-location.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';

/** Namespace names by prefix; `''` is the default namespace, absent where there is none. */
export type NamespaceBindings = ReadonlyMap<string, string>;

/** An attribute of a schema document's element; namespace declarations are not among them. */
export interface SourceAttribute {
  readonly name: string;
  readonly namespaceURI: string;
  readonly value: string;
  /** The bindings in scope, for values that are qualified names. */
  readonly namespaces: NamespaceBindings;
  readonly location: SourceLocation;
}

/** An element of a schema document. */
export interface SourceElement {
  readonly name: string;
  readonly namespaceURI: string;
  readonly prefix: string;
  readonly attributes: readonly SourceAttribute[];
  /** Child elements and runs of text, in document order. */
  readonly content: readonly (SourceElement | string)[];
  /** The child elements alone. */
  readonly children: readonly SourceElement[];
  /** The bindings in scope. */
  readonly namespaces: NamespaceBindings;
  /** Where the start tag begins. */
  readonly location: SourceLocation;
}

/**
 * The attribute in no namespace of that name.
 * @returns undefined where the element has none
 */
export function findAttribute(element: SourceElement, name: string): SourceAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name && attribute.namespaceURI === '');
}

/**
 * The value of the attribute in no namespace of that name, white space collapsed: what the types of nearly all
 * attributes of schema documents prescribe (Part 2, section 4.3.6).
 * @returns undefined where the element has none
 */
export function attributeValue(element: SourceElement, name: string): string | undefined {
  const attribute = findAttribute(element, name);
  return attribute && collapseWhiteSpace(attribute.value);
}
