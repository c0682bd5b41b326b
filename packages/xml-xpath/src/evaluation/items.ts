import type { TypedLiteral, XPathNode } from '@proj/xml-runtime';
import { XPathDynamicError } from '../errors.js';
import { isAtomicTypeName } from '../values/atomic-types.js';
import { type AtomicValue, atomic } from '../values/atomic-value.js';
import { literalValue } from '../values/literals.js';

/** A node or an atomic value ("XQuery 1.0 and XPath 2.0 Data Model", section 2.1). */
export type Item = XPathNode | AtomicValue;

/** The value of every expression: no sequence holds another. */
export type Sequence = readonly Item[];

/** Tests whether an item is a node. */
export function isNode(item: Item): item is XPathNode {
  return 'kind' in item;
}

/** The values of literals that a schema processor has typed. */
export function fromTypedLiterals(literals: readonly TypedLiteral[]): readonly AtomicValue[] {
  return literals.map(({ type, literal, namespaces }) =>
    isAtomicTypeName(type) && type !== 'anyAtomicType'
      ? literalValue(type, literal, namespaces)
      : atomic('untypedAtomic', literal),
  );
}

/** The typed value of a node (fn:data). */
function typedValueOf(node: XPathNode): readonly AtomicValue[] {
  if (node.kind === 'text') return [atomic('untypedAtomic', node.text)];
  const literals = node.typedValue();
  if (literals === undefined) {
    const message = `The element ${node.localName} has only elements in it, so it has no typed value.`;
    throw new XPathDynamicError('FOTY0012', message);
  }
  return fromTypedLiterals(literals);
}

/** Atomization ("XML Path Language (XPath) 2.0", section 2.4.2). */
export function atomize(sequence: Sequence): readonly AtomicValue[] {
  return sequence.flatMap((item) => (isNode(item) ? typedValueOf(item) : [item]));
}

/** The string value of a node. */
export function stringValueOf(node: XPathNode): string {
  return node.kind === 'text' ? node.text : node.stringValue();
}

/** The effective boolean value ("XML Path Language (XPath) 2.0", section 2.4.3). */
export function effectiveBooleanValue(sequence: Sequence): boolean {
  const [first, second] = sequence;
  if (first === undefined) return false;
  if (isNode(first)) return true;
  if (second === undefined) {
    switch (first.primitive) {
      case 'boolean':
        return first.value;
      case 'string':
      case 'untypedAtomic':
      case 'anyURI':
        return first.value !== '';
      case 'decimal':
        return first.value.unscaled !== 0n;
      case 'float':
      case 'double':
        return first.value !== 0 && !Number.isNaN(first.value);
    }
  }
  const what = second === undefined ? `a value of type xs:${first.type}` : 'several values';
  throw new XPathDynamicError('FORG0006', `There is no effective boolean value of ${what}.`);
}
