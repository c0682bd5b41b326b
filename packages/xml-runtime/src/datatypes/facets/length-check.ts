import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import type { FacetCheck } from './facet-check.js';

/** `length`, `minLength` and `maxLength` (Part 2, sections 4.3.1 to 4.3.3). */
export function lengthChecks(base: Datatype, { length, minLength, maxLength }: Facets): FacetCheck[] {
  const measure = base.length;
  // QName and NOTATION have no length: every value satisfies the facet (section 4.3.1.3).
  if (measure === undefined) return [];
  const unit =
    base.variety === 'list' ? 'items' : base.primitive.endsWith('Binary') ? 'octets' : 'characters';
  const check =
    (rule: string, bound: number, words: string, isValid: (actual: number) => boolean): FacetCheck =>
    (literal) => {
      const actual = measure(literal);
      if (isValid(actual)) return undefined;
      const expected = `${words} ${bound} ${unit}`;
      return invalidLiteral(rule, literal, `has ${actual} ${unit}, not ${expected}`, expected);
    };
  const checks: FacetCheck[] = [];
  if (length !== undefined) checks.push(check('cvc-length-valid', length, 'exactly', (it) => it === length));
  if (minLength) checks.push(check('cvc-minLength-valid', minLength, 'at least', (it) => it >= minLength));
  if (maxLength !== undefined) {
    checks.push(check('cvc-maxLength-valid', maxLength, 'at most', (it) => it <= maxLength));
  }
  return checks;
}
