import type { Particle, Term } from './model.js';

/**
 * "Particle Emptiable", section 3.9.6: whether its effective total range (section 3.8.6) starts at 0. That of a choice without
 * alternatives does, although nothing is valid against it.
 */
export function isEmptiable(particle: Particle): boolean {
  return particle.minOccurs === 0 || isEmptiableTerm(particle.term);
}

function isEmptiableTerm(term: Term): boolean {
  if (term.component !== 'modelGroup') {
    return false;
  }
  const { compositor, particles } = term;
  return compositor === 'choice' && particles.length > 0
    ? particles.some(isEmptiable)
    : particles.every(isEmptiable);
}
