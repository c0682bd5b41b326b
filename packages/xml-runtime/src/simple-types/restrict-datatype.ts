import type { Datatype } from './datatype.js';
import { facetChecks } from './facet-checks.js';
import type { Facets } from './facets.js';
import { normalizations } from './white-space.js';

/** Derives a datatype by restriction (Part 2, section 4.1.2.1). */
export function restrictDatatype<T>(label: string, base: Datatype<T>, facets: Facets): Datatype<T> {
  const checks = facetChecks(base, facets);
  const whiteSpace = facets.whiteSpace ?? base.whiteSpace;
  return {
    ...base,
    label,
    base,
    facets,
    whiteSpace,
    normalize: facets.whiteSpace === undefined ? base.normalize : normalizations[whiteSpace],
    check: (literal, namespaces) => {
      const failure = base.check(literal, namespaces);
      if (failure !== undefined) return failure;
      for (const check of checks) {
        const broken = check(literal, namespaces);
        if (broken !== undefined) return broken;
      }
      return undefined;
    },
  };
}
