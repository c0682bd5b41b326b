import type { Facets } from '../../schema/facets.js';
import type { Datatype, LiteralCheck } from '../datatype.js';
import { invalidLiteral, messageOf } from '../failure.js';
import type { Facet } from './facet.js';
import { FacetError } from './facet-error.js';
import { inherited } from './facet-inheritance.js';

/** The facets of a value space's ends (Part 2, sections 4.3.7 to 4.3.10). */
export type Bound = 'minInclusive' | 'minExclusive' | 'maxInclusive' | 'maxExclusive';

/**
 * The least value (section 4.3.10).
 * @param lexical - a literal of the base type
 */
export function minInclusive(lexical: string): Facet {
  const check = (base: Datatype): LiteralCheck | undefined =>
    boundCheck(base, 'minInclusive', lexical, 'at least', (it) => it >= 0);
  return { data: { minInclusive: lexical }, check };
}

/** What all values are greater than (section 4.3.9). */
export function minExclusive(lexical: string): Facet {
  const check = (base: Datatype): LiteralCheck | undefined =>
    boundCheck(base, 'minExclusive', lexical, 'greater than', (it) => it > 0);
  return { data: { minExclusive: lexical }, check };
}

/** The greatest value (section 4.3.7). */
export function maxInclusive(lexical: string): Facet {
  const check = (base: Datatype): LiteralCheck | undefined =>
    boundCheck(base, 'maxInclusive', lexical, 'at most', (it) => it <= 0);
  return { data: { maxInclusive: lexical }, check };
}

/** What all values are less than (section 4.3.8). */
export function maxExclusive(lexical: string): Facet {
  const check = (base: Datatype): LiteralCheck | undefined =>
    boundCheck(base, 'maxExclusive', lexical, 'less than', (it) => it < 0);
  return { data: { maxExclusive: lexical }, check };
}

function boundCheck(
  { order, normalize }: Datatype,
  facet: Bound,
  lexical: string,
  words: string,
  isValid: (comparison: number) => boolean,
): LiteralCheck | undefined {
  if (order === undefined) return undefined;
  const bound = order.position(normalize(lexical));
  return (literal) => {
    const comparison = order.compare(order.position(literal), bound);
    if (comparison !== undefined && isValid(comparison)) return undefined;
    return invalidLiteral(`cvc-${facet}-valid`, literal, `is not ${words} ${lexical}`, `${words} ${lexical}`);
  };
}

/** What may not be: `facet` of the restriction being `comparison` to `than` of the same restriction. */
interface Contradiction {
  readonly facet: Bound;
  readonly than: Bound;
  readonly comparison: 'greater than' | 'at least';
  readonly rule: string;
}

/** Part 2, sections 4.3.7.4, 4.3.8.4 and 4.3.9.4. */
const contradictions: readonly Contradiction[] = [
  {
    facet: 'minInclusive',
    than: 'maxInclusive',
    comparison: 'greater than',
    rule: 'minInclusive-less-than-equal-to-maxInclusive',
  },
  {
    facet: 'minExclusive',
    than: 'maxExclusive',
    comparison: 'greater than',
    rule: 'minExclusive-less-than-equal-to-maxExclusive',
  },
  {
    facet: 'minExclusive',
    than: 'maxInclusive',
    comparison: 'at least',
    rule: 'minExclusive-less-than-maxInclusive',
  },
  {
    facet: 'minInclusive',
    than: 'maxExclusive',
    comparison: 'at least',
    rule: 'minInclusive-less-than-maxExclusive',
  },
];

type Comparison = 'less than' | 'at most' | 'greater than' | 'at least';

/** What may not be: a facet of the restriction being `comparison` to `of` of its base. */
type Loosening = readonly [comparison: Comparison, of: Bound];

/** The clauses of "maxInclusive valid restriction" and its like (Part 2, sections 4.3.7.4 to 4.3.10.4). */
const loosenings: Readonly<Record<Bound, readonly Loosening[]>> = {
  maxInclusive: [
    ['greater than', 'maxInclusive'],
    ['at least', 'maxExclusive'],
    ['less than', 'minInclusive'],
    ['at most', 'minExclusive'],
  ],
  maxExclusive: [
    ['greater than', 'maxExclusive'],
    ['greater than', 'maxInclusive'],
    ['at most', 'minInclusive'],
    ['at most', 'minExclusive'],
  ],
  minExclusive: [
    ['less than', 'minExclusive'],
    ['at least', 'maxInclusive'],
    ['less than', 'minInclusive'],
    ['at least', 'maxExclusive'],
  ],
  minInclusive: [
    ['less than', 'minInclusive'],
    ['greater than', 'maxInclusive'],
    ['at most', 'minExclusive'],
    ['at least', 'maxExclusive'],
  ],
};

/** The constraints on the four bounds. */
export function checkBounds(base: Datatype, facets: Facets): void {
  for (const facet of Object.keys(loosenings) as Bound[]) {
    const value = facets[facet];
    if (value !== undefined) checkValue(base, facet, value);
  }
  checkExclusion('minInclusive', 'minExclusive', facets);
  checkExclusion('maxInclusive', 'maxExclusive', facets);
  for (const { facet, than, comparison, rule } of contradictions) {
    const value = facets[facet];
    const other = facets[than];
    if (value !== undefined && other !== undefined && holds(base, value, comparison, other)) {
      throw new FacetError(rule, facet, `${value} is ${comparison} ${than}, ${other}`);
    }
  }
  for (const [facet, clauses] of Object.entries(loosenings) as [Bound, readonly Loosening[]][]) {
    const value = facets[facet];
    if (value !== undefined) checkLoosening(base, facet, value, clauses);
  }
}

/**
 * The value has to be one of the base type; but it may equal an exclusive bound of the base, and a pattern of the base
 * is about literals.
 */
function checkValue(base: Datatype, facet: Bound, value: string): void {
  const failure = base.check(base.normalize(value), undefined);
  if (failure === undefined || /^cvc-(?:pattern|m(?:in|ax)(?:Inc|Exc)lusive)-valid$/.test(failure.rule))
    return;
  throw new FacetError(`${facet}-valid-restriction`, facet, messageOf(failure));
}

function checkExclusion(inclusive: Bound, exclusive: Bound, facets: Facets): void {
  if (facets[inclusive] === undefined || facets[exclusive] === undefined) return;
  throw new FacetError(`${inclusive}-${exclusive}`, inclusive, `may not stand beside ${exclusive}`);
}

function checkLoosening(base: Datatype, facet: Bound, value: string, clauses: readonly Loosening[]): void {
  for (const [comparison, of] of clauses) {
    const bound = inherited(base, of);
    if (bound !== undefined && holds(base, value, comparison, bound)) {
      const message = `${value} is ${comparison} ${of} of ${base.label}, ${bound}`;
      throw new FacetError(`${facet}-valid-restriction`, facet, message);
    }
  }
}

function holds(
  { order, normalize }: Datatype,
  value: string,
  comparison: Comparison,
  other: string,
): boolean {
  if (order === undefined) return false;
  const result = order.compare(order.position(normalize(value)), order.position(normalize(other)));
  if (result === undefined) return false;
  switch (comparison) {
    case 'less than':
      return result < 0;
    case 'at most':
      return result <= 0;
    case 'greater than':
      return result > 0;
    case 'at least':
      return result >= 0;
  }
}
