import type { NamespaceContext } from '../schema/descriptor.js';
import type { Datatype, LentFormatter } from './datatype.js';
import { describedFailure, describeValue } from './describe-value.js';
import type { Failure } from './failure.js';

/**
 * Maps a value to a literal that is in the lexical space of the type.
 * @returns the literal, or why there is none
 */
export function literalOf(
  type: Datatype,
  value: unknown,
  namespaces: NamespaceContext | undefined,
): string | Failure {
  const literal = type.literal(value, namespaces, lentFormatter);
  if (typeof literal !== 'string') return describedFailure(literal);
  if (type.normalize(literal) !== literal) return notNormalized(type, literal);
  const failure = type.check(literal, namespaces);
  if (failure === undefined) return literal;
  if (failure.rule === 'cvc-pattern-valid' || failure.rule === 'cvc-explicitTimezone-valid') {
    const other = type.alternatives?.(literal).find((it) => type.check(it, namespaces) === undefined);
    return other ?? type.literalSearch?.find(type, literal, namespaces) ?? failure;
  }
  return failure;
}

/** What formatters lend to types that consist of others. */
export const lentFormatter: LentFormatter = { literalOf, describeValue };

function notNormalized(type: Datatype, literal: string): Failure {
  const normalized = type.normalize(literal);
  return {
    rule: 'cvc-datatype-valid.1',
    problem: `white space of ${type.label} is not normalised (${type.whiteSpace}): a reader would see another value`,
    expected: JSON.stringify(normalized.slice(0, 60)),
    found: JSON.stringify(literal.slice(0, 60)),
  };
}
