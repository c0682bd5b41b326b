import type { Facets } from '../../schema/facets.js';
import type { Datatype, LiteralCheck } from '../datatype.js';
import { countFractionDigits, countTotalDigits } from '../decimal.js';
import { invalidLiteral } from '../failure.js';
import type { Facet } from './facet.js';
import { FacetError } from './facet-error.js';
import { inherited } from './facet-inheritance.js';

/** The greatest number of digits (Part 2, section 4.3.11). */
export function totalDigits(limit: number): Facet {
  const check = (): LiteralCheck => digitCheck('cvc-totalDigits-valid', limit, 'digits', countTotalDigits);
  return { data: { totalDigits: limit }, check };
}

/** The greatest number of digits behind the point (section 4.3.12). */
export function fractionDigits(limit: number): Facet {
  const check = (): LiteralCheck =>
    digitCheck('cvc-fractionDigits-valid', limit, 'fraction digits', countFractionDigits);
  return { data: { fractionDigits: limit }, check };
}

function digitCheck(
  rule: string,
  limit: number,
  unit: string,
  count: (literal: string) => number,
): LiteralCheck {
  return (literal) => {
    const actual = count(literal);
    if (actual <= limit) return undefined;
    const expected = `at most ${limit} ${unit}`;
    return invalidLiteral(rule, literal, `has ${actual} ${unit}, not ${expected}`, expected);
  };
}

/** The constraints on digits (sections 4.3.11.4 and 4.3.12.4). */
export function checkDigits(base: Datatype, facets: Facets): void {
  for (const facet of ['totalDigits', 'fractionDigits'] as const) {
    const value = facets[facet];
    const limit = inherited(base, facet);
    if (value !== undefined && limit !== undefined && value > limit) {
      throw new FacetError(
        `${facet}-valid-restriction`,
        facet,
        `${value} is greater than ${limit} of ${base.label}`,
      );
    }
  }
  const total = facets.totalDigits ?? inherited(base, 'totalDigits');
  const fraction = facets.fractionDigits ?? inherited(base, 'fractionDigits');
  if (total !== undefined && fraction !== undefined && fraction > total) {
    throw new FacetError(
      'fractionDigits-totalDigits',
      'fractionDigits',
      `${fraction} is greater than totalDigits, ${total}`,
    );
  }
}
