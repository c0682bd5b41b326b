import type { Lazy, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Facets } from '../schema/facets.js';
import type { Datatype } from './datatype.js';
import { listDatatype } from './list-datatype.js';
import { restrictByFacets } from './restrict-by-facets.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';

/** What {@link list} takes. */
export interface ListOptions extends SimpleTypeName, Facets {
  readonly itemType: Lazy<SimpleTypeDescriptor>;
}

/**
 * A simple type derived by list: an array. Facets apply to the list, as they would in a restriction of it.
 *
 * @example
 * const Sizes = list<number[]>({ itemType: xs.int, maxLength: 3 });
 * Sizes.parse('1 2 3'); // [1, 2, 3]
 */
export function list<T>(options: ListOptions): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const item = datatypeOf(options.itemType);
    const label = options.name ?? `list of ${item.label}`;
    const base = listDatatype(label, item);
    // The caller states with T what the items are.
    return restrictByFacets(label, base, options) as Datatype<T>;
  });
}
