import type {
  Bind,
  ContentLeaf,
  ContentMatcher,
  ContentModel,
  Expectation,
} from '../schema/content-matcher.js';
import type { Particle, Wildcard } from '../schema/descriptor.js';
import {
  type AdmittedElement,
  isAll,
  isChoice,
  isElement,
  isWildcard,
  maxOccurs,
  minOccurs,
  modelGroupOf,
  particlesOf,
} from '../schema/particles.js';
import type { ExpandedName } from '../xml/names.js';
import { admittedBy, leafOf, wildcardOf } from './admitted.js';

/** A point between children, where the particles before have ended and others may begin. */
interface Point {
  readonly id: number;
  readonly ways: Way[];
  /** Points that are reached from here without a child. */
  readonly skips: Point[];
}

/** A leaf that may come next, and where it leads to. */
type Way = readonly [leaf: ContentLeaf, to: Point];

/** An edge from a state to another. */
interface Edge<T> {
  /** The first leaf that has the name says what the value is. */
  readonly leaf: ContentLeaf;
  readonly element: AdmittedElement | undefined;
  /** Made together with the target. */
  value: T | undefined;
  /** Several where one name has several leaves: a schema breaks unique particle attribution. */
  readonly to: Point[];
  /** Made when it is first needed. */
  target: State<T> | undefined;
}

interface State<T> {
  readonly isFinal: boolean;
  /** In document order. */
  readonly leaves: readonly ContentLeaf[];
  /** By the names of elements. */
  readonly edges: ReadonlyMap<ExpandedName, Edge<T>>;
  readonly wildcardEdges: ReadonlyMap<Wildcard, Edge<T>>;
  /** The name that was stepped by last, and its edge: most documents repeat themselves. */
  latestName: ExpandedName | undefined;
  latestEdge: Edge<T> | undefined;
}

/**
 * A content model whose particles occur once, or `?`, `*` or `+` times, as a deterministic automaton. It comes of a
 * non-deterministic one with a point between any two particles (Thompson's construction, linear in the size of the
 * model), made deterministic state by state, when a document first gets there. Where an element and a wildcard both
 * admit a child, the element takes it (XSD 1.1, section 3.8.4; in XSD 1.0 that breaks unique particle attribution).
 */
export class Automaton<T> implements ContentModel<T> {
  readonly #bind: Bind<T>;
  readonly #states = new Map<string, State<T>>();
  readonly #start: State<T>;
  readonly #end: Point;
  #points = 0;
  #leaves = 0;

  constructor(particle: Particle, bind: Bind<T>) {
    this.#bind = bind;
    const start = this.#newPoint();
    this.#end = this.#newPoint();
    this.#add(particle, start, this.#end);
    this.#start = this.#stateAt([start]);
  }

  matcher(): ContentMatcher<T> {
    return new AutomatonMatcher(this, this.#start);
  }

  /** Makes the state behind an edge, which a document takes for the first time. */
  follow(edge: Edge<T>): State<T> {
    edge.value = this.#bind(edge.leaf, edge.element);
    edge.target = this.#stateAt(edge.to);
    return edge.target;
  }

  #newPoint(): Point {
    return { id: this.#points++, ways: [], skips: [] };
  }

  /** Adds the ways through a particle. */
  #add(particle: Particle, from: Point, to: Point): void {
    const [min, max] = [minOccurs(particle), maxOccurs(particle)];
    if (min === 0 || max === 0) from.skips.push(to);
    if (max === 0) return;
    if (max === 1) {
      this.#addTerm(particle, from, to);
    } else if (min > 1 || max !== Number.POSITIVE_INFINITY) {
      throw new TypeError(
        `Bounds such as ${min} and ${max} have to be counted: make the particle by repeat().`,
      );
    } else {
      const [first, last] = [this.#newPoint(), this.#newPoint()];
      from.skips.push(first);
      last.skips.push(first, to);
      this.#addTerm(particle, first, last);
    }
  }

  #addTerm(particle: Particle, from: Point, to: Point): void {
    if (isElement(particle) || isWildcard(particle)) {
      from.ways.push([leafOf(particle, this.#leaves++), to]);
      return;
    }
    const group = modelGroupOf(particle);
    if (isAll(group)) throw new TypeError('A group of particles in any order has to be made by all().');
    let at = from;
    for (const part of particlesOf(group)) {
      if (isChoice(group)) {
        this.#add(part, from, to);
      } else {
        const behind = this.#newPoint();
        this.#add(part, at, behind);
        at = behind;
      }
    }
    if (!isChoice(group)) at.skips.push(to);
  }

  #stateAt(points: readonly Point[]): State<T> {
    const key = points.map(({ id }) => id).join();
    let state = this.#states.get(key);
    if (state === undefined) {
      state = this.#stateReaching(points);
      this.#states.set(key, state);
    }
    return state;
  }

  /** States that go on in the same way are one state, whatever led to them. */
  #stateReaching(points: readonly Point[]): State<T> {
    const reached = new Set(points);
    // What is added while the loop runs is visited, too.
    for (const { skips } of reached) for (const point of skips) reached.add(point);
    const ways = [...reached].flatMap((point) => point.ways).sort(([a], [b]) => a.position - b.position);
    const isFinal = reached.has(this.#end);
    const key = `${isFinal}:${ways.map(([{ position }]) => position).join()}`;
    let state = this.#states.get(key);
    if (state === undefined) {
      state = this.#newState(ways, isFinal);
      this.#states.set(key, state);
    }
    return state;
  }

  #newState(ways: readonly Way[], isFinal: boolean): State<T> {
    const edges = new Map<ExpandedName, Edge<T>>();
    const wildcardEdges = new Map<Wildcard, Edge<T>>();
    for (const [leaf, to] of ways) {
      const wildcard = wildcardOf(leaf);
      if (wildcard !== undefined) join(wildcardEdges, wildcard, leaf, undefined, to);
      for (const element of leaf.elements) join(edges, element.name, leaf, element, to);
    }
    return {
      isFinal,
      leaves: ways.map(([leaf]) => leaf),
      edges,
      wildcardEdges,
      latestName: undefined,
      latestEdge: undefined,
    };
  }
}

/** Adds a way to the edges out of a state. */
function join<K, T>(
  edges: Map<K, Edge<T>>,
  key: K,
  leaf: ContentLeaf,
  element: AdmittedElement | undefined,
  to: Point,
): void {
  const known = edges.get(key);
  if (known === undefined) edges.set(key, { leaf, element, value: undefined, to: [to], target: undefined });
  else known.to.push(to);
}

/** Returns the edge for a name that no element particle of a state has. */
function wildcardEdge<T>({ wildcardEdges }: State<T>, name: ExpandedName): Edge<T> | undefined {
  let found: Edge<T> | undefined;
  for (const [wildcard, edge] of wildcardEdges) {
    if (!wildcard.assessment.admits(wildcard, name)) continue;
    found = found === undefined ? edge : { ...found, to: [...found.to, ...edge.to], target: undefined };
  }
  return found;
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
    let edge = state.latestEdge;
    if (state.latestName !== name || edge === undefined) {
      edge = state.edges.get(name);
      if (edge === undefined) {
        edge = wildcardEdge(state, name);
        if (edge === undefined) return undefined;
      } else {
        state.latestName = name;
        state.latestEdge = edge;
      }
    }
    this.#state = edge.target ?? this.#automaton.follow(edge);
    return edge.value;
  }

  isComplete(): boolean {
    return this.#state.isFinal;
  }

  expected(): readonly Expectation[] {
    return admittedBy(this.#state.leaves);
  }
}
