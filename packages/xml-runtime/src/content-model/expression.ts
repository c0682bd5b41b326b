import type { ContentLeaf } from '../schema/content-matcher.js';
import type { Particle } from '../schema/descriptor.js';
import {
  isChoice,
  isElement,
  isSequence,
  isWildcard,
  maxOccurs,
  minOccurs,
  modelGroupOf,
  particlesOf,
} from '../schema/particles.js';
import { leafOf } from './admitted.js';

/** A leaf as an expression. */
export interface Leaf extends ContentLeaf {
  readonly kind: 'leaf';
  readonly nullable: false;
}

/** Expressions one after the other. */
export interface Concatenation {
  readonly kind: 'concatenation';
  readonly parts: readonly Expression[];
  readonly nullable: boolean;
}

/** One of several expressions; none at all when it has no parts and is not nullable. */
export interface Alternation {
  readonly kind: 'alternation';
  readonly parts: readonly Expression[];
  readonly nullable: boolean;
}

/** The members of an all-group, in any order. */
export interface Interleaving {
  readonly kind: 'interleaving';
  readonly parts: readonly Expression[];
  readonly nullable: boolean;
}

/** An expression that repeats, its body never matching nothing as one of the `min` times. */
export interface Repetition {
  readonly kind: 'repetition';
  readonly body: Expression;
  readonly min: number;
  /** At least 2, or infinite. */
  readonly max: number;
  readonly nullable: boolean;
  /** Numbers the repetitions of a model. */
  readonly index: number;
}

/** A particle as a regular expression over leaves. */
export type Expression = Leaf | Concatenation | Alternation | Interleaving | Repetition;

/** The expression of a content model, and what stands in it. */
export interface CompiledExpression {
  readonly root: Expression;
  /** By position. */
  readonly leaves: readonly Leaf[];
  /** By index. */
  readonly repetitions: readonly Repetition[];
  /** Whether some repetition has to be counted: all but `*` and `+` have. */
  readonly counts: boolean;
}

/** Turns a particle into an expression; particles that cannot occur are left out. */
export function compileExpression(particle: Particle): CompiledExpression {
  const leaves: Leaf[] = [];
  const repetitions: Repetition[] = [];

  function expressionOf(it: Particle): Expression {
    const max = maxOccurs(it);
    if (max === 0) return EMPTY;
    return repeat(termOf(it), minOccurs(it), max);
  }

  function termOf(it: Particle): Expression {
    if (isElement(it) || isWildcard(it)) {
      const leaf: Leaf = { ...leafOf(it, leaves.length), kind: 'leaf', nullable: false };
      leaves.push(leaf);
      return leaf;
    }
    const group = modelGroupOf(it);
    const parts = particlesOf(group).map(expressionOf);
    if (isChoice(group)) return alternation(parts);
    return isSequence(group) ? concatenation(parts) : interleaving(parts);
  }

  function repeat(term: Expression, min: number, max: number): Expression {
    // A body that matches nothing matches it as often as is asked for.
    const atLeast = term.nullable ? 0 : min;
    if (max === 1) return atLeast === 1 || term.nullable ? term : alternation([term, EMPTY]);
    const merged = mergeRepetitions(term, atLeast, max);
    if (merged !== undefined) {
      // The term is the repetition that was made last.
      repetitions.pop();
      return repeat(merged.body, merged.min, merged.max);
    }
    const repetition: Repetition = {
      kind: 'repetition',
      body: term,
      min: atLeast,
      max,
      nullable: atLeast === 0,
      index: repetitions.length,
    };
    repetitions.push(repetition);
    return repetition;
  }

  const root = expressionOf(particle);
  const counts = repetitions.some(({ min, max }) => min > 1 || max !== Number.POSITIVE_INFINITY);
  return { root, leaves, repetitions, counts };
}

const EMPTY: Concatenation = { kind: 'concatenation', parts: [], nullable: true };

function concatenation(all: readonly Expression[]): Expression {
  const parts = all.filter((part) => part !== EMPTY);
  const [only = EMPTY] = parts;
  if (parts.length <= 1) return only;
  return { kind: 'concatenation', parts, nullable: parts.every((part) => part.nullable) };
}

function alternation(parts: readonly Expression[]): Expression {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  return { kind: 'alternation', parts, nullable: parts.some((part) => part.nullable) };
}

/** An all-group inside an all-group is part of it (XSD 1.1, section 3.8.2). */
function interleaving(all: readonly Expression[]): Expression {
  const parts = all
    .flatMap((part) => (part.kind === 'interleaving' ? part.parts : [part]))
    .filter((part) => part !== EMPTY);
  const [only = EMPTY] = parts;
  if (parts.length <= 1) return only;
  return { kind: 'interleaving', parts, nullable: parts.every((part) => part.nullable) };
}

interface Bounds {
  readonly body: Expression;
  readonly min: number;
  readonly max: number;
}

/** `(r{a,b}){c,d}` as `r{ac,bd}`, where the counts that the former allows have no gaps. */
function mergeRepetitions(term: Expression, min: number, max: number): Bounds | undefined {
  if (term.kind !== 'repetition') return undefined;
  const fewest = Math.max(min, 1);
  // The counts of k times are [ka, kb]; those of k + 1 times have to start no later than behind kb.
  const hasNoGaps = fewest === max || (fewest + 1) * term.min <= fewest * term.max + 1;
  const reachesZero = min > 0 || term.min <= 1;
  if (!hasNoGaps || !reachesZero) return undefined;
  return { body: term.body, min: min * term.min, max: max * term.max };
}
