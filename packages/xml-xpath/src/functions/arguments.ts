import type { XPathElementNode, XPathNode } from '@proj/xml-runtime';
import { XPathDynamicError } from '../errors.js';
import { contextItem, type DynamicContext } from '../evaluation/dynamic-context.js';
import { isNode, type Sequence } from '../evaluation/items.js';
import type { AtomicValue } from '../values/atomic-value.js';

/** The empty sequence, `( )` in F&O. */
export const empty: Sequence = [];

/** The one atomic value of an argument that has been converted; undefined for none. */
export function atomicArgument(argument: Sequence | undefined): AtomicValue | undefined {
  const item = argument?.[0];
  return item === undefined || isNode(item) ? undefined : item;
}

/** The text of an argument of type `xs:string?`. */
export function textArgument(argument: Sequence | undefined): string {
  const value = atomicArgument(argument);
  return value !== undefined && (value.primitive === 'string' || value.primitive === 'anyURI')
    ? value.value
    : '';
}

/** The number of an argument of type `xs:double`. */
export function doubleArgument(argument: Sequence | undefined): number {
  const value = atomicArgument(argument);
  return value?.primitive === 'double' ? value.value : Number.NaN;
}

/** The number of an argument of type `xs:integer`. */
export function integerArgument(argument: Sequence | undefined): bigint {
  const value = atomicArgument(argument);
  return value?.primitive === 'decimal' ? value.value.unscaled : 0n;
}

/** The node of an argument of type `node()?`, or the context item where there is no argument. */
export function nodeArgument(argument: Sequence | undefined, context: DynamicContext): XPathNode | undefined {
  const item = argument === undefined ? contextItem(context) : argument[0];
  if (item === undefined || isNode(item)) return item;
  throw new XPathDynamicError('XPTY0004', 'The context item is not a node.');
}

/** The element of an argument of type `element()`. */
export function elementArgument(argument: Sequence | undefined): XPathElementNode {
  const item = argument?.[0];
  if (item !== undefined && isNode(item) && item.kind === 'element') return item;
  throw new XPathDynamicError('XPTY0004', 'An argument has to be an element.');
}

/** The only collation. */
export const CODE_POINT_COLLATION = 'http://www.w3.org/2005/xpath-functions/collation/codepoint';

/** @throws {@link XPathDynamicError} FOCH0002 for a collation that is not that of code points */
export function checkCollation(argument: Sequence | undefined): void {
  if (argument === undefined || textArgument(argument) === CODE_POINT_COLLATION) return;
  throw new XPathDynamicError('FOCH0002', `There is no collation '${textArgument(argument)}'.`);
}
