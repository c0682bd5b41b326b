import type { ElementDescriptor, OpenContent, Particle, WildcardDefinition } from '@proj/xml-runtime';
import {
  admitsName,
  type Continuation,
  compileExpression,
  type ExpandedName,
  type Expression,
  type Leaf,
  type Repetition,
  Surroundings,
  startOf,
  type Transition,
} from '@proj/xml-runtime/compiler';

/** What a child is attributed to: an element declaration, or a wildcard. */
export type Attribution = ElementDescriptor | WildcardDefinition;

/** A step from one state to the next. */
export interface Move {
  readonly to: State;
  readonly attribution: Attribution;
}

/** Where one way through a content model has led to. */
export interface State {
  readonly key: string;
  readonly isFinal: boolean;
  /** The names that may stand next, in no order; wildcards admit others besides. */
  readonly elements: readonly ExpandedName[];
  readonly wildcards: readonly WildcardDefinition[];
  /** Several where the content model is ambiguous; elements go before wildcards (XSD 1.1, section 3.8.4). */
  moves(name: ExpandedName): readonly Move[];
}

/** The states of a content model with its open content, for comparing content models. */
export function startState(particle: Particle, open: OpenContent | undefined): State {
  const { root, repetitions } = compileExpression(particle);
  const members = allGroupMembers(root);
  const start = members === undefined ? new Regular(root, repetitions).start : new AllGroup(members).start;
  return open === undefined ? start : new Opened(start, open, false);
}

/** The wildcards and element names anywhere in a content model. */
export function leavesOf(particle: Particle): readonly Leaf[] {
  return compileExpression(particle).leaves;
}

class Regular {
  readonly #surroundings: Surroundings;
  readonly #continuations = new Map<Leaf, Continuation>();
  readonly #states = new Map<string, State>();
  readonly start: State;

  constructor(root: Expression, repetitions: readonly Repetition[]) {
    this.#surroundings = new Surroundings(root);
    this.start = this.#state(
      'start',
      startOf(root),
      repetitions.map(() => 0),
    );
  }

  behind({ leaf }: Transition, counts: readonly number[]): State {
    let continuation = this.#continuations.get(leaf);
    if (continuation === undefined) {
      continuation = this.#surroundings.continuationOf(leaf);
      this.#continuations.set(leaf, continuation);
    }
    return this.#state(`${leaf.position}:${counts.join()}`, continuation, counts);
  }

  #state(key: string, continuation: Continuation, counts: readonly number[]): State {
    let state = this.#states.get(key);
    if (state === undefined) {
      state = new RegularState(this, key, continuation, counts);
      this.#states.set(key, state);
    }
    return state;
  }
}

class RegularState implements State {
  readonly isFinal: boolean;
  readonly elements: readonly ExpandedName[];
  readonly wildcards: readonly WildcardDefinition[];
  readonly #model: Regular;
  readonly #transitions: readonly Transition[];
  readonly #counts: readonly number[];

  constructor(
    model: Regular,
    readonly key: string,
    { transitions, finish }: Continuation,
    counts: readonly number[],
  ) {
    this.#model = model;
    this.#transitions = transitions.filter((it) => isEnabled(it, counts));
    this.#counts = counts;
    this.isFinal = finish !== undefined && canLeave(finish, counts);
    this.elements = this.#transitions.flatMap(({ leaf }) => leaf.elements.map(({ name }) => name));
    this.wildcards = this.#transitions.flatMap(({ leaf }) =>
      'any' in leaf.particle ? leaf.particle.any : [],
    );
  }

  moves(name: ExpandedName): readonly Move[] {
    const byElement = this.#transitions.flatMap((transition) => {
      const element = transition.leaf.elements.find((it) => it.name === name);
      return element?.declaration === undefined ? [] : [this.#move(transition, element.declaration)];
    });
    if (byElement.length > 0) {
      return byElement;
    }
    return this.#transitions.flatMap((transition) => {
      const { particle } = transition.leaf;
      return 'any' in particle && admitsName(particle.any, name)
        ? [this.#move(transition, particle.any)]
        : [];
    });
  }

  #move(transition: Transition, attribution: Attribution): Move {
    return { to: this.#model.behind(transition, changed(transition, this.#counts)), attribution };
  }
}

function isEnabled({ exits, iterates }: Transition, counts: readonly number[]): boolean {
  return canLeave(exits, counts) && (iterates === undefined || countOf(iterates, counts) < iterates.max);
}

function canLeave(repetitions: readonly Repetition[], counts: readonly number[]): boolean {
  return repetitions.every((repetition) => countOf(repetition, counts) >= repetition.min);
}

function countOf({ index }: Repetition, counts: readonly number[]): number {
  return counts[index] ?? 0;
}

function changed({ exits, iterates, enters }: Transition, counts: readonly number[]): readonly number[] {
  const next = [...counts];
  for (const { index } of exits) {
    next[index] = 0;
  }
  if (iterates !== undefined) {
    // Without a maximum there is nothing to tell apart beyond the minimum, and one.
    const cap = Number.isFinite(iterates.max) ? iterates.max : Math.max(iterates.min, 1);
    next[iterates.index] = Math.min(countOf(iterates, counts) + 1, cap);
  }
  for (const { index } of enters) {
    next[index] = 1;
  }
  return next;
}

