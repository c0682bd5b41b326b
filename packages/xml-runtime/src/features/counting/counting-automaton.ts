import { admittedBy, wildcardOf } from '../../content-model/admitted.js';
import type { CompiledExpression, Leaf, Repetition } from '../../content-model/expression.js';
import {
  type Continuation,
  Surroundings,
  startOf,
  type Transition,
} from '../../content-model/transitions.js';
import type { Bind, ContentMatcher, ContentModel, Expectation } from '../../schema/content-matcher.js';
import type { Wildcard } from '../../schema/descriptor.js';
import type { AdmittedElement } from '../../schema/particles.js';
import type { ExpandedName } from '../../xml/names.js';
import { type Counter, countersOf, IterationCounts, type Passage } from './iteration-counts.js';

/** A way from one place to another. */
interface Move extends Passage {
  readonly leaf: Leaf;
}

/** A way that a child with a certain name may take. */
interface Candidate<T> {
  readonly move: Move;
  /** Undefined where an element particle admits the child. */
  readonly wildcard: Wildcard | undefined;
  readonly value: T;
}

/** Where the children before have led to: to the start, or behind a leaf. */
interface CountedState<T> {
  readonly moves: readonly Move[];
  readonly byName: ReadonlyMap<ExpandedName, readonly Candidate<T>[]>;
  readonly byWildcard: readonly Candidate<T>[];
  /** The repetitions that end when the content ends here; undefined where it cannot end. */
  readonly finish: readonly Counter[] | undefined;
}

/**
 * A content model with counters. A child shows which particle admits it, but not always which of the repetitions
 * around that begins anew (`(a{1,2}, b?){2,3}` at its second `a`): {@link IterationCounts} holds all of these ways at once.
 */
export class CountingAutomaton<T> implements ContentModel<T> {
  readonly #bind: Bind<T>;
  readonly #surroundings: Surroundings;
  readonly #counters: readonly Counter[];
  readonly #places = new Map<Continuation, CountedState<T>>();
  readonly #placesBehind = new Map<Leaf, CountedState<T>>();
  readonly #values = new Map<AdmittedElement | Leaf, T>();
  readonly #start: CountedState<T>;
  readonly #zeros: readonly number[];

  constructor({ root }: CompiledExpression, bind: Bind<T>) {
    this.#bind = bind;
    this.#surroundings = new Surroundings(root);
    this.#counters = countersOf(root);
    this.#zeros = this.#counters.map(() => 0);
    this.#start = this.#placeOf(startOf(root));
  }

