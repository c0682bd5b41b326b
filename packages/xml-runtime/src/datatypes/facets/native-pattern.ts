import type { LiteralCheck } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import type { Facet } from './facet.js';

/**
 * The `pattern` facet of a type whose values have one literal each, such as strings, by an expression of JavaScript: what
 * the generator writes where `nativeExpression` proves that the expression matches the same texts in linear time. A
 * program without other patterns carries no engine for them.
 *
 * @param expression - matches a whole literal
 * @param sources - what it stands for: regular expressions of Part 2, appendix F, one of which literals match
 */
export function nativePattern(expression: RegExp, ...sources: readonly string[]): Facet {
  const matches = (literal: string): boolean => {
    try {
      return expression.test(literal);
    } catch {
      // What JavaScript keeps to go back to has an end, after some ten million characters.
      throw new RangeError(
        `a text of ${literal.length} characters is too long for the pattern ${sources.join(' or ')}`,
      );
    }
  };
  const check: LiteralCheck = (literal) => {
    if (matches(literal)) return undefined;
    const alternatives = sources.join(' or ');
    const problem = `does not match ${alternatives}`;
    return invalidLiteral('cvc-pattern-valid', literal, problem, `text that matches ${alternatives}`);
  };
  return { data: { pattern: sources }, check: () => check };
}
