/** The types of compiled content models: what the kernel, and features that compile some of them, agree upon. */
import type { ExpandedName } from '../xml/names.js';
import type { ElementParticle, Particle, Wildcard, WildcardParticle } from './descriptor.js';
import type { AdmittedElement } from './particles.js';

/** Follows the children of one element through a content model. `T` is what the model's leaves are bound to. */
export interface ContentMatcher<T> {
  /**
   * Takes the next child.
   * @returns what the particle is bound to that admits it; undefined when none does, and then nothing has changed
   */
  step(name: ExpandedName): T | undefined;
  /** Reports whether the content may end here. */
  isComplete(): boolean;
  /** Returns what may stand next, for messages. */
  expected(): readonly Expectation[];
}

/** An element that may stand somewhere, or a wildcard that admits elements. */
export type Expectation = ExpandedName | Wildcard;

/** A compiled content model; serves any number of elements. */
export interface ContentModel<T> {
  /** Starts on the content of an element. */
  matcher(): ContentMatcher<T>;
}

/** An element or wildcard particle at one place of a content model: a Glushkov position. */
export interface ContentLeaf {
  /** Numbers the leaves of a model in document order; particles that cannot occur are not among them. */
  readonly position: number;
  readonly particle: ElementParticle | WildcardParticle;
  /** Empty for a wildcard. */
  readonly elements: readonly AdmittedElement[];
}

/**
 * Says what a matcher gives for a child, by the leaf that admits it: called for each leaf and element that it admits,
 * and with no element for a wildcard.
 */
export type Bind<T> = (leaf: ContentLeaf, element: AdmittedElement | undefined) => T;

/** Compiles content models that the automaton of the kernel is not for: what `repeat` and `all` hand over. */
export interface ContentModelCompiler {
  /** @throws TypeError when an all-group stands where XML Schema does not allow one (cos-all-limited) */
  compile<T>(particle: Particle, bind: Bind<T>): ContentModel<T>;
  /** Returns the content of an extension, where it is not the one behind the other. */
  extend?(base: Particle, added: Particle): Particle | undefined;
}
