import type { NamespaceContext, XmlAttribute, XmlElement } from '../../schema/descriptor.js';
import type { DeclaredNames } from '../../xml/declared-names.js';
import {
  type ElementSource,
  END,
  END_OF_DOCUMENT,
  START,
  TEXT,
  type Token,
} from '../../xml/element-source.js';
import { type ExpandedName, lookUpName } from '../../xml/names.js';
import { namespacesInContent } from '../../xml/tree.js';

interface Frame {
  readonly element: XmlElement;
  /** Of the next child. */
  index: number;
}

/** A tree as a source; stands at the start of its root at first. */
export class TreeSource implements ElementSource {
  token: Token = START;
  readonly offset: number;
  readonly #outer: NamespaceContext;
  readonly #frames: Frame[];

  constructor(root: XmlElement, outer: NamespaceContext, offset: number) {
    this.#frames = [{ element: root, index: 0 }];
    this.#outer = outer;
    this.offset = offset;
  }

  /** The way from the root to the current element. */
  path(): readonly (string | number)[] {
    return this.#frames.slice(0, -1).flatMap(({ index }) => ['children', index - 1]);
  }

  next(): Token {
    if (this.token === END) this.#frames.pop();
    const frame = this.#frames.at(-1);
    if (frame === undefined) this.token = END_OF_DOCUMENT;
    else if (frame.index >= frame.element.children.length) this.token = END;
    else this.token = this.#enter(frame.element.children[frame.index++] ?? '');
    return this.token;
  }

  #enter(child: XmlElement | string): Token {
    if (typeof child === 'string') return TEXT;
    this.#frames.push({ element: child, index: 0 });
    return START;
  }

  /** The current element. */
  get element(): XmlElement {
    const frame = this.#frames.at(-1);
    if (frame === undefined) throw new RangeError('The tree has ended.');
    return frame.element;
  }

  get name(): ExpandedName {
    return lookUpName(this.element.namespaceURI, this.element.name);
  }

  get prefix(): string {
    return this.element.prefix ?? '';
  }

  get attributeCount(): number {
    return this.element.attributes.length;
  }

  attributeName(index: number): ExpandedName {
    const { namespaceURI, name } = this.#attribute(index);
    return lookUpName(namespaceURI, name);
  }

  attributePrefix(index: number): string {
    return this.#attribute(index).prefix ?? '';
  }

  attributeValue(index: number): string {
    return this.#attribute(index).value;
  }

  attributeOffset(): number {
    return this.offset;
  }

  #attribute(index: number): XmlAttribute {
    const attribute = this.element.attributes[index];
    if (attribute === undefined) throw new RangeError(`There is no attribute ${index}.`);
    return attribute;
  }

  text(): string {
    const frame = this.#frames.at(-1);
    const child = frame?.element.children[frame.index - 1];
    return typeof child === 'string' ? child : '';
  }

  isWhiteSpace(): boolean {
    return /^[ \t\n\r]*$/.test(this.text());
  }

  readText(): string {
    let text = '';
    while (this.next() === TEXT) text += this.text();
    return text;
  }

  readTree(): XmlElement {
    const element = this.element;
    this.skipElement();
    return element;
  }

  skipElement(): void {
    const frame = this.#frames.at(-1);
    if (frame !== undefined) frame.index = frame.element.children.length;
    this.token = END;
  }

  namespacesDeclared(): ReadonlyMap<string, string> | undefined {
    return namespacesInContent(this.element);
  }

  namespacesInScope(): ReadonlyMap<string, string> {
    const { prefix = '', namespaceURI } = this.element;
    return new Map([[prefix, namespaceURI]]);
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    for (let index = this.#frames.length - 1; index >= 0; index--) {
      const element = this.#frames[index]?.element;
      if (element === undefined) continue;
      const namespaceURI = bindingOf(element, prefix);
      if (namespaceURI !== undefined) return namespaceURI;
    }
    return this.#outer.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    return this.#outer.lookupPrefix(namespaceURI);
  }

  get declaredNames(): DeclaredNames | undefined {
    return this.#outer.declaredNames;
  }
}

/** What an element binds a prefix to, as far as a tree tells. */
function bindingOf(element: XmlElement, prefix: string): string | undefined {
  if ((element.prefix ?? '') === prefix) return element.namespaceURI;
  const attribute = prefix === '' ? undefined : element.attributes.find((it) => it.prefix === prefix);
  return attribute?.namespaceURI ?? namespacesInContent(element)?.get(prefix);
}
