import type { NamespaceContext } from '../descriptor.js';
import { compilePattern } from '../patterns/pattern.js';
import type { Datatype } from './datatype.js';
import { countFractionDigits, countTotalDigits } from './decimal.js';
import type { Facets } from './facets.js';
import { type Failure, invalidLiteral } from './failure.js';
import { boundNamespaces } from './namespaces.js';

/** Says why a literal breaks a facet; undefined when it does not. */
export type FacetCheck = (literal: string, namespaces: NamespaceContext | undefined) => Failure | undefined;

/**
 * The checks that the facets of one derivation step stand for, for literals that `base` accepts. Patterns come last:
 * a literal that breaks one has a value that is otherwise right, and may have another literal.
 */
export function facetChecks(base: Datatype, facets: Facets): readonly FacetCheck[] {
  return [
    ...lengthChecks(base, facets),
    ...boundChecks(base, facets),
    ...digitChecks(facets),
    ...enumerationChecks(base, facets),
    ...patternChecks(base, facets),
  ];
}

function lengthChecks(base: Datatype, { length, minLength, maxLength }: Facets): FacetCheck[] {
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

function boundChecks({ order, normalize }: Datatype, facets: Facets): FacetCheck[] {
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

function digitChecks({ totalDigits, fractionDigits }: Facets): FacetCheck[] {
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

/** How many values of an enumeration a message lists. */
const listedValues = 12;

function enumerationChecks(base: Datatype, facets: Facets): FacetCheck[] {
  const { enumeration } = facets;
  if (enumeration === undefined) return [];
  const keys = new Set<string>();
  for (const [index, lexical] of enumeration.entries()) {
    const namespaces = enumerationContext(facets, index);
    const literal = base.normalize(lexical);
    if (base.check(literal, namespaces) === undefined) keys.add(base.key(literal, namespaces));
  }
  const listed = enumeration.slice(0, listedValues).map((it) => JSON.stringify(it));
  const more = enumeration.length - listed.length;
  const expected = `one of ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [
    (literal, namespaces) =>
      keys.has(base.key(literal, namespaces))
        ? undefined
        : invalidLiteral('cvc-enumeration-valid', literal, `is not ${expected}`, expected),
  ];
}

/** The namespaces in scope of the value of an enumeration at an index. */
export function enumerationContext(
  { enumerationNamespaces }: Facets,
  index: number,
): NamespaceContext | undefined {
  const bindings = Array.isArray(enumerationNamespaces)
    ? enumerationNamespaces[index]
    : enumerationNamespaces;
  return bindings === undefined ? undefined : boundNamespaces(bindings);
}

function patternChecks(base: Datatype, { pattern }: Facets): FacetCheck[] {
  if (pattern === undefined) return [];
  const sources = typeof pattern === 'string' ? [pattern] : pattern;
  const patterns = sources.map((it) => compilePattern(it));
  const expected = `text that matches ${sources.join(' or ')}`;
  return [
    (literal, namespaces) => {
      const text = base.patternText?.(literal, namespaces) ?? literal;
      if (patterns.some((it) => it.test(text))) return undefined;
      return invalidLiteral('cvc-pattern-valid', literal, `does not match ${sources.join(' or ')}`, expected);
    },
  ];
}
