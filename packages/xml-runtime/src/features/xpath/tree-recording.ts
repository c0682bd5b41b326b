import type { NamespaceContext, XmlElement } from '../../schema/descriptor.js';
import type { PlainAttribute } from '../../schema/features.js';
import { namespacesInContent } from '../../xml/tree.js';
import { TypedElement, TypedText } from './typed-tree.js';

/** The element of a typed tree that is being read or written. */
export interface CurrentElement {
  /** Undefined where the tree does not have it. */
  readonly current: TypedElement | undefined;
  /**
   * The element that was complete last, with all in it, by what it was made from.
   * @param tree - what it was made from
   */
  nodesOf(tree: XmlElement): ReadonlyMap<XmlElement, TypedElement>;
}

/** Records elements as a typed tree while they are read or written, from the start of the first one to its end. */
export class TreeRecording implements CurrentElement {
  readonly #outer: NamespaceContext;
  readonly #outerNamespaces: () => ReadonlyMap<string, string>;
  readonly #open: TypedElement[] = [];
  #last: TypedElement | undefined;
  #order = 0;

  /**
   * @param outer - the bindings around the first element
   * @param outerNamespaces - all of them, as far as they are known
   */
  constructor(outer: NamespaceContext, outerNamespaces: () => ReadonlyMap<string, string>) {
    this.#outer = outer;
    this.#outerNamespaces = outerNamespaces;
  }

  get current(): TypedElement | undefined {
    return this.#open.at(-1);
  }

  start(name: Pick<PlainAttribute, 'namespaceURI' | 'localName' | 'prefix'>): TypedElement {
    const parent = this.current;
    const around = parent ?? { outer: this.#outer, namespaces: this.#outerNamespaces };
    const element = new TypedElement(name, ++this.#order, around);
    parent?.content.push(element);
    this.#open.push(element);
    return element;
  }

  text(text: string): void {
    const element = this.current;
    if (element === undefined || text === '') return;
    const last = element.content.at(-1);
    // Text may come in pieces; in a tree it is one node.
    if (last?.kind === 'text') last.text += text;
    else element.content.push(new TypedText(element, ++this.#order, text));
  }

  end(): void {
    this.#last = this.#open.pop();
  }

  /** Forgets the element that has just started. */
  discard(): void {
    this.#open.pop();
    this.current?.content.pop();
  }

  /** Takes over the content of an element that has been read without a schema, and ends it. */
  fill(tree: XmlElement): void {
    for (const child of tree.children) {
      if (typeof child === 'string') this.text(child);
      else this.#add(child);
    }
    this.end();
  }

  #add(tree: XmlElement): void {
    const { namespaceURI, name: localName, prefix = '' } = tree;
    const element = this.start({ namespaceURI, localName, prefix });
    element.declared.set(prefix, namespaceURI);
    for (const [bound, namespace] of namespacesInContent(tree) ?? []) element.declared.set(bound, namespace);
    for (const { name, namespaceURI: namespace, prefix: attributePrefix = '', value } of tree.attributes) {
      element.plainAttributes.push({
        localName: name,
        namespaceURI: namespace,
        prefix: attributePrefix,
        value,
      });
    }
    this.fill(tree);
  }

  nodesOf(tree: XmlElement): ReadonlyMap<XmlElement, TypedElement> {
    const nodes = new Map<XmlElement, TypedElement>();
    if (this.#last !== undefined) pair(tree, this.#last, nodes);
    return nodes;
  }
}

function pair(tree: XmlElement, node: TypedElement, nodes: Map<XmlElement, TypedElement>): void {
  nodes.set(tree, node);
  const children = node.content.filter((child) => child.kind === 'element');
  const trees = tree.children.filter((child) => typeof child !== 'string');
  for (const [index, child] of trees.entries()) {
    const other = children[index];
    if (other !== undefined) pair(child, other, nodes);
  }
}
