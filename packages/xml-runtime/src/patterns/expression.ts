import type { RegularExpression } from './regular-expression.js';

/**
 * A regular expression as its matching needs it. Equal expressions are one object (as long as the pool keeps them), so
 * that sets of them can be compared by their numbers.
 */
export interface Expression {
  readonly id: number;
  /** Whether it matches the empty text. */
  readonly isNullable: boolean;
  readonly form:
    | { readonly kind: 'empty' }
    | { readonly kind: 'characters'; readonly set: number }
    | { readonly kind: 'sequence'; readonly first: Expression; readonly rest: Expression }
    | { readonly kind: 'choice'; readonly branches: readonly Expression[] }
    | { readonly kind: 'repeat'; readonly body: Expression; readonly min: number; readonly max: number };
  /** The partial derivatives that are known, by character class. */
  readonly derivatives: (readonly Expression[] | undefined)[];
}

/** What a pool keeps before it begins anew. */
const largestPool = 20_000;

/** Makes expressions. */
export class ExpressionPool {
  readonly empty: Expression = { id: 0, isNullable: true, form: { kind: 'empty' }, derivatives: [] };
  readonly #expressions = new Map<string, Expression>();
  #nextId = 1;

  /** The characters of a set, by the number of the set. */
  characters(set: number): Expression {
    return this.#intern(`c${set}`, false, { kind: 'characters', set });
  }

  /** `first`, then `rest`. */
  sequence(first: Expression, rest: Expression): Expression {
    if (first === this.empty) return rest;
    if (rest === this.empty) return first;
    const { form } = first;
    // Sequences lean to the right, so that the same texts come out as the same expression.
    if (form.kind === 'sequence') return this.sequence(form.first, this.sequence(form.rest, rest));
    return this.#intern(`s${first.id},${rest.id}`, first.isNullable && rest.isNullable, {
      kind: 'sequence',
      first,
      rest,
    });
  }

  /** One of the branches. */
  choice(branches: readonly Expression[]): Expression {
    const distinct = [...new Set(branches)].sort((a, b) => a.id - b.id);
    const [only] = distinct;
    if (only !== undefined && distinct.length === 1) return only;
    const isNullable = distinct.some((it) => it.isNullable);
    return this.#intern(`o${distinct.map((it) => it.id).join()}`, isNullable, {
      kind: 'choice',
      branches: distinct,
    });
  }

  /** `body`, from `min` to `max` times. */
  repeat(body: Expression, min: number, max: number): Expression {
    if (max === 0 || body === this.empty) return this.empty;
    if (min === 1 && max === 1) return body;
    // An empty match may stand for any that are missing.
    const least = body.isNullable ? 0 : min;
    const { form } = body;
    if (form.kind === 'repeat' && areContiguous(form, least)) {
      return this.repeat(form.body, form.min * least, form.max * max);
    }
    return this.#intern(`r${body.id},${least},${max}`, least === 0, {
      kind: 'repeat',
      body,
      min: least,
      max,
    });
  }

  /** The expression of a tree; `numberOf` gives the numbers of its sets. */
  fromTree(tree: RegularExpression, numberOf: SetNumbers): Expression {
    switch (tree.kind) {
      case 'characters':
        return this.characters(numberOf(tree.set));
      case 'sequence':
        return tree.items.reduceRight<Expression>(
          (rest, it) => this.sequence(this.fromTree(it, numberOf), rest),
          this.empty,
        );
      case 'choice':
        return this.choice(tree.branches.map((it) => this.fromTree(it, numberOf)));
      case 'repeat':
        return this.repeat(this.fromTree(tree.body, numberOf), tree.min, tree.max);
    }
  }

  #intern(key: string, isNullable: boolean, form: Expression['form']): Expression {
    let expression = this.#expressions.get(key);
    if (expression === undefined) {
      // Numbers are not given twice: an expression from before is at worst kept beside an equal new one.
      if (this.#expressions.size >= largestPool) this.#expressions.clear();
      expression = { id: this.#nextId++, isNullable, form, derivatives: [] };
      this.#expressions.set(key, expression);
    }
    return expression;
  }
}

/** Gives a character set the number by which expressions refer to it. */
export type SetNumbers = (set: (RegularExpression & { kind: 'characters' })['set']) => number;

/**
 * Whether repeating an expression that itself repeats can be said with one repetition: when the counts that k times,
 * k + 1 times … allow leave no gap, from `least` on.
 */
function areContiguous(inner: { readonly min: number; readonly max: number }, least: number): boolean {
  const start = Math.max(least, 1);
  const followsZero = least > 0 || inner.min <= 1;
  return followsZero && inner.max * start + 1 >= inner.min * (start + 1);
}