/** A member of an all-group: a leaf and how often it may stand. */
export interface AllGroupMember {
  readonly leaf: Leaf;
  readonly min: number;
  readonly max: number;
}

interface Members {
  readonly members: readonly AllGroupMember[];
  /** The whole group may be absent although members of it are required. */
  readonly isOptional: boolean;
}

/** The members of a content model that is an all-group; undefined for any other. */
export function allGroupMembers(root: Expression): Members | undefined {
  if (root.kind === 'interleaving') {
    return { members: root.parts.flatMap(memberOf), isOptional: false };
  }
  if (root.kind === 'alternation' && root.nullable) {
    const [only, ...others] = root.parts.filter((part) => !isEmpty(part));
    if (only?.kind === 'interleaving' && others.length === 0) {
      return { members: only.parts.flatMap(memberOf), isOptional: true };
    }
  }
  return undefined;
}

function memberOf(part: Expression): readonly AllGroupMember[] {
  if (part.kind === 'leaf') {
    return [{ leaf: part, min: 1, max: 1 }];
  }
  if (part.kind === 'repetition' && part.body.kind === 'leaf') {
    return [{ leaf: part.body, min: part.min, max: part.max }];
  }
  const [only] = part.kind === 'alternation' ? part.parts.filter((it) => !isEmpty(it)) : [];
  return only?.kind === 'leaf' ? [{ leaf: only, min: 0, max: 1 }] : [];
}

function isEmpty(expression: Expression): boolean {
  return expression.kind === 'concatenation' && expression.parts.length === 0;
}

class AllGroup {
  readonly start: State;

  constructor({ members, isOptional }: Members) {
    this.start = new AllGroupState(
      members,
      members.map(() => 0),
      isOptional,
    );
  }
}

class AllGroupState implements State {
  readonly key: string;
  readonly isFinal: boolean;
  readonly elements: readonly ExpandedName[];
  readonly wildcards: readonly WildcardDefinition[];
  readonly #members: readonly AllGroupMember[];
  readonly #counts: readonly number[];

  constructor(members: readonly AllGroupMember[], counts: readonly number[], isOptional: boolean) {
    this.#members = members;
    this.#counts = counts;
    this.key = counts.join();
    this.isFinal =
      (isOptional && counts.every((count) => count === 0)) ||
      members.every(({ min }, index) => (counts[index] ?? 0) >= min);
    const open = members.filter(({ max }, index) => (counts[index] ?? 0) < max);
    this.elements = open.flatMap(({ leaf }) => leaf.elements.map(({ name }) => name));
    this.wildcards = open.flatMap(({ leaf }) => ('any' in leaf.particle ? leaf.particle.any : []));
  }

  moves(name: ExpandedName): readonly Move[] {
    const open = [...this.#members.entries()].filter(([index, { max }]) => (this.#counts[index] ?? 0) < max);
    for (const [index, { leaf }] of open) {
      const element = leaf.elements.find((it) => it.name === name);
      if (element?.declaration !== undefined) {
        return [this.#move(index, element.declaration)];
      }
    }
    for (const [index, { leaf }] of open) {
      if ('any' in leaf.particle && admitsName(leaf.particle.any, name)) {
        return [this.#move(index, leaf.particle.any)];
      }
    }
    return [];
  }

  #move(index: number, attribution: Attribution): Move {
    const { min = 0, max = 0 } = this.#members[index] ?? {};
    // Without a maximum there is nothing to tell apart beyond the minimum, apart from not being empty.
    const cap = Number.isFinite(max) ? max : Math.max(min, 1);
    const counts = this.#counts.map((count, each) => (each === index ? Math.min(count + 1, cap) : count));
    return { to: new AllGroupState(this.#members, counts, false), attribution };
  }
}

/** A state between open content (XSD 1.1, section 3.4.4.3): what the content model takes goes there first. */
class Opened implements State {
  readonly key: string;
  readonly isFinal: boolean;
  readonly elements: readonly ExpandedName[];
  readonly wildcards: readonly WildcardDefinition[];
  readonly #inner: State;
  readonly #open: OpenContent;
  readonly #isSuffix: boolean;

  constructor(inner: State, open: OpenContent, isSuffix: boolean) {
    this.#inner = inner;
    this.#open = open;
    this.#isSuffix = isSuffix;
    this.key = isSuffix ? 'suffix' : inner.key;
    this.isFinal = isSuffix || inner.isFinal;
    this.elements = isSuffix ? [] : inner.elements;
    this.wildcards = isSuffix ? [open.any] : [...inner.wildcards, open.any];
  }

  moves(name: ExpandedName): readonly Move[] {
    const inner = this.#isSuffix ? [] : this.#inner.moves(name);
    if (inner.length > 0) {
      return inner.map(({ to, attribution }) => ({ to: new Opened(to, this.#open, false), attribution }));
    }
    const { any, mode } = this.#open;
    if (!admitsName(any, name) || (mode === 'suffix' && !this.isFinal)) {
      return [];
    }
    const to = mode === 'suffix' ? new Opened(this.#inner, this.#open, true) : this;
    return [{ to, attribution: any }];
  }
}
