import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import { compilePattern } from '../patterns/pattern.js';
import type { FacetCheck } from './facet-check.js';

/** `pattern` (Part 2, section 4.3.4). */
export function patternChecks(base: Datatype, { pattern }: Facets): FacetCheck[] {
  if (pattern === undefined) return [];
  const sources = typeof pattern === 'string' ? [pattern] : pattern;
  const patterns = sources.map((it) => compilePattern(it));
  const expected = `text that matches ${sources.join(' or ')}`;
  return [
    (literal, namespaces) => {
      const text = base.patternText?.(literal, namespaces) ?? literal;
      // Every value comes by here: a closure for `some` would be the largest part of what reading allocates.
      for (const it of patterns) if (it.test(text)) return undefined;
      return invalidLiteral('cvc-pattern-valid', literal, `does not match ${sources.join(' or ')}`, expected);
    },
  ];
}
