import type { Lazy, SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { Facets } from '../schema/facets.js';
import { resolve } from '../schema/lazy.js';
import { type Datatype, type LiteralCheck, withChecks } from './datatype.js';
import type { Facet } from './facets/facet.js';
import type { Representation } from './representation.js';
import { datatypeOf, SimpleType, type SimpleTypeName } from './simple-type.js';

/** What {@link restriction} takes. */
export interface RestrictionOptions extends SimpleTypeName {
  readonly base: Lazy<SimpleTypeDescriptor>;
  /** Checked in this order: those of values first, `pattern` last. */
  readonly facets?: Lazy<readonly Facet[]>;
  /** What values are, where those of the base are something else: a function of the package such as `asNumber`. */
  readonly as?: Representation;
}

/**
 * A simple type derived by restriction. Facets are not compared with those of the base: schema compilation does that
 * (`checkRestriction`).
 *
 * @example
 * const Latitude = restriction<string>({
 *   name: 'latitude',
 *   base: xs.decimal,
 *   facets: () => [minInclusive('-90'), maxInclusive('90')],
 * });
 * Latitude.parse(' 48.2 '); // '48.2'
 */
export function restriction<T>(options: RestrictionOptions): SimpleTypeDescriptor<T> {
  return new SimpleType<T>(options, () => {
    const base = datatypeOf(options.base);
    const derived = restrictDatatype(options.name ?? base.label, base, options.facets);
    // The caller states with T how the type is represented: nothing at run time could confirm it.
    return (options.as === undefined ? derived : options.as(derived)) as Datatype<T>;
  });
}

/** Derives a datatype by restriction (Part 2, section 4.1.2.1). */
export function restrictDatatype<T>(
  label: string,
  base: Datatype<T>,
  facets: Lazy<readonly Facet[]> = [],
): Datatype<T> {
  const data: Facets = {};
  const checks: LiteralCheck[] = [];
  let { normalize, literalSearch } = base;
  for (const facet of resolve(facets)) {
    Object.assign(data, facet.data);
    const check = facet.check?.(base);
    if (check !== undefined) checks.push(check);
    // A type whose white space is the same may have a cheaper normalisation than the general one.
    if (facet.normalize !== undefined && data.whiteSpace !== base.whiteSpace) normalize = facet.normalize;
    literalSearch = facet.literalSearch ?? literalSearch;
  }
  const derived: Datatype<T> = {
    ...base,
    label,
    base,
    facets: data,
    whiteSpace: data.whiteSpace ?? base.whiteSpace,
    normalize,
    ...(literalSearch !== undefined && { literalSearch }),
  };
  return withChecks(derived, checks);
}
