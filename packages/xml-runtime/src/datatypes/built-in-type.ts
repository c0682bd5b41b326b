import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Datatype } from './datatype.js';
import { boundChecks } from './facets/bound-check.js';
import { lengthChecks } from './facets/length-check.js';
import { integerDatatype } from './integer.js';
import { listDatatype } from './list-datatype.js';
import type { Representation } from './representation.js';
import { restrictDatatype } from './restrict-datatype.js';
import { datatypeOf, SimpleType } from './simple-type.js';
import { stringDatatype } from './string.js';

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

/** A datatype derived from `xs:integer` by bounds. */
export function boundedInteger(name: string, minInclusive?: string, maxInclusive?: string): Datatype<bigint> {
  const facets = {
    ...(minInclusive === undefined ? {} : { minInclusive }),
    ...(maxInclusive === undefined ? {} : { maxInclusive }),
  };
  return restrictDatatype(`xs:${name}`, integerDatatype, facets, boundChecks(integerDatatype, facets));
}

/** A datatype derived by list, of one item at least. */
export function nonEmptyList(name: string, item: Datatype<string>): Datatype<string[]> {
  const label = `xs:${name}`;
  const base = listDatatype(label, item);
  const facets = { minLength: 1 };
  // The items are literals of `item`, which are strings.
  return restrictDatatype(label, base, facets, lengthChecks(base, facets)) as Datatype<string[]>;
}

/** A datatype of strings of which white space is no part. */
export function nameDatatype(
  name: string,
  accept: (literal: string) => boolean,
  expected: string,
): Datatype<string> {
  return stringDatatype(`xs:${name}`, { whiteSpace: 'collapse', accept, expected });
}
