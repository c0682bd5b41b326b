import type { ExplicitTimezone, Facets } from '../../schema/facets.js';
import type { Datatype, LiteralCheck } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import type { Facet } from './facet.js';
import { FacetError } from './facet-error.js';
import { inherited } from './facet-inheritance.js';

/**
 * Says whether literals of dates and times have a time zone (XSD 1.1 Part 2, section 4.3.14). All literals of a value have
 * one, or none has: where one is excluded there is no other to look for.
 */
export function explicitTimezone(value: ExplicitTimezone): Facet {
  return {
    data: { explicitTimezone: value },
    check: () => (value === 'optional' ? undefined : timezoneCheck(value === 'required')),
  };
}

/** The test of literals of dates and times that have to have a time zone, or may have none. */
export function timezoneCheck(isRequired: boolean): LiteralCheck {
  const expected = isRequired ? 'Z or an offset such as +02:00 at the end' : 'no time zone';
  const problem = isRequired ? 'has no time zone' : 'has a time zone';
  return (literal) =>
    hasTimezone(literal) === isRequired
      ? undefined
      : invalidLiteral('cvc-explicitTimezone-valid', literal, problem, expected);
}

/** Tests whether a valid literal of a date or time has a time zone. */
function hasTimezone(literal: string): boolean {
  if (literal.endsWith('Z')) return true;
  const sign = literal.charAt(literal.length - '+hh:mm'.length);
  return (sign === '+' || sign === '-') && literal.charAt(literal.length - ':mm'.length) === ':';
}

/** "Timezone valid restriction" (XSD 1.1 Part 2, section 4.3.14.4). */
export function checkTimezone(base: Datatype, { explicitTimezone }: Facets): void {
  const above = inherited(base, 'explicitTimezone') ?? 'optional';
  if (explicitTimezone === undefined || above === 'optional' || above === explicitTimezone) return;
  throw new FacetError(
    'timezone-valid-restriction',
    'explicitTimezone',
    `${explicitTimezone} is not ${above} of ${base.label}`,
  );
}
