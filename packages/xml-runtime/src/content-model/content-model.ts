import type { Bind, ContentModel, ContentModelCompiler } from '../schema/content-matcher.js';
import type { Particle } from '../schema/descriptor.js';
import { isElement, isWildcard, modelGroupOf, particlesOf } from '../schema/particles.js';
import { Automaton } from './automaton.js';

/**
 * Compiles a content model, by the compiler that a particle in it brings, or else as an {@link Automaton}.
 * @param bind - what a matcher gives for a child, by the particle that admits it
 * @throws TypeError when an all-group stands where XML Schema does not allow one (cos-all-limited), and when particles
 * have to be counted, or may stand in any order, and do not come of `repeat` and `all`
 */
export function contentModelOf<T>(particle: Particle, bind: Bind<T>): ContentModel<T> {
  return compilerIn(particle)?.compile(particle, bind) ?? new Automaton(particle, bind);
}

/** Returns the compiler that a content model brings. */
export function compilerIn(particle: Particle): ContentModelCompiler | undefined {
  if (particle.compiler !== undefined || isElement(particle) || isWildcard(particle))
    return particle.compiler;
  const group = modelGroupOf(particle);
  return (
    group.compiler ??
    particlesOf(group)
      .map(compilerIn)
      .find((it) => it !== undefined)
  );
}
