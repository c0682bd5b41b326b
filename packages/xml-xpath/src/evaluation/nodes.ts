import type { XPathAttributeNode, XPathElementNode, XPathNode } from '@proj/xml-runtime';
import { XPathDynamicError } from '../errors.js';
import type { Axis, KindTest, NodeTest } from '../syntax/expression.js';
import { type Item, isNode, type Sequence } from './items.js';

const none: readonly XPathNode[] = [];

/** The nodes of an axis, in its own order: for reverse axes, the nearest first. */
export function nodesOnAxis(node: XPathNode, axis: Axis): readonly XPathNode[] {
  switch (axis) {
    case 'self':
      return [node];
    case 'child':
      return childrenOf(node);
    case 'attribute':
      return node.kind === 'element' ? node.attributes : none;
    case 'parent':
      return node.parent === undefined ? none : [node.parent];
    case 'descendant':
      return descendantsOf(node);
    case 'descendant-or-self':
      return [node, ...descendantsOf(node)];
    case 'ancestor':
      return ancestorsOf(node);
    case 'ancestor-or-self':
      return [node, ...ancestorsOf(node)];
    case 'following-sibling':
      return siblingsOf(node).filter((sibling) => sibling.order > node.order);
    case 'preceding-sibling':
      return siblingsOf(node)
        .filter((sibling) => sibling.order < node.order)
        .reverse();
    case 'following':
      return followingOf(node);
    case 'preceding':
      return precedingOf(node);
  }
}

function childrenOf(node: XPathNode): readonly XPathNode[] {
  return node.kind === 'element' ? node.children : none;
}

function descendantsOf(node: XPathNode): readonly XPathNode[] {
  const found: XPathNode[] = [];
  // Elements nest more deeply than a stack should.
  const pending = [...childrenOf(node)].reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    found.push(next);
    const children = childrenOf(next);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as XPathNode);
  }
  return found;
}

function ancestorsOf(node: XPathNode): readonly XPathElementNode[] {
  const found: XPathElementNode[] = [];
  for (let next = node.parent; next !== undefined; next = next.parent) found.push(next);
  return found;
}

function siblingsOf(node: XPathNode): readonly XPathNode[] {
  return node.kind === 'attribute' || node.parent === undefined ? none : node.parent.children;
}

/** The nodes that come after a node and are not in it; attributes come before the children of their element. */
function followingOf(node: XPathNode): readonly XPathNode[] {
  const inside = new Set(descendantsOf(node));
  return descendantsOf(rootOf(node)).filter((each) => each.order > node.order && !inside.has(each));
}

function precedingOf(node: XPathNode): readonly XPathNode[] {
  const above = new Set<XPathNode>(ancestorsOf(node));
  return descendantsOf(rootOf(node))
    .filter((each) => each.order < node.order && !above.has(each))
    .reverse();
}

/** The root of the tree that a node is in. */
export function rootOf(node: XPathNode): XPathNode {
  let root = node;
  while (root.parent !== undefined) root = root.parent;
  return root;
}

/** Tests whether a node passes a node test ("XML Path Language (XPath) 2.0", section 3.2.1.2). */
export function passes(node: XPathNode, test: NodeTest, axis: Axis): boolean {
  if (test.test === 'kind') return isOfKind(node, test);
  const principal = axis === 'attribute' ? 'attribute' : 'element';
  return node.kind === principal && hasName(node, test);
}

function hasName(
  node: XPathElementNode | XPathAttributeNode,
  { namespaceURI, localName }: { readonly namespaceURI: string; readonly localName: string },
): boolean {
  return (
    (localName === '*' || localName === node.localName) &&
    (namespaceURI === '*' || namespaceURI === node.namespaceURI)
  );
}

/** Tests whether a node passes a kind test. */
export function isOfKind(node: XPathNode, test: KindTest): boolean {
  if (test.kind === 'node') return true;
  if (test.kind !== node.kind) return false;
  if (node.kind === 'text') return true;
  const isNamed = test.name === undefined || hasName(node, test.name);
  if (!isNamed || test.type === undefined) return isNamed;
  const isNilMatch = node.kind === 'attribute' || !node.isNil || test.allowsNil === true;
  return isNilMatch && node.isOfType(test.type);
}

/**
 * Sorts nodes into document order and leaves out duplicates.
 * @throws {@link XPathDynamicError} XPTY0018 or XPTY0004 for what is not a node
 */
export function inDocumentOrder(sequence: Sequence, code = 'XPTY0004'): readonly XPathNode[] {
  const nodes = new Set(sequence.map((item) => asNode(item, code)));
  return [...nodes].sort((a, b) => a.order - b.order);
}

/** @throws {@link XPathDynamicError} for what is not a node */
export function asNode(item: Item, code: string): XPathNode {
  if (isNode(item)) return item;
  throw new XPathDynamicError(code, `A value of type xs:${item.type} stands where a node has to.`);
}