  matcher(): CountingMatcher<T> {
    return new CountingMatcher(this, {
      place: this.#start,
      counts: new IterationCounts(this.#zeros, this.#zeros),
    });
  }

  /** The place behind a leaf. */
  placeBehind(leaf: Leaf): CountedState<T> {
    let place = this.#placesBehind.get(leaf);
    if (place === undefined) {
      const continuation = this.#surroundings.continuationOf(leaf);
      place = this.#places.get(continuation) ?? this.#placeOf(continuation);
      this.#places.set(continuation, place);
      this.#placesBehind.set(leaf, place);
    }
    return place;
  }

  #placeOf({ transitions, finish }: Continuation): CountedState<T> {
    // Those further in come first. Where one leaf can be reached in several ways, the counts of the innermost stand for
    // all of them (decision 0015).
    const innermost = new Map<Leaf, Transition>();
    for (const transition of transitions) {
      if (!innermost.has(transition.leaf)) innermost.set(transition.leaf, transition);
    }
    const moves = [...innermost.values()].map((transition) => this.#moveOf(transition));
    const byName = new Map<ExpandedName, Candidate<T>[]>();
    const byWildcard: Candidate<T>[] = [];
    for (const move of moves) {
      const { leaf } = move;
      for (const element of leaf.elements) {
        const candidates = byName.get(element.name) ?? [];
        byName.set(element.name, candidates);
        candidates.push({ move, wildcard: undefined, value: this.#valueOf(leaf, element) });
      }
      const wildcard = wildcardOf(leaf);
      if (wildcard !== undefined) {
        byWildcard.push({ move, wildcard, value: this.#valueOf(leaf, undefined) });
      }
    }
    return { moves, byName, byWildcard, finish: finish && this.#countersOf(finish) };
  }

  #moveOf({ leaf, exits, iterates, enters }: Transition): Move {
    return {
      leaf,
      exits: this.#countersOf(exits),
      iterates: iterates && this.#counterOf(iterates),
      enters: this.#countersOf(enters),
    };
  }

  #countersOf(repetitions: readonly Repetition[]): readonly Counter[] {
    return repetitions.map((repetition) => this.#counterOf(repetition));
  }

  #counterOf({ index }: Repetition): Counter {
    return this.#counters[index] as Counter;
  }

  #valueOf(leaf: Leaf, element: AdmittedElement | undefined): T {
    const key = element ?? leaf;
    let value = this.#values.get(key);
    if (value === undefined) {
      value = this.#bind(leaf, element);
      this.#values.set(key, value);
    }
    return value;
  }
}

/** The place that children have led to, and how often the repetitions around it may have begun. */
interface Configuration<T> {
  place: CountedState<T>;
  readonly counts: IterationCounts;
}

interface Step<T> {
  readonly from: Configuration<T>;
  readonly candidate: Candidate<T>;
}

/** Follows children through a {@link CountingAutomaton}. */
export class CountingMatcher<T> implements ContentMatcher<T> {
  readonly #automaton: CountingAutomaton<T>;
  /** One, unless the content model breaks unique particle attribution. */
  #configurations: readonly Configuration<T>[];

  constructor(automaton: CountingAutomaton<T>, start: Configuration<T>) {
    this.#automaton = automaton;
    this.#configurations = [start];
  }

  /** How many configurations the next step has to look at: a measure of its time. */
  get size(): number {
    return this.#configurations.length;
  }

  step(name: ExpandedName): T | undefined {
    const steps = this.#stepsFor(name);
    const [first] = steps;
    if (first === undefined) return undefined;
    if (steps.length === 1) {
      this.#take(first.from, first.candidate);
      if (this.#configurations.length > 1) this.#configurations = [first.from];
    } else {
      this.#configurations = distinct(
        steps.map(({ from, candidate }) => {
          const configuration = { place: from.place, counts: from.counts.copy() };
          this.#take(configuration, candidate);
          return configuration;
        }),
      );
    }
    return first.candidate.value;
  }

  /** Elements go before wildcards. */
  #stepsFor(name: ExpandedName): readonly Step<T>[] {
    const steps: Step<T>[] = [];
    for (const from of this.#configurations) {
      for (const candidate of from.place.byName.get(name) ?? NO_CANDIDATES) {
        if (from.counts.allows(candidate.move)) steps.push({ from, candidate });
      }
    }
    if (steps.length > 0) return steps;
    for (const from of this.#configurations) {
      for (const candidate of from.place.byWildcard) {
        const { wildcard, move } = candidate;
        if (wildcard?.assessment.admits(wildcard, name) === true && from.counts.allows(move)) {
          steps.push({ from, candidate });
        }
      }
    }
    return steps;
  }

  #take(configuration: Configuration<T>, { move }: Candidate<T>): void {
    configuration.counts.take(move);
    configuration.place = this.#automaton.placeBehind(move.leaf);
  }

  isComplete(): boolean {
    return this.#configurations.some(
      ({ place: { finish }, counts }) => finish !== undefined && counts.canLeave(finish),
    );
  }

  expected(): readonly Expectation[] {
    return admittedBy(
      this.#configurations.flatMap(({ place, counts }) =>
        place.moves.filter((move) => counts.allows(move)).map(({ leaf }) => leaf),
      ),
    );
  }
}

const NO_CANDIDATES: readonly never[] = [];

/** Each place with the same counts once. */
function distinct<T>(configurations: readonly Configuration<T>[]): readonly Configuration<T>[] {
  const keys = new Map<CountedState<T>, Set<string>>();
  return configurations.filter(({ place, counts }) => {
    const known = keys.get(place) ?? new Set();
    keys.set(place, known);
    const { key } = counts;
    return !known.has(key) && known.add(key);
  });
}
