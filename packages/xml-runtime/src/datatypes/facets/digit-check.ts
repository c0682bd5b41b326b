import type { Facets } from '../../schema/facets.js';
import { countFractionDigits, countTotalDigits } from '../decimal.js';
import { invalidLiteral } from '../failure.js';
import type { FacetCheck } from './facet-check.js';

/** `totalDigits` and `fractionDigits` (Part 2, sections 4.3.11 and 4.3.12). */
export function digitChecks({ totalDigits, fractionDigits }: Facets): FacetCheck[] {
  const check =
    (rule: string, limit: number, unit: string, count: (literal: string) => number): FacetCheck =>
    (literal) => {
      const actual = count(literal);
      if (actual <= limit) return undefined;
      const expected = `at most ${limit} ${unit}`;
      return invalidLiteral(rule, literal, `has ${actual} ${unit}, not ${expected}`, expected);
    };
  const checks: FacetCheck[] = [];
  if (totalDigits !== undefined) {
    checks.push(check('cvc-totalDigits-valid', totalDigits, 'digits', countTotalDigits));
  }
  if (fractionDigits !== undefined) {
    checks.push(check('cvc-fractionDigits-valid', fractionDigits, 'fraction digits', countFractionDigits));
  }
  return checks;
}
