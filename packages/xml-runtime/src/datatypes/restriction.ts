import type { Lazy, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Facets } from '../schema/facets.js';
import type { Datatype } from './datatype.js';
import { asNumber } from './integer.js';
import type { Representation } from './representation.js';
import { restrictByFacets } from './restrict-by-facets.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';

/** What {@link restriction} takes. */
export interface RestrictionOptions extends SimpleTypeName, Facets {
  readonly base: Lazy<SimpleTypeDescriptor>;
  /**
   * Represents an integer type by `number` where its base is represented by `bigint`; right only for types whose bounds
   * are within 2^53. Or one of the representations that the package exports, such as `asString`.
   */
  readonly as?: 'number' | Representation;
}

/**
 * A simple type derived by restriction. Facets are not compared with those of the base: schema compilation does that
 * (`checkRestriction`).
 *
 * @example
 * const Latitude = restriction<string>({ name: 'latitude', base: xs.decimal, minInclusive: '-90', maxInclusive: '90' });
 * Latitude.parse(' 48.2 '); // '48.2'
 */
export function restriction<T>(options: RestrictionOptions): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const base = datatypeOf(options.base);
    const derived = restrictByFacets(options.name ?? base.label, base, options);
    // The caller states with T how the type is represented: nothing at run time could confirm it.
    return represent(derived, options.as) as Datatype<T>;
  });
}

function represent(type: Datatype, as: RestrictionOptions['as']): Datatype {
  if (as === undefined) return type;
  return as === 'number' ? asNumber(type) : as(type);
}
