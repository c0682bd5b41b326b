import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import type { FacetCheck } from './facet-check.js';

/** `minInclusive`, `minExclusive`, `maxInclusive` and `maxExclusive` (Part 2, sections 4.3.7 to 4.3.10). */
export function boundChecks({ order, normalize }: Datatype, facets: Facets): FacetCheck[] {
  if (order === undefined) return [];
  const checks: FacetCheck[] = [];
  const add = (
    facet: 'minInclusive' | 'minExclusive' | 'maxInclusive' | 'maxExclusive',
    words: string,
    isValid: (comparison: number) => boolean,
  ): void => {
    const lexical = facets[facet];
    if (lexical === undefined) return;
    const bound = order.position(normalize(lexical));
    checks.push((literal) => {
      const comparison = order.compare(order.position(literal), bound);
      if (comparison !== undefined && isValid(comparison)) return undefined;
      const problem = `is not ${words} ${lexical}`;
      return invalidLiteral(`cvc-${facet}-valid`, literal, problem, `${words} ${lexical}`);
    });
  };
  add('minInclusive', 'at least', (it) => it >= 0);
  add('minExclusive', 'greater than', (it) => it > 0);
  add('maxInclusive', 'at most', (it) => it <= 0);
  add('maxExclusive', 'less than', (it) => it < 0);
  return checks;
}
