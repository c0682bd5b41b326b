import type { GroupBinding, GroupReferenceBinding, ParticleBinding } from './model.js';

/**
 * Leaves out groups that say nothing: a group that occurs once inside a group of its kind, one that occurs once and has
 * one particle, and an empty sequence between others; all-groups stay. What the particle accepts stays the same.
 */
export function simplifyParticle(particle: ParticleBinding): ParticleBinding {
  if (particle.kind !== 'group') {
    return particle;
  }
  const simplified = withSimpleParts(particle);
  if (isExtensible(simplified)) {
    return simplified;
  }
  const only = onlyGroupIn(simplified);
  return only !== undefined && occursOnce(simplified)
    ? takeOver(simplified, only)
    : (onlyLeafOf(simplified) ?? simplified);
}

/** A leaf that is all of a group, with the occurrence bounds of both; undefined where one particle cannot have these. */
function onlyLeafOf(group: GroupBinding): ParticleBinding | undefined {
  const [leaf, ...others] = group.particles;
  const isLeaf = leaf !== undefined && leaf.kind !== 'group' && leaf.kind !== 'groupReference';
  if (!isLeaf || others.length > 0 || group.ordered) {
    return undefined;
  }
  if (occursOnce(leaf)) {
    return { ...leaf, minOccurs: group.minOccurs, maxOccurs: group.maxOccurs };
  }
  return group.maxOccurs === 1 ? { ...leaf, minOccurs: group.minOccurs * leaf.minOccurs } : undefined;
}

/** Does the same inside a group that occurs once and stays a group that does. */
export function simplifyModelGroup(group: GroupBinding): GroupBinding {
  const simplified = withSimpleParts(group);
  const only = onlyGroupIn(simplified);
  return only?.kind === 'group' && occursOnce(only) ? only : simplified;
}

/** A type that extends another adds members to its all-group, which therefore stays one, however few it has (XSD 1.1). */
function isExtensible({ compositor, particles }: GroupBinding): boolean {
  return compositor === 'all' && particles.length > 0;
}

function withSimpleParts(group: GroupBinding): GroupBinding {
  return {
    ...group,
    particles: group.particles.map(simplifyParticle).flatMap((child) => partsOf(child, group)),
  };
}

function onlyGroupIn({ particles }: GroupBinding): GroupBinding | GroupReferenceBinding | undefined {
  const [only, ...others] = particles;
  const isGroup = only?.kind === 'group' || only?.kind === 'groupReference';
  return isGroup && others.length === 0 ? only : undefined;
}

function occursOnce({ minOccurs, maxOccurs }: ParticleBinding): boolean {
  return minOccurs === 1 && maxOccurs === 1;
}

/** The values of the outer group become those of the only group inside it; unless they go to the same array anyhow. */
function takeOver<T extends GroupBinding | GroupReferenceBinding>(outer: GroupBinding, inner: T): T {
  return { ...inner, ordered: outer.ordered || inner.ordered };
}

function partsOf(child: ParticleBinding, parent: GroupBinding): readonly ParticleBinding[] {
  if (child.kind !== 'group' || child.ordered || !occursOnce(child)) {
    return [child];
  }
  const isSameKind = child.compositor === parent.compositor && child.compositor !== 'all';
  const saysNothing =
    child.particles.length === 0 && child.compositor !== 'choice' && parent.compositor === 'sequence';
  const isAlone = child.particles.length === 1 && !isExtensible(child);
  return isSameKind || saysNothing || isAlone ? child.particles : [child];
}
