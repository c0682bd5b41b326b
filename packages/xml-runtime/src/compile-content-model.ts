import { contentModelOf } from './content-model/content-model.js';
import { allGroupCompiler } from './features/all-group/all.js';
import { countingCompiler } from './features/counting/repeat.js';
import type { Bind, ContentModel } from './schema/content-matcher.js';
import type { Particle } from './schema/descriptor.js';
import {
  isAll,
  isElement,
  isWildcard,
  maxOccurs,
  minOccurs,
  modelGroupOf,
  particlesOf,
} from './schema/particles.js';

/**
 * Compiles any content model, by whatever functions its particles were made.
 * @param bind - what a matcher gives for a child, by the particle that admits it
 * @throws TypeError when an all-group stands where XML Schema does not allow one (cos-all-limited)
 */
export function compileContentModel<T>(particle: Particle, bind: Bind<T>): ContentModel<T> {
  if (someParticle(particle, isAllGroup)) return allGroupCompiler.compile(particle, bind);
  if (someParticle(particle, isCounted)) return countingCompiler.compile(particle, bind);
  return contentModelOf(particle, bind);
}

function someParticle(particle: Particle, test: (particle: Particle) => boolean): boolean {
  if (maxOccurs(particle) === 0) return false;
  if (test(particle)) return true;
  if (isElement(particle) || isWildcard(particle)) return false;
  return particlesOf(modelGroupOf(particle)).some((it) => someParticle(it, test));
}

function isAllGroup(particle: Particle): boolean {
  return !isElement(particle) && !isWildcard(particle) && isAll(modelGroupOf(particle));
}

function isCounted(particle: Particle): boolean {
  const max = maxOccurs(particle);
  return minOccurs(particle) > 1 || (max > 1 && max !== Number.POSITIVE_INFINITY);
}
