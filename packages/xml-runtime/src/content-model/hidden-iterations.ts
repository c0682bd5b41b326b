import type { Expression, Leaf, Repetition } from './expression.js';

/** A repetition, and how often it may repeat within one iteration of the repetition around it. */
interface Filling {
  readonly repetition: Repetition;
  /** An iteration of the outer repetition that holds the leaf that was asked for cannot be one of those. */
  readonly isElsewhere: boolean;
}

/**
 * Finds repetitions whose iterations children do not show. At the second `b` of `(a?, b{1,2}){3}` an iteration of either
 * repetition may begin, so that after `bbb` the outer one is in its second or third iteration (decision 0015).
 */
export class HiddenIterations {
  readonly #leaves = new Map<Expression, ReadonlySet<Leaf>>();

  /**
   * Tests if the same children can be so many iterations of a repetition, or so many others.
   * @param last - the last of the children
   */
  differ(repetition: Repetition, last: Leaf, fewer: number, more: number): boolean {
    return this.#fillings(repetition.body, last).some(({ repetition: inner, isElsewhere }) =>
      isElsewhere ? this.#overlap(inner, last, fewer - 1, more - 1) : this.#overlap(inner, last, fewer, more),
    );
  }

  /** Tests if so many runs of a repetition can be the same children as so many others. */
  #overlap(inner: Repetition, last: Leaf, fewer: number, more: number): boolean {
    if (fewer < 1) return false;
    const most = fewer * inner.max;
    const least = more * inner.min;
    return least <= most || this.differ(inner, last, most, least);
  }

  /** The repetitions in an expression that may be all that is there of it. */
  #fillings(expression: Expression, last: Leaf): readonly Filling[] {
    if (expression.kind === 'repetition') return [{ repetition: expression, isElsewhere: false }];
    if (expression.kind !== 'alternation' && expression.kind !== 'concatenation') return [];
    const { kind, parts } = expression;
    const at = parts.findIndex((part) => this.#leavesOf(part).has(last));
    return parts.flatMap((part, index) => {
      const mayBeAlone = kind === 'alternation' || parts.every((other) => other === part || other.nullable);
      if (!mayBeAlone) return [];
      // In a sequence, what stands before the leaf may be in the same iteration.
      const isBeside = kind === 'alternation' ? at !== index : at < index;
      return this.#fillings(part, last).map((it) => ({
        ...it,
        isElsewhere: (at !== -1 && isBeside) || it.isElsewhere,
      }));
    });
  }

  #leavesOf(expression: Expression): ReadonlySet<Leaf> {
    let leaves = this.#leaves.get(expression);
    if (leaves === undefined) {
      leaves = new Set(
        expression.kind === 'leaf'
          ? [expression]
          : expression.kind === 'repetition'
            ? this.#leavesOf(expression.body)
            : expression.parts.flatMap((part) => [...this.#leavesOf(part)]),
      );
      this.#leaves.set(expression, leaves);
    }
    return leaves;
  }
}
