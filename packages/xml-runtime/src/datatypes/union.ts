import type { Lazy, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Facets } from '../schema/facets.js';
import type { Datatype } from './datatype.js';
import { restrictByFacets } from './restrict-by-facets.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';
import { unionDatatype } from './union-datatype.js';

/** What {@link union} takes. */
export interface UnionOptions extends SimpleTypeName, Facets {
  readonly memberTypes: readonly Lazy<SimpleTypeDescriptor>[];
}

/**
 * A simple type derived by union. The first member that accepts a literal decides its value; the first member that
 * accepts a value decides its literal. Facets apply to the union, as they would in a restriction of it.
 *
 * @example
 * const Size = union<number | 'large'>({ memberTypes: [xs.int, restriction({ base: xs.token, enumeration: ['large'] })] });
 * Size.parse('12'); // 12
 */
export function union<T>(options: UnionOptions): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const members = options.memberTypes.map(datatypeOf);
    const label = options.name ?? `union of ${members.map((it) => it.label).join(', ')}`;
    const base = unionDatatype(label, members);
    // The caller states with T what the members are represented by.
    return restrictByFacets(label, base, options) as Datatype<T>;
  });
}
