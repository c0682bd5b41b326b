import type { NamespaceContext } from '../schema/descriptor.js';
import type { Facets } from '../schema/facets.js';
import type { Datatype } from './datatype.js';
import type { FacetCheck } from './facets/facet-check.js';
import type { Failure } from './failure.js';
import { normalizations } from './white-space.js';

/**
 * Derives a datatype by restriction (Part 2, section 4.1.2.1).
 * @param checks - what `facets` come down to; handed in so that built-in types need not bring all kinds of facets along
 */
export function restrictDatatype<T>(
  label: string,
  base: Datatype<T>,
  facets: Facets,
  checks: readonly FacetCheck[],
): Datatype<T> {
  const whiteSpace = facets.whiteSpace ?? base.whiteSpace;
  return {
    ...base,
    label,
    base,
    facets,
    whiteSpace,
    // A type whose white space is the same may have a cheaper normalisation than the general one.
    normalize: whiteSpace === base.whiteSpace ? base.normalize : normalizations[whiteSpace],
    check:
      checks.length === 0 ? base.check : (literal, namespaces) => checkAll(base, checks, literal, namespaces),
  };
}

function checkAll(
  base: Datatype,
  checks: readonly FacetCheck[],
  literal: string,
  namespaces: NamespaceContext | undefined,
): Failure | undefined {
  let failure = base.check(literal, namespaces);
  for (let index = 0; failure === undefined && index < checks.length; index++) {
    failure = checks[index]?.(literal, namespaces);
  }
  return failure;
}
