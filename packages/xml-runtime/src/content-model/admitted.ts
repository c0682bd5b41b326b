import type { ContentLeaf, Expectation } from '../schema/content-matcher.js';
import type { ElementParticle, Particle, Wildcard, WildcardParticle } from '../schema/descriptor.js';
import { admittedElements, isWildcard } from '../schema/particles.js';

/** Makes the leaf of a particle. */
export function leafOf(particle: ElementParticle | WildcardParticle, position: number): ContentLeaf {
  return { position, particle, elements: isWildcard(particle) ? [] : admittedElements(particle) };
}

/** Returns the wildcard that a particle is, if it is one. */
export function wildcardOf({ particle }: { readonly particle: Particle }): Wildcard | undefined {
  return isWildcard(particle) ? particle.any : undefined;
}

/** Returns what leaves admit, each name once. */
export function admittedBy(leaves: Iterable<ContentLeaf>): readonly Expectation[] {
  const admitted = new Set<Expectation>();
  for (const leaf of leaves) {
    if (isWildcard(leaf.particle)) admitted.add(leaf.particle.any);
    for (const { name, declaration } of leaf.elements) {
      if (declaration?.abstract !== true) admitted.add(name);
    }
  }
  return [...admitted];
}
