import type { GroupBinding, ParticleBinding } from './model.js';

/**
 * Leaves out groups that say nothing: a group that occurs once inside a group of its kind, one that occurs once and has
 * one particle, and an empty sequence between others. What the particle accepts stays the same.
 */
export function simplifyParticle(particle: ParticleBinding): ParticleBinding {
  if (particle.kind !== 'group') {
    return particle;
  }
  const particles = particle.particles.map(simplifyParticle).flatMap((child) => partsOf(child, particle));
  const simplified: GroupBinding = { ...particle, particles };
  const [only, ...others] = particles;
  if (only?.kind === 'group' && others.length === 0 && occursOnce(simplified)) {
    return simplified.ordered ? merge(simplified, only) : only;
  }
  return simplified;
}

function occursOnce({ minOccurs, maxOccurs }: ParticleBinding): boolean {
  return minOccurs === 1 && maxOccurs === 1;
}

/** A group that takes over the values of the only group inside it; unless they go to the same array anyhow. */
function merge(outer: GroupBinding, inner: GroupBinding): GroupBinding {
  return { ...inner, ordered: outer.ordered || inner.ordered };
}

function partsOf(child: ParticleBinding, parent: GroupBinding): readonly ParticleBinding[] {
  if (child.kind !== 'group' || child.ordered || !occursOnce(child)) {
    return [child];
  }
  const isSameKind = child.compositor === parent.compositor && child.compositor !== 'all';
  const saysNothing =
    child.particles.length === 0 && child.compositor !== 'choice' && parent.compositor === 'sequence';
  const isAlone = child.particles.length === 1;
  return isSameKind || saysNothing || isAlone ? child.particles : [child];
}
