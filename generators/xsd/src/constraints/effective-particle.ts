import type { ElementDeclaration, Particle, Wildcard } from '../components/model.js';

/**
 * A particle as "Particle Valid (Restriction)" (section 3.9.6) looks at it: pointless groups are left out, and the head
 * of a substitution group is the choice of its members.
 */
export type EffectiveParticle = EffectiveElement | EffectiveWildcard | EffectiveGroup;

interface Occurrence {
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

/** An element, for which no other may be substituted. */
export interface EffectiveElement extends Occurrence {
  readonly kind: 'element';
  readonly element: ElementDeclaration;
}

/** A wildcard. */
export interface EffectiveWildcard extends Occurrence {
  readonly kind: 'wildcard';
  readonly wildcard: Wildcard;
}

/** A group that is not pointless. */
export interface EffectiveGroup extends Occurrence {
  readonly kind: 'all' | 'choice' | 'sequence';
  readonly particles: readonly EffectiveParticle[];
  /** Some of the alternatives are the members of a substitution group, which have no order. */
  readonly unordered?: true;
}

/** The members of each head's substitution group, the head itself left out. */
export type SubstitutionGroups = ReadonlyMap<ElementDeclaration, readonly ElementDeclaration[]>;

/**
 * Clause 2.1 and 2.2 of "Particle Valid (Restriction)".
 * @returns undefined for a particle that is pointless altogether
 */
export function effectiveParticle(
  { minOccurs, maxOccurs, term }: Particle,
  groups: SubstitutionGroups,
): EffectiveParticle | undefined {
  switch (term.component) {
    case 'wildcard':
      return { kind: 'wildcard', wildcard: term, minOccurs, maxOccurs };
    case 'elementDeclaration':
      return effectiveElement(term, { minOccurs, maxOccurs }, groups);
    case 'modelGroup': {
      const particles = term.particles.flatMap((child) => effectiveParticle(child, groups) ?? []);
      return effectiveGroup({ kind: term.compositor, particles, minOccurs, maxOccurs });
    }
  }
}

function effectiveElement(
  element: ElementDeclaration,
  occurrence: Occurrence,
  groups: SubstitutionGroups,
): EffectiveParticle {
  const members = element.disallowedSubstitutions.has('substitution') ? [] : (groups.get(element) ?? []);
  if (members.length === 0) {
    return { kind: 'element', element, ...occurrence };
  }
  const particles = [element, ...members].map(
    (member): EffectiveElement => ({
      kind: 'element',
      element: member,
      minOccurs: 1,
      maxOccurs: 1,
    }),
  );
  return { kind: 'choice', particles, ...occurrence, unordered: true };
}

function effectiveGroup(group: EffectiveGroup): EffectiveParticle | undefined {
  const particles = group.particles.flatMap((child) =>
    isMergedInto(child, group) ? child.particles : [child],
  );
  const [first] = particles;
  if (first === undefined) {
    // A choice without alternatives is not pointless: nothing is valid against it.
    return group.kind === 'choice' && group.minOccurs > 0 ? { ...group, particles } : undefined;
  }
  if (particles.length === 1 && occursOnce(group)) {
    return first;
  }
  const unordered = group.particles.some((child) => isMergedInto(child, group) && child.unordered === true);
  return { ...group, particles, ...(unordered && { unordered }) };
}

function occursOnce({ minOccurs, maxOccurs }: Occurrence): boolean {
  return minOccurs === 1 && maxOccurs === 1;
}

function isMergedInto(child: EffectiveParticle, parent: EffectiveGroup): child is EffectiveGroup {
  return child.kind === parent.kind && child.kind !== 'all' && occursOnce(child);
}

/** "Effective Total Range", section 3.8.6. */
export function effectiveTotalRange(particle: EffectiveParticle): Occurrence {
  if (particle.kind === 'element' || particle.kind === 'wildcard') {
    return particle;
  }
  const ranges = particle.particles.map(effectiveTotalRange);
  const minima = ranges.map((range) => range.minOccurs);
  const maxima = ranges.map((range) => range.maxOccurs);
  const isChoice = particle.kind === 'choice';
  return {
    minOccurs: product(particle.minOccurs, isChoice ? minimum(minima) : sum(minima)),
    maxOccurs: product(particle.maxOccurs, isChoice ? Math.max(0, ...maxima) : sum(maxima)),
  };
}

function minimum(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : Math.min(...numbers);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

/** A multiplication in which unbounded times nothing is nothing. */
function product(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
