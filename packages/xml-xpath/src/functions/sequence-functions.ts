import type { XPathElementNode, XPathNode } from '@proj/xml-runtime';
import { XPathDynamicError } from '../errors.js';
import { atomize, type Item, isNode, type Sequence, stringValueOf } from '../evaluation/items.js';
import { type AtomicValue, booleanValue, integerValue, isOfValue } from '../values/atomic-value.js';
import { compareValues } from '../values/comparison.js';
import { checkCollation, doubleArgument, empty, integerArgument } from './arguments.js';
import type { FunctionLibrary } from './signature.js';

/** F&O, section 15, but for aggregates. */
export const sequenceFunctions: FunctionLibrary = {
  'index-of': [
    'anyAtomicType* anyAtomicType|string',
    ([sequence = empty, sought = empty, collation]) => {
      checkCollation(collation);
      const [wanted] = atomize(sought);
      return atomize(sequence).flatMap((value, index) =>
        wanted !== undefined && areEqual(value, wanted) ? [integerValue(index + 1)] : [],
      );
    },
  ],
  empty: ['item*', ([sequence = empty]) => [booleanValue(sequence.length === 0)]],
  exists: ['item*', ([sequence = empty]) => [booleanValue(sequence.length > 0)]],
  'distinct-values': [
    'anyAtomicType*|string',
    ([sequence = empty, collation]) => {
      checkCollation(collation);
      const distinct: AtomicValue[] = [];
      for (const value of atomize(sequence)) {
        if (!distinct.some((each) => areEqual(each, value) || (isNaNValue(each) && isNaNValue(value)))) {
          distinct.push(value);
        }
      }
      return distinct;
    },
  ],
  'insert-before': [
    'item* integer item*',
    ([sequence = empty, position, inserted = empty]) => {
      const index = Math.max(Number(integerArgument(position)) - 1, 0);
      return [...sequence.slice(0, index), ...inserted, ...sequence.slice(index)];
    },
  ],
  remove: [
    'item* integer',
    ([sequence = empty, position]) => {
      const removed = Number(integerArgument(position)) - 1;
      return sequence.filter((_, index) => index !== removed);
    },
  ],
  reverse: ['item*', ([sequence = empty]) => [...sequence].reverse()],
  subsequence: [
    'item* double|double',
    ([sequence = empty, start, length]) => {
      const from = Math.round(doubleArgument(start));
      const to = length === undefined ? Infinity : from + Math.round(doubleArgument(length));
      return sequence.filter((_, index) => index + 1 >= from && index + 1 < to);
    },
  ],
  unordered: ['item*', ([sequence = empty]) => sequence],
  'zero-or-one': ['item*', ([sequence = empty]) => counted(sequence, sequence.length <= 1, 'FORG0003')],
  'one-or-more': ['item*', ([sequence = empty]) => counted(sequence, sequence.length >= 1, 'FORG0004')],
  'exactly-one': ['item*', ([sequence = empty]) => counted(sequence, sequence.length === 1, 'FORG0005')],
  'deep-equal': [
    'item* item*|string',
    ([a = empty, b = empty, collation]) => {
      checkCollation(collation);
      return [booleanValue(areDeepEqual(a, b))];
    },
  ],
};

function counted(sequence: Sequence, isRight: boolean, code: string): Sequence {
  if (isRight) return sequence;
  throw new XPathDynamicError(code, `The sequence has ${sequence.length} items.`);
}

/** `eq`, and false where values are not compared. */
function areEqual(a: AtomicValue, b: AtomicValue): boolean {
  try {
    return compareValues('eq', a, b);
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error;
    return false;
  }
}

function isNaNValue(value: AtomicValue): boolean {
  return isOfValue(value, Number.NaN);
}

function areDeepEqual(a: Sequence, b: Sequence): boolean {
  return a.length === b.length && a.every((item, index) => areItemsEqual(item, b[index]));
}

function areItemsEqual(a: Item, b: Item | undefined): boolean {
  if (b === undefined) return false;
  if (isNode(a)) return isNode(b) && areNodesEqual(a, b);
  return !isNode(b) && (areEqual(a, b) || (isNaNValue(a) && isNaNValue(b)));
}

function areNodesEqual(a: XPathNode, b: XPathNode): boolean {
  if (a.kind === 'text') return b.kind === 'text' && a.text === b.text;
  if (b.kind === 'text' || a.kind !== b.kind) return false;
  if (a.localName !== b.localName || a.namespaceURI !== b.namespaceURI) return false;
  if (a.kind === 'element' && b.kind === 'element') return areElementsEqual(a, b);
  return areTypedValuesEqual(a, b);
}

function areElementsEqual(a: XPathElementNode, b: XPathElementNode): boolean {
  const haveSameAttributes =
    a.attributes.length === b.attributes.length &&
    a.attributes.every((each) => b.attributes.some((other) => areNodesEqual(each, other)));
  if (!haveSameAttributes) return false;
  const hasElements = [...a.children, ...b.children].some(({ kind }) => kind === 'element');
  if (!hasElements) return areTypedValuesEqual(a, b);
  if (a.typedValue() !== undefined && b.typedValue() !== undefined)
    return areDeepEqual(a.children, b.children);
  // White space between elements means nothing in element-only content.
  return areDeepEqual(elementsOf(a), elementsOf(b));
}

function elementsOf({ children }: XPathElementNode): readonly XPathElementNode[] {
  return children.filter((child) => child.kind === 'element');
}

function areTypedValuesEqual(a: XPathNode, b: XPathNode): boolean {
  try {
    return areDeepEqual(atomize([a]), atomize([b]));
  } catch (error) {
    if (!(error instanceof XPathDynamicError)) throw error;
    return stringValueOf(a).trim() === stringValueOf(b).trim();
  }
}
