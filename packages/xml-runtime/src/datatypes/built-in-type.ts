import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Datatype } from './datatype.js';
import { minLength } from './facets/lengths.js';
import { listDatatype } from './list.js';
import type { Representation } from './representation.js';
import { restrictDatatype } from './restriction.js';
import { datatypeOf, SimpleType } from './simple-type.js';

const namespaceURI = 'http://www.w3.org/2001/XMLSchema';

/** A built-in type, whose datatype is defined when it is first used. */
export function builtIn<T>(name: string, define: () => Datatype<T>): SimpleTypeDescriptor<T> {
  return new SimpleType({ name, namespaceURI }, define);
}

/** A built-in type whose values are represented in another way. */
export function represented<T>(
  type: SimpleTypeDescriptor,
  representation: Representation<T>,
): SimpleTypeDescriptor<T> {
  return builtIn(type.name ?? '', () => representation(datatypeOf(type)));
}

/** A datatype derived by list, of one item at least. */
export function nonEmptyList(name: string, item: Datatype<string>): Datatype<string[]> {
  const label = `xs:${name}`;
  // The items are literals of `item`, which are strings.
  return restrictDatatype(label, listDatatype(label, item), [minLength(1)]) as Datatype<string[]>;
}
