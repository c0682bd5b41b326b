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
  /** The number of the last set that it was put into: tells members from others without a table. */
  mark: number;
  /** Of an expression that begins with a repetition from zero times on. */
  readonly countGroup: CountGroup | undefined;
}

/** Expressions that differ only in how often their first part may be repeated: `a{0,2}b` and `a{0,3}b`. */
export interface CountGroup {
  /** The greatest count among the expressions of the set of number `mark`. */
  greatest: number;
  mark: number;
}

/** No string is longer: a greater upper bound is none. */
const longestText = 2 ** 30;

/** What a pool keeps before it begins anew. */
const largestPool = 20_000;

/** Makes expressions. */
export class ExpressionPool {
  readonly empty: Expression = {
    id: 0,
    isNullable: true,
    form: { kind: 'empty' },
    derivatives: [],
    mark: 0,
    countGroup: undefined,
  };
  readonly #expressions = new Map<string, Expression>();
  readonly #countGroups = new Map<string, CountGroup>();
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
    if (max > longestText && max < Number.POSITIVE_INFINITY)
      return this.repeat(body, min, Number.POSITIVE_INFINITY);
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
      if (this.#expressions.size >= largestPool) this.#forget();
      expression = {
        id: this.#nextId++,
        isNullable,
        form,
        derivatives: [],
        mark: 0,
        countGroup: this.#countGroup(form),
      };
      this.#expressions.set(key, expression);
    }
    return expression;
  }

  /** Numbers are not given twice: an expression from before is at worst kept beside an equal new one. */
  #forget(): void {
    // Derivatives lead from expression to expression: none would be freed with them.
    for (const it of this.#expressions.values()) it.derivatives.length = 0;
    this.#expressions.clear();
    this.#countGroups.clear();
  }

  #countGroup(form: Expression['form']): CountGroup | undefined {
    const first = form.kind === 'sequence' ? form.first.form : form;
    if (first.kind !== 'repeat' || first.min > 0) return undefined;
    const key = `${first.body.id},${form.kind === 'sequence' ? form.rest.id : ''}`;
    let group = this.#countGroups.get(key);
    if (group === undefined) {
      group = { greatest: 0, mark: 0 };
      this.#countGroups.set(key, group);
    }
    return group;
  }
}

/** How often the first part of an expression may be repeated. */
export function leadingCount({ form }: Expression): number {
  const first = form.kind === 'sequence' ? form.first.form : form;
  return first.kind === 'repeat' ? first.max : 1;
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
