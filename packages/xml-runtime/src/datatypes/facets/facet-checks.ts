import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { assertionChecks } from './assertion-check.js';
import { boundChecks } from './bound-check.js';
import { digitChecks } from './digit-check.js';
import { enumerationChecks } from './enumeration-check.js';
import type { FacetCheck } from './facet-check.js';
import { lengthChecks } from './length-check.js';
import { patternChecks } from './pattern-check.js';
import { timezoneChecks } from './timezone-check.js';

/**
 * The checks that the facets of one derivation step stand for, for literals that `base` accepts. Patterns come last:
 * a literal that breaks one has a value that is otherwise right, and may have another literal.
 */
export function facetChecks(base: Datatype, facets: Facets): readonly FacetCheck[] {
  return [
    ...lengthChecks(base, facets),
    ...boundChecks(base, facets),
    ...digitChecks(facets),
    ...timezoneChecks(facets),
    ...enumerationChecks(base, facets),
    ...assertionChecks(base, facets),
    ...patternChecks(base, facets),
  ];
}
