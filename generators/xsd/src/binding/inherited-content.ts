import type { ParticleBinding } from './model.js';
import { simplifyParticle } from './simplify-particle.js';

/** The particle of a type that extends another: that of its base type, followed by what it adds (section 3.4.2). */
export function extendParticle(
  base: ParticleBinding | undefined,
  added: ParticleBinding | undefined,
): ParticleBinding | undefined {
  if (base === undefined || added === undefined) {
    return added ?? base;
  }
  const isAll = (each: ParticleBinding): boolean => each.kind === 'group' && each.compositor === 'all';
  if (base.kind === 'group' && added.kind === 'group' && isAll(base) && isAll(added)) {
    return { ...added, particles: [...base.particles, ...added.particles] };
  }
  return simplifyParticle({
    kind: 'group',
    compositor: 'sequence',
    minOccurs: 1,
    maxOccurs: 1,
    ordered: false,
    particles: [base, added],
  });
}

/** Tells whether two particles admit the same in the same way, written in the same way. */
export function areEqualParticles(one: ParticleBinding, other: ParticleBinding): boolean {
  return one === other || (one.kind === other.kind && textOf(one) === textOf(other));
}

function textOf(particle: ParticleBinding): string {
  return JSON.stringify(particle, (_key, value: unknown) => {
    if (value instanceof Map) {
      return [...value];
    }
    if (value === Number.POSITIVE_INFINITY) {
      return 'unbounded';
    }
    return isPlainObject(value) ? Object.fromEntries(Object.entries(value).sort(byKey)) : value;
  });
}

function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function byKey([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
