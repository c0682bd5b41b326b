import type { Facets } from '../../schema/facets.js';
import { maxExclusive, maxInclusive, minExclusive, minInclusive } from './bounds.js';
import { fractionDigits, totalDigits } from './digits.js';
import { enumeration } from './enumeration.js';
import { explicitTimezone } from './explicit-timezone.js';
import type { Facet } from './facet.js';
import { length, maxLength, minLength } from './lengths.js';
import { pattern } from './pattern.js';
import { whiteSpace } from './white-space.js';

/**
 * The facets that data describe, in the order in which they are checked, apart from assertions, which bring XPath along.
 * For schema compilation: a program that names its facets carries those alone.
 */
export function facetsOf(data: Facets): readonly Facet[] {
  const facets: Facet[] = [];
  const add = <V>(value: V | undefined, make: (value: V) => Facet): void => {
    if (value !== undefined) facets.push(make(value));
  };
  add(data.length, length);
  add(data.minLength, minLength);
  add(data.maxLength, maxLength);
  add(data.minInclusive, minInclusive);
  add(data.minExclusive, minExclusive);
  add(data.maxInclusive, maxInclusive);
  add(data.maxExclusive, maxExclusive);
  add(data.totalDigits, totalDigits);
  add(data.fractionDigits, fractionDigits);
  add(data.explicitTimezone, explicitTimezone);
  add(data.whiteSpace, whiteSpace);
  add(data.enumeration, (lexicals) => enumeration(lexicals, data.enumerationNamespaces));
  add(data.pattern, (sources) => pattern(...[sources].flat()));
  return facets;
}
