import type { ContentModelCompiler } from '../../schema/content-matcher.js';
import type { GroupProperties } from '../../schema/define-content.js';
import type { AllGroup, Particle } from '../../schema/descriptor.js';
import { isAll, isElement, isWildcard, modelGroupOf, particlesOf } from '../../schema/particles.js';
import { AllGroupModel } from './all-group-model.js';

/** Makes a group of particles in any order: `xs:all`. */
export function all(particles: readonly Particle[], more?: GroupProperties): AllGroup {
  return { all: particles, compiler: allGroupCompiler, ...more };
}

/** Compiles content models that are all-groups. */
export const allGroupCompiler: ContentModelCompiler = {
  compile(particle, bind) {
    return new AllGroupModel(particle, bind);
  },
  // An all-group is extended by the members of another (XSD 1.1, section 3.4.2.3.3, clause 4.2).
  extend(base, added) {
    const [inherited, own] = [allGroupOf(base), allGroupOf(added)];
    if (inherited === undefined || own === undefined) return undefined;
    const { minOccurs } = added;
    const particles = [...particlesOf(inherited), ...particlesOf(own)];
    return all(particles, minOccurs === undefined ? {} : { minOccurs });
  },
};

/** The all-group that a particle is, or refers to. */
function allGroupOf(particle: Particle): AllGroup | undefined {
  if (isElement(particle) || isWildcard(particle)) return undefined;
  const group = modelGroupOf(particle);
  return isAll(group) ? group : undefined;
}
