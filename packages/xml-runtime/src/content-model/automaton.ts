import type { ExpandedName } from '../xml/names.js';
import type { CompiledExpression, Leaf } from './expression.js';
import {
  admittedBy,
  type Bind,
  type ContentMatcher,
  type ContentModel,
  type ContentModelOptions,
  type Expectation,
  wildcardOf,
} from './matcher.js';
import { type Continuation, Surroundings, startOf } from './transitions.js';
import { admitsName, bracedName } from './wildcard.js';

/** A way out of a state. */
interface Edge<T> {
  readonly value: T;
  /** The leaves that the child may have matched: one, unless the schema breaks unique particle attribution. */
  readonly leaves: readonly Leaf[];
  /** Made when it is first needed. */
  target: State<T> | undefined;
}

interface State<T> {
  readonly isFinal: boolean;
  readonly successors: readonly Leaf[];
  /** Edges by name, for the names that elements of the model have. */
  readonly edges: ReadonlyMap<ExpandedName, Edge<T>>;
  readonly wildcards: readonly Leaf[];
  /** Names that a wildcard of the state does not admit although it admits others of their namespaces. */
  readonly disallowed: ReadonlySet<string> | undefined;
  /** Edges for other names, by namespace; for {@link disallowed} ones, by name. */
  readonly wildcardEdges: Map<string, Edge<T> | undefined>;
}

/**
 * A content model without counters, as a deterministic automaton: Glushkov's construction made deterministic
 * state by state, when a document first gets there.
 */
export class Automaton<T> implements ContentModel<T> {
  readonly #bind: Bind<T>;
  readonly #elementsBeatWildcards: boolean;
  readonly #surroundings: Surroundings;
  readonly #states = new Map<string, State<T>>();
  /** The states behind edges of one leaf. */
  readonly #statesBehind = new Map<Continuation, State<T>>();
  readonly #start: State<T>;

  constructor(expression: CompiledExpression, bind: Bind<T>, options: ContentModelOptions) {
    this.#bind = bind;
    this.#elementsBeatWildcards = options.elementsBeatWildcards ?? false;
    this.#surroundings = new Surroundings(expression.root);
    this.#start = this.#stateOf([startOf(expression.root)]);
  }

  matcher(): ContentMatcher<T> {
    return new AutomatonMatcher(this, this.#start);
  }

  /** The state behind an edge. */
  follow(edge: Edge<T>): State<T> {
    edge.target ??= this.#targetOf(edge.leaves.map((leaf) => this.#surroundings.continuationOf(leaf)));
    return edge.target;
  }

  #targetOf(continuations: readonly Continuation[]): State<T> {
    const [only] = continuations;
    if (only === undefined || continuations.length > 1) return this.#stateOf(continuations);
    const state = this.#statesBehind.get(only) ?? this.#stateOf(continuations);
    this.#statesBehind.set(only, state);
    return state;
  }

  /** The edge for a name that no element particle of the state has. */
  wildcardEdge(state: State<T>, name: ExpandedName): Edge<T> | undefined {
    if (state.wildcards.length === 0) return undefined;
    const key = state.disallowed === undefined ? name.namespaceURI : keyAmong(state.disallowed, name);
    if (state.wildcardEdges.has(key)) return state.wildcardEdges.get(key);
    const leaves = admitting(state.wildcards, name);
    const [first] = leaves;
    const edge = first && { value: this.#bind(first, undefined), leaves, target: undefined };
    state.wildcardEdges.set(key, edge);
    return edge;
  }

  /** States that go on in the same way are one state, whatever led to them. */
  #stateOf(continuations: readonly Continuation[]): State<T> {
    const leaves = new Set(continuations.flatMap(({ transitions }) => transitions.map(({ leaf }) => leaf)));
    const successors = [...leaves].sort((a, b) => a.position - b.position);
    const isFinal = continuations.some(({ finish }) => finish !== undefined);
    const key = `${isFinal ? '!' : ''}${successors.map(({ position }) => position).join()}`;
    let state = this.#states.get(key);
    if (state === undefined) {
      state = this.#newState(successors, isFinal);
      this.#states.set(key, state);
    }
    return state;
  }

  #newState(successors: readonly Leaf[], isFinal: boolean): State<T> {
    const wildcards = successors.filter((leaf) => wildcardOf(leaf) !== undefined);
    const edges = new Map<ExpandedName, Edge<T>>();
    for (const leaf of successors) {
      for (const element of leaf.elements) {
        const known = edges.get(element.name);
        const rivals = this.#elementsBeatWildcards ? [] : admitting(wildcards, element.name);
        edges.set(element.name, {
          value: known === undefined ? this.#bind(leaf, element) : known.value,
          leaves: known === undefined ? [leaf, ...rivals] : [...known.leaves, leaf],
          target: undefined,
        });
      }
    }
    const disallowed = wildcards.flatMap((leaf) => wildcardOf(leaf)?.notQName ?? []);
    return {
      isFinal,
      successors,
      edges,
      wildcards,
      disallowed: disallowed.length === 0 ? undefined : new Set(disallowed),
      wildcardEdges: new Map(),
    };
  }
}

function admitting(wildcards: readonly Leaf[], name: ExpandedName): readonly Leaf[] {
  return wildcards.filter((leaf) => {
    const wildcard = wildcardOf(leaf);
    return wildcard !== undefined && admitsName(wildcard, name);
  });
}

/** No namespace name has a NUL, so that the two kinds of keys do not clash. */
function keyAmong(disallowed: ReadonlySet<string>, name: ExpandedName): string {
  const key = bracedName(name);
  return disallowed.has(key) ? `\0${key}` : name.namespaceURI;
}

class AutomatonMatcher<T> implements ContentMatcher<T> {
  readonly #automaton: Automaton<T>;
  #state: State<T>;

  constructor(automaton: Automaton<T>, start: State<T>) {
    this.#automaton = automaton;
    this.#state = start;
  }

  step(name: ExpandedName): T | undefined {
    const state = this.#state;
    const edge = state.edges.get(name) ?? this.#automaton.wildcardEdge(state, name);
    if (edge === undefined) return undefined;
    this.#state = edge.target ?? this.#automaton.follow(edge);
    return edge.value;
  }

  isComplete(): boolean {
    return this.#state.isFinal;
  }

  expected(): readonly Expectation[] {
    return admittedBy(this.#state.successors);
  }
}
