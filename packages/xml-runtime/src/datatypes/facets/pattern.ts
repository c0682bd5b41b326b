import type { Facets } from '../../schema/facets.js';
import type { Datatype, LiteralCheck } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import { literalSearch } from '../literals/find-literal.js';
import { parsePattern } from '../patterns/parser.js';
import { compilePattern } from '../patterns/pattern.js';
import { PatternSyntaxError } from '../patterns/pattern-syntax-error.js';
import type { Facet } from './facet.js';
import { FacetError } from './facet-error.js';

/**
 * Regular expressions, one of which literals match (Part 2, section 4.3.4). Facets are checked in the order in which they
 * are handed over; this one is the last where it can be, since a literal that breaks it alone has another that does not.
 *
 * @param sources - regular expressions of Part 2, appendix F
 */
export function pattern(...sources: readonly string[]): Facet {
  return { data: { pattern: sources }, check: (base) => patternCheck(base, sources), literalSearch };
}

function patternCheck({ patternText }: Datatype, sources: readonly string[]): LiteralCheck {
  const patterns = sources.map((it) => compilePattern(it));
  return (literal, namespaces) => {
    const text = patternText === undefined ? literal : patternText(literal, namespaces);
    // Every value comes by here: a closure for `some` would be the largest part of what reading allocates.
    for (let index = 0; index < patterns.length; index++) {
      if (patterns[index]?.test(text)) return undefined;
    }
    const alternatives = sources.join(' or ');
    const problem = `does not match ${alternatives}`;
    return invalidLiteral('cvc-pattern-valid', literal, problem, `text that matches ${alternatives}`);
  };
}

/** Patterns have to be regular expressions of the version (section 4.3.4). */
export function checkPatterns({ pattern: sources = [] }: Facets, xsdVersion: '1.0' | '1.1'): void {
  for (const source of typeof sources === 'string' ? [sources] : sources) {
    try {
      parsePattern(source, xsdVersion);
    } catch (error) {
      if (!(error instanceof PatternSyntaxError)) throw error;
      throw new FacetError('src-pattern-value', 'pattern', error.message);
    }
  }
}
