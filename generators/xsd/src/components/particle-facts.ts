import type { Particle, Term } from './model.js';

/** "Particle Emptiable", section 3.9.6: whether the empty sequence is valid against the particle. */
export function isEmptiable(particle: Particle): boolean {
  return particle.minOccurs === 0 || isEmptiableTerm(particle.term);
}

function isEmptiableTerm(term: Term): boolean {
  if (term.component !== 'modelGroup') {
    return false;
  }
  return term.compositor === 'choice' ? term.particles.some(isEmptiable) : term.particles.every(isEmptiable);
}
