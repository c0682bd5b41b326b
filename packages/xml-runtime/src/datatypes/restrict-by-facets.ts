import type { Facets } from '../schema/facets.js';
import type { Datatype } from './datatype.js';
import { facetChecks } from './facets/facet-checks.js';
import { findLiteral } from './literals/find-literal.js';
import { restrictDatatype } from './restrict-datatype.js';

/** Derives a datatype by restriction, with any facets. */
export function restrictByFacets(label: string, base: Datatype, facets: Facets): Datatype {
  const derived = restrictDatatype(label, base, facets, facetChecks(base, facets));
  const isAboutLiterals = facets.pattern !== undefined || facets.explicitTimezone !== undefined;
  return isAboutLiterals ? { ...derived, findLiteral } : derived;
}
