import type { NodePath } from '../../schema/descriptor.js';
import type { ExpandedName } from '../../xml/names.js';

/** A name test; an absent part stands for any. */
interface NameTest {
  readonly namespaceURI: string | undefined;
  readonly localName: string | undefined;
}

/** A {@link NodePath}, ready to be compared with the names of elements. */
export interface CompiledPath {
  readonly isDescendant: boolean;
  readonly steps: readonly NameTest[];
  /** What the name of the attribute has to be that the path ends in; undefined where it ends in an element. */
  readonly attribute: NameTest | undefined;
}

/** Reads the name tests of a path. */
export function compilePath({ descendant, steps, attribute }: NodePath): CompiledPath {
  return {
    isDescendant: descendant === true,
    steps: steps.map(compileNameTest),
    attribute: attribute === undefined ? undefined : compileNameTest(attribute),
  };
}

function compileNameTest(test: string): NameTest {
  if (test === '*') return { namespaceURI: undefined, localName: undefined };
  const end = test.startsWith('{') ? test.lastIndexOf('}') : -1;
  const localName = test.slice(end + 1);
  return {
    namespaceURI: end === -1 ? '' : test.slice(1, end),
    localName: localName === '*' ? undefined : localName,
  };
}

/** Whether a name passes a name test. */
export function passes({ namespaceURI, localName }: NameTest, name: ExpandedName): boolean {
  return (
    (localName === undefined || localName === name.localName) &&
    (namespaceURI === undefined || namespaceURI === name.namespaceURI)
  );
}

/**
 * Whether the child steps of a path lead from one element to another.
 * @param names - the names of the elements from the root to the one concerned
 * @param from - how many of them belong to the context node and its ancestors
 */
export function leadsTo(
  { isDescendant, steps }: CompiledPath,
  names: readonly ExpandedName[],
  from: number,
): boolean {
  const distance = names.length - from;
  if (isDescendant ? distance < steps.length : distance !== steps.length) return false;
  const start = names.length - steps.length;
  return steps.every((test, index) => passes(test, names[start + index] as ExpandedName));
}
