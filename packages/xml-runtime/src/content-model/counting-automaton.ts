import type { ExpandedName } from '../names.js';
import type { CompiledExpression, Leaf, Repetition } from './expression.js';
import {
  admittedBy,
  type Bind,
  type ContentMatcher,
  type ContentModel,
  type ContentModelOptions,
  type Expectation,
  wildcardOf,
} from './matcher.js';
import type { AdmittedElement } from './particles.js';
import { type Continuation, Surroundings, startOf, type Transition } from './transitions.js';
import { admitsName } from './wildcard.js';

/** The leaf that was matched last, and how often each repetition around it has begun. */
interface Configuration {
  readonly continuation: Continuation;
  readonly counts: readonly number[];
}

interface Step {
  readonly transition: Transition;
  readonly element: AdmittedElement | undefined;
  readonly counts: readonly number[];
}

/**
 * A content model with counters. Leaving a repetition and beginning it anew can both be possible for one child
 * (`(a{1,2}, b?){2,3}` at its second `a`), so a matcher holds a set of configurations; nearly always it has one member.
 */
export class CountingAutomaton<T> implements ContentModel<T> {
  readonly #bind: Bind<T>;
  readonly #elementsBeatWildcards: boolean;
  readonly #surroundings: Surroundings;
  readonly #continuations = new Map<Leaf, Continuation>();
  readonly #values = new Map<AdmittedElement | Leaf, T>();
  readonly #start: readonly Configuration[];

  constructor(expression: CompiledExpression, bind: Bind<T>, options: ContentModelOptions) {
    this.#bind = bind;
    this.#elementsBeatWildcards = options.elementsBeatWildcards ?? false;
    this.#surroundings = new Surroundings(expression.root);
    this.#start = [{ continuation: startOf(expression.root), counts: expression.counters.map(() => 0) }];
  }

  matcher(): ContentMatcher<T> {
    return new CountingMatcher(this, this.#start);
  }

  /** The configurations behind a child and what its particle is bound to; undefined when nothing admits it. */
  step(
    configurations: readonly Configuration[],
    name: ExpandedName,
  ): { readonly value: T; readonly configurations: readonly Configuration[] } | undefined {
    const all = configurations.flatMap((configuration) => stepsOf(configuration, name));
    const byElement = all.filter(({ element }) => element !== undefined);
    const steps = this.#elementsBeatWildcards && byElement.length > 0 ? byElement : all;
    const [first] = byElement.length > 0 ? byElement : all;
    if (first === undefined) return undefined;
    return { value: this.#valueOf(first), configurations: this.#configurationsBehind(steps) };
  }

  #configurationsBehind(steps: readonly Step[]): readonly Configuration[] {
    if (steps.length === 1) return steps.map((step) => this.#configurationBehind(step));
    const distinct = new Map(
      steps.map((step) => [`${step.transition.leaf.position}:${step.counts.join()}`, step]),
    );
    return [...distinct.values()].map((step) => this.#configurationBehind(step));
  }

  #configurationBehind({ transition, counts }: Step): Configuration {
    const { leaf } = transition;
    let continuation = this.#continuations.get(leaf);
    if (continuation === undefined) {
      continuation = this.#surroundings.continuationOf(leaf);
      this.#continuations.set(leaf, continuation);
    }
    return { continuation, counts };
  }

  #valueOf({ transition, element }: Step): T {
    const key = element ?? transition.leaf;
    let value = this.#values.get(key);
    if (value === undefined) {
      value = this.#bind(transition.leaf, element);
      this.#values.set(key, value);
    }
    return value;
  }
}

function stepsOf({ continuation, counts }: Configuration, name: ExpandedName): readonly Step[] {
  const steps: Step[] = [];
  for (const transition of continuation.transitions) {
    const element = transition.leaf.elements.find((it) => it.name === name);
    if (element === undefined && !admitsByWildcard(transition.leaf, name)) continue;
    if (isEnabled(transition, counts))
      steps.push({ transition, element, counts: changed(transition, counts) });
  }
  return steps;
}

function admitsByWildcard(leaf: Leaf, name: ExpandedName): boolean {
  const wildcard = wildcardOf(leaf);
  return wildcard !== undefined && admitsName(wildcard, name);
}

function isEnabled({ exits, iterates }: Transition, counts: readonly number[]): boolean {
  return canExit(exits, counts) && (iterates === undefined || countOf(iterates, counts) < iterates.max);
}

function canExit(exits: readonly Repetition[], counts: readonly number[]): boolean {
  return exits.every((repetition) => countOf(repetition, counts) >= repetition.min);
}

function changed({ exits, iterates, enters }: Transition, counts: readonly number[]): readonly number[] {
  if (exits.length === 0 && iterates === undefined && enters.length === 0) return counts;
  const next = [...counts];
  for (const { counter } of exits) next[counter] = 0;
  if (iterates !== undefined) {
    // Without a maximum there is nothing to tell apart beyond the minimum.
    const cap = iterates.max === Number.POSITIVE_INFINITY ? iterates.min : iterates.max;
    next[iterates.counter] = Math.min(countOf(iterates, counts) + 1, cap);
  }
  for (const { counter } of enters) next[counter] = 1;
  return next;
}

function countOf({ counter }: Repetition, counts: readonly number[]): number {
  return counts[counter] ?? 0;
}

class CountingMatcher<T> implements ContentMatcher<T> {
  readonly #automaton: CountingAutomaton<T>;
  #configurations: readonly Configuration[];

  constructor(automaton: CountingAutomaton<T>, start: readonly Configuration[]) {
    this.#automaton = automaton;
    this.#configurations = start;
  }

  step(name: ExpandedName): T | undefined {
    const step = this.#automaton.step(this.#configurations, name);
    if (step === undefined) return undefined;
    this.#configurations = step.configurations;
    return step.value;
  }

  isComplete(): boolean {
    return this.#configurations.some(
      ({ continuation: { finish }, counts }) => finish !== undefined && canExit(finish, counts),
    );
  }

  expected(): readonly Expectation[] {
    return admittedBy(
      this.#configurations.flatMap(({ continuation, counts }) =>
        continuation.transitions.filter((it) => isEnabled(it, counts)).map(({ leaf }) => leaf),
      ),
    );
  }
}
