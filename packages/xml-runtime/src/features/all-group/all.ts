import type { ContentModelCompiler } from '../../schema/content-matcher.js';
import type { GroupProperties } from '../../schema/define-content.js';
import type { AllGroup, Particle } from '../../schema/descriptor.js';
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
};
