import type { Expression, Leaf, Repetition } from './expression.js';

/**
 * A way from one leaf to the next. It leaves some repetitions, begins one anew at most, and enters others, which
 * means conditions and changes of counters.
 */
export interface Transition {
  readonly leaf: Leaf;
  /** Left, those further in first: their counters have to have reached their minimum, and are reset. */
  readonly exits: readonly Repetition[];
  /** Begun anew: its counter has to be below its maximum, and is incremented. */
  readonly iterates: Repetition | undefined;
  /** Entered: their counters become 1. */
  readonly enters: readonly Repetition[];
}

/** What may follow a leaf. */
export interface Continuation {
  /** Those that stay further in come first. */
  readonly transitions: readonly Transition[];
  /** The repetitions to leave when the content ends here; undefined where it cannot end. */
  readonly finish: readonly Repetition[] | undefined;
}

/** What a content model may start with; of its leaves, only those of interest. */
export function startOf(root: Expression, isOfInterest: (leaf: Leaf) => boolean = () => true): Continuation {
  const transitions = new FirstLeaves(isOfInterest).of(root).map(({ leaf, enters }) => ({
    leaf,
    exits: [],
    iterates: undefined,
    enters,
  }));
  return { transitions, finish: root.nullable ? [] : undefined };
}

/** Which expressions surround each leaf, computed once a model. */
export class Surroundings {
  readonly #parents = new Map<Expression, Expression>();
  readonly #firstLeaves: FirstLeaves;
  /** By what {@link #outermost} gives. */
  readonly #continuations = new Map<Expression, Continuation>();

  /** @param isOfInterest - which leaves transitions lead to; all if left out */
  constructor(root: Expression, isOfInterest: (leaf: Leaf) => boolean = () => true) {
    this.#firstLeaves = new FirstLeaves(isOfInterest);
    this.#visit(root);
  }

  #visit(expression: Expression): void {
    for (const child of childrenOf(expression)) {
      this.#parents.set(child, expression);
      this.#visit(child);
    }
  }

  /**
   * What may follow a leaf: what stands behind it in each expression around it, and those begun anew. The same object
   * for leaves that the same follows.
   */
  continuationOf(leaf: Leaf): Continuation {
    const expression = this.#outermost(leaf);
    let continuation = this.#continuations.get(expression);
    if (continuation === undefined) {
      continuation = this.#continuationOf(expression);
      this.#continuations.set(expression, continuation);
    }
    return continuation;
  }

  /** The choice around a leaf, and around that: what follows a choice follows each of its alternatives. */
  #outermost(leaf: Leaf): Expression {
    let expression: Expression = leaf;
    for (
      let parent = this.#parents.get(leaf);
      parent?.kind === 'alternation';
      parent = this.#parents.get(parent)
    ) {
      expression = parent;
    }
    return expression;
  }

  #continuationOf(expression: Expression): Continuation {
    const transitions: Transition[] = [];
    const exits: Repetition[] = [];
    const first = this.#firstLeaves;
    let child = expression;
    for (let parent = this.#parents.get(child); parent !== undefined; parent = this.#parents.get(child)) {
      if (parent.kind === 'repetition') {
        add(transitions, first.of(parent.body), exits, parent);
        exits.push(parent);
      } else if (parent.kind === 'concatenation') {
        const rest = parent.parts.slice(parent.parts.indexOf(child) + 1);
        add(transitions, first.ofAll(rest), exits, undefined);
        if (!rest.every((part) => part.nullable)) return { transitions, finish: undefined };
      } else if (parent.kind === 'interleaving') {
        // Of use to the check for ambiguity only: an all-group has a matcher of its own.
        const others = parent.parts.filter((part) => part !== child);
        add(
          transitions,
          others.flatMap((part) => first.of(part)),
          exits,
          undefined,
        );
      }
      child = parent;
    }
    return { transitions, finish: exits };
  }
}

interface First {
  readonly leaf: Leaf;
  readonly enters: readonly Repetition[];
}

function add(
  transitions: Transition[],
  first: readonly First[],
  exits: readonly Repetition[],
  iterates: Repetition | undefined,
): void {
  const left = [...exits];
  for (const { leaf, enters } of first) transitions.push({ leaf, exits: left, iterates, enters });
}

/** What expressions start with, of the leaves that are of interest; computed once for each. */
class FirstLeaves {
  readonly #isOfInterest: (leaf: Leaf) => boolean;
  readonly #known = new Map<Expression, readonly First[]>();

  constructor(isOfInterest: (leaf: Leaf) => boolean) {
    this.#isOfInterest = isOfInterest;
  }

  of(expression: Expression): readonly First[] {
    let first = this.#known.get(expression);
    if (first === undefined) {
      first = this.#compute(expression);
      this.#known.set(expression, first);
    }
    return first;
  }

  ofAll(parts: readonly Expression[]): readonly First[] {
    const end = parts.findIndex((part) => !part.nullable);
    return parts.slice(0, end === -1 ? parts.length : end + 1).flatMap((part) => this.of(part));
  }

  #compute(expression: Expression): readonly First[] {
    switch (expression.kind) {
      case 'leaf':
        return this.#isOfInterest(expression) ? [{ leaf: expression, enters: [] }] : [];
      case 'concatenation':
        return this.ofAll(expression.parts);
      case 'repetition': {
        const first = this.of(expression.body);
        return first.map(({ leaf, enters }) => ({ leaf, enters: [...enters, expression] }));
      }
      default:
        return expression.parts.flatMap((part) => this.of(part));
    }
  }
}

function childrenOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'leaf') return [];
  return expression.kind === 'repetition' ? [expression.body] : expression.parts;
}
