import type { Wildcard } from '../schema/descriptor.js';
import type { AdmittedElement } from '../schema/particles.js';
import type { ExpandedName } from '../xml/names.js';
import type { Leaf } from './expression.js';

/** Follows the children of one element through a content model. `T` is what the model's leaves are bound to. */
export interface ContentMatcher<T> {
  /**
   * Takes the next child.
   * @returns what the particle is bound to that admits it; undefined when none does, and then nothing has changed
   */
  step(name: ExpandedName): T | undefined;
  /** Whether the content may end here. */
  isComplete(): boolean;
  /** What may stand next, for messages. */
  expected(): readonly Expectation[];
}

/** An element that may stand somewhere, or a wildcard that admits elements. */
export type Expectation = ExpandedName | Wildcard;

/** A compiled content model; serves any number of elements. */
export interface ContentModel<T> {
  /** Starts on the content of an element. */
  matcher(): ContentMatcher<T>;
}

/**
 * What a leaf stands for, by the name that matched: called once for each leaf and element that it admits, and with
 * no element for a wildcard.
 */
export type Bind<T> = (leaf: Leaf, element: AdmittedElement | undefined) => T;

/** How a content model is compiled. */
export interface ContentModelOptions {
  /** Where an element particle and a wildcard both admit a child, the element takes it (XSD 1.1, section 3.8.4). */
  readonly elementsBeatWildcards?: boolean;
}

/** The wildcard of a leaf, if it is one. */
export function wildcardOf(leaf: Leaf): Wildcard | undefined {
  return 'any' in leaf.particle ? leaf.particle.any : undefined;
}

/** What leaves admit, each name once. */
export function admittedBy(leaves: Iterable<Leaf>): readonly Expectation[] {
  const admitted = new Set<Expectation>();
  for (const leaf of leaves) {
    const wildcard = wildcardOf(leaf);
    if (wildcard !== undefined) admitted.add(wildcard);
    for (const { name, declaration } of leaf.elements) {
      if (declaration?.abstract !== true) admitted.add(name);
    }
  }
  return [...admitted];
}
