import type { Facets } from '../../schema/facets.js';
import { invalidLiteral } from '../failure.js';
import type { FacetCheck } from './facet-check.js';

/** `explicitTimezone` (XSD 1.1 Part 2, section 4.3.14). */
export function timezoneChecks({ explicitTimezone }: Facets): FacetCheck[] {
  if (explicitTimezone === undefined || explicitTimezone === 'optional') return [];
  const isRequired = explicitTimezone === 'required';
  const expected = isRequired ? 'Z or an offset such as +02:00 at the end' : 'no time zone';
  return [
    (literal) =>
      hasTimezone(literal) === isRequired
        ? undefined
        : invalidLiteral(
            'cvc-explicitTimezone-valid',
            literal,
            isRequired ? 'has no time zone' : 'has a time zone',
            expected,
          ),
  ];
}

/** Whether a valid literal of a date or time has a time zone. */
function hasTimezone(literal: string): boolean {
  return literal.endsWith('Z') || /[+-]\d\d:\d\d$/.test(literal);
}
