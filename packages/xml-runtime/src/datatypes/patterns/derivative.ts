import type { Expression, ExpressionPool } from './expression.js';

/**
 * The partial derivatives of an expression (Antimirov 1996): expressions which together match what may follow once a
 * character has been matched. An expression without counts has no more of them, over all texts, than it has characters;
 * counts add theirs only as far as a text gets.
 *
 * @param isIn - whether the character is in the set of a number
 * @param characterClass - a number that characters share when they are in the same sets
 */
export function partialDerivatives(
  pool: ExpressionPool,
  expression: Expression,
  characterClass: number,
  isIn: (set: number) => boolean,
): readonly Expression[] {
  const known = expression.derivatives[characterClass];
  if (known !== undefined) return known;
  const result = [...derive(expression)];
  expression.derivatives[characterClass] = result;
  return result;

  function derive(it: Expression): ReadonlySet<Expression> {
    const { form } = it;
    switch (form.kind) {
      case 'empty':
        return new Set();
      case 'characters':
        return new Set(isIn(form.set) ? [pool.empty] : []);
      case 'choice':
        return new Set(form.branches.flatMap((branch) => of(branch)));
      case 'repeat': {
        const { body, min, max } = form;
        const more = pool.repeat(body, Math.max(min - 1, 0), max - 1);
        return new Set(of(body).map((left) => pool.sequence(left, more)));
      }
      case 'sequence':
        return deriveSequence(it);
    }
  }

  function deriveSequence(sequence: Expression): ReadonlySet<Expression> {
    const found = new Set<Expression>();
    // A loop rather than a recursion: a sequence is as long as the pattern.
    let rest = sequence;
    while (rest.form.kind === 'sequence') {
      const { first, rest: next } = rest.form;
      for (const left of of(first)) found.add(pool.sequence(left, next));
      if (!first.isNullable) return found;
      rest = next;
    }
    for (const left of of(rest)) found.add(left);
    return found;
  }

  function of(it: Expression): readonly Expression[] {
    return partialDerivatives(pool, it, characterClass, isIn);
  }
}
