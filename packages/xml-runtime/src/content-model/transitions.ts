import type { Expression, Leaf, Repetition } from './expression.js';

/**
 * A way from one leaf to the next. It leaves some repetitions, begins one anew at most, and enters others; for
 * those that count, that means conditions and changes of counters.
 */
export interface Transition {
  readonly leaf: Leaf;
  /** Left: their counters have to have reached their minimum, and are reset. */
  readonly exits: readonly Repetition[];
  /** Begun anew: its counter has to be below its maximum, and is incremented. */
  readonly iterates: Repetition | undefined;
  /** Entered: their counters become 1. */
  readonly enters: readonly Repetition[];
}

/** What may follow a leaf. */
export interface Continuation {
  readonly transitions: readonly Transition[];
  /** The repetitions to leave when the content ends here; undefined where it cannot end. */
  readonly finish: readonly Repetition[] | undefined;
}

/** What a content model may start with. */
export function startOf(root: Expression): Continuation {
  const transitions = firstOf(root).map(({ leaf, enters }) => ({
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

  constructor(root: Expression) {
    this.#visit(root);
  }

  #visit(expression: Expression): void {
    for (const child of childrenOf(expression)) {
      this.#parents.set(child, expression);
      this.#visit(child);
    }
  }

  /** What may follow a leaf: what stands behind it in each expression around it, and those begun anew. */
  continuationOf(leaf: Leaf): Continuation {
    const transitions: Transition[] = [];
    const exits: Repetition[] = [];
    let child: Expression = leaf;
    for (let parent = this.#parents.get(child); parent !== undefined; parent = this.#parents.get(child)) {
      if (parent.kind === 'repetition') {
        const counted = parent.counter === -1 ? undefined : parent;
        add(transitions, firstOf(parent.body), exits, counted);
        if (counted !== undefined) exits.push(counted);
      } else if (parent.kind === 'concatenation') {
        const rest = parent.parts.slice(parent.parts.indexOf(child) + 1);
        add(transitions, firstOfAll(rest), exits, undefined);
        if (!rest.every((part) => part.nullable)) return { transitions, finish: undefined };
      } else if (parent.kind === 'interleaving') {
        // Of use to the check for ambiguity only: an all-group has a matcher of its own.
        add(transitions, parent.parts.filter((part) => part !== child).flatMap(firstOf), exits, undefined);
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
  for (const { leaf, enters } of first) transitions.push({ leaf, exits: [...exits], iterates, enters });
}

function firstOf(expression: Expression): readonly First[] {
  switch (expression.kind) {
    case 'leaf':
      return [{ leaf: expression, enters: [] }];
    case 'concatenation':
      return firstOfAll(expression.parts);
    case 'repetition': {
      const first = firstOf(expression.body);
      if (expression.counter === -1) return first;
      return first.map(({ leaf, enters }) => ({ leaf, enters: [...enters, expression] }));
    }
    default:
      return expression.parts.flatMap(firstOf);
  }
}

function firstOfAll(parts: readonly Expression[]): readonly First[] {
  const end = parts.findIndex((part) => !part.nullable);
  return parts.slice(0, end === -1 ? parts.length : end + 1).flatMap(firstOf);
}

function childrenOf(expression: Expression): readonly Expression[] {
  if (expression.kind === 'leaf') return [];
  return expression.kind === 'repetition' ? [expression.body] : expression.parts;
}
