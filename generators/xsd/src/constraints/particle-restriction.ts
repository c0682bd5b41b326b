import type { Particle } from '../components/model.js';
import { admitsName, isWildcardSubset } from '../components/wildcards.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration } from './descriptions.js';
import {
  type EffectiveElement,
  type EffectiveGroup,
  type EffectiveParticle,
  type EffectiveWildcard,
  effectiveParticle,
  effectiveTotalRange,
} from './effective-particle.js';
import { declarationFailure, nameAndTypeRule, type RestrictionFailure } from './element-restriction.js';
import type { SimpleTypeValues } from './simple-type-values.js';

/**
 * "Particle Valid (Restriction)" (section 3.9.6) of XSD 1.0: compares the structure of two content models.
 *
 * @returns undefined where `restriction` is a valid restriction of `base`
 */
export function particleRestrictionFailure(
  restriction: Particle,
  base: Particle,
  { substitutionGroups, values }: Pick<CheckContext, 'substitutionGroups' | 'values'>,
): RestrictionFailure | undefined {
  if (restriction === base) {
    return undefined;
  }
  const effectiveRestriction = effectiveParticle(restriction, substitutionGroups);
  const effectiveBase = effectiveParticle(base, substitutionGroups);
  if (effectiveRestriction === undefined) {
    return effectiveBase === undefined || isEmptiable(effectiveBase)
      ? undefined
      : { rule: 'rcase-Recurse.2', message: 'the content is empty, but that of the base type cannot be' };
  }
  if (effectiveBase === undefined) {
    return { rule: 'cos-particle-restrict.2', message: 'the content of the base type is empty' };
  }
  return new Comparison(values).compare(effectiveRestriction, effectiveBase);
}

const strength = { skip: 0, lax: 1, strict: 2 } as const;

class Comparison {
  readonly #results = new Map<EffectiveParticle, Map<EffectiveParticle, RestrictionFailure | undefined>>();

  readonly #values: SimpleTypeValues;

  constructor(values: SimpleTypeValues) {
    this.#values = values;
  }

  compare(own: EffectiveParticle, base: EffectiveParticle): RestrictionFailure | undefined {
    const known = this.#results.get(own);
    if (known?.has(base)) {
      return known.get(base);
    }
    const result = this.#compare(own, base);
    if (known === undefined) {
      this.#results.set(own, new Map([[base, result]]));
    } else {
      known.set(base, result);
    }
    return result;
  }

  /** The table of cases in "Particle Valid (Restriction)". */
  #compare(own: EffectiveParticle, base: EffectiveParticle): RestrictionFailure | undefined {
    if (own.kind === 'element') {
      if (base.kind === 'element') {
        return nameAndTypeFailure(own, base, this.#values);
      }
      if (base.kind === 'wildcard') {
        return rangeFailure(own, base, 'rcase-NSCompat.2') ?? namespaceFailure(own, base);
      }
      return this.#elementInGroupFailure(own, base);
    }
    if (own.kind === 'wildcard') {
      return base.kind === 'wildcard' ? wildcardFailure(own, base) : forbidden(own, base);
    }
    if (base.kind === 'wildcard') {
      return this.#namespacesFailure(own, base);
    }
    if (base.kind === 'element') {
      return forbidden(own, base);
    }
    return this.#groupFailure(own, base);
  }

  /** "Particle Restriction OK (Elt:All/Choice/Sequence – RecurseAsIfGroup)". */
  #elementInGroupFailure(own: EffectiveElement, base: EffectiveGroup): RestrictionFailure | undefined {
    const once = { minOccurs: 1, maxOccurs: 1 };
    const failure = this.#groupFailure({ kind: base.kind, particles: [own], ...once }, base);
    if (failure === undefined || base.kind !== 'choice' || own.maxOccurs <= 1) {
      return failure;
    }
    // The rule leaves open which of the two occurs repeatedly, the element or the group assumed around it: an element
    // that repeats is a restriction of a choice that does.
    const { minOccurs, maxOccurs } = own;
    const repeated = { kind: base.kind, particles: [{ ...own, ...once }], minOccurs, maxOccurs };
    return this.#groupFailure(repeated, base) === undefined ? undefined : failure;
  }

  #groupFailure(own: EffectiveGroup, base: EffectiveGroup): RestrictionFailure | undefined {
    if (own.kind === 'choice' && base.kind === 'choice' && (own.unordered || base.unordered)) {
      return (
        rangeFailure(own, base, 'rcase-RecurseLax.1') ??
        this.#counterpartFailure(own, base, 'rcase-RecurseLax.2')
      );
    }
    if (own.kind === base.kind) {
      const rule = own.kind === 'choice' ? 'rcase-RecurseLax' : 'rcase-Recurse';
      return (
        rangeFailure(own, base, `${rule}.1`) ??
        this.#orderedFailure(own, base, own.kind !== 'choice', `${rule}.2`)
      );
    }
    if (own.kind === 'sequence' && base.kind === 'all') {
      return rangeFailure(own, base, 'rcase-RecurseUnordered.1') ?? this.#unorderedFailure(own, base);
    }
    if (own.kind === 'sequence' && base.kind === 'choice') {
      return this.#mapAndSumFailure(own, base);
    }
    return forbidden(own, base);
  }

  /** "Particle Restriction OK (All/Choice/Sequence:Any – NSRecurseCheckCardinality)". */
  #namespacesFailure(own: EffectiveGroup, base: EffectiveWildcard): RestrictionFailure | undefined {
    // How often the wildcard may occur is compared with the whole group, not with each of its members.
    const anywhere: EffectiveWildcard = { ...base, minOccurs: 0, maxOccurs: Number.POSITIVE_INFINITY };
    for (const particle of own.particles) {
      const failure = this.compare(particle, anywhere);
      if (failure !== undefined) {
        return failure;
      }
    }
    return rangeFailure(effectiveTotalRange(own), base, 'rcase-NSRecurseCheckCardinality.2');
  }

  /**
   * Whether each particle of `own` restricts one of `base`, in the same order; where `all` is set, those of `base` that
   * are passed over have to be emptiable.
   */
  #orderedFailure(
    own: EffectiveGroup,
    base: EffectiveGroup,
    all: boolean,
    rule: string,
  ): RestrictionFailure | undefined {
    // The places in `base` that the particles of `own` so far may lead up to.
    let reachable = new Set([0]);
    for (const particle of own.particles) {
      const next = new Set<number>();
      let failure: RestrictionFailure | undefined;
      for (const start of reachable) {
        for (let index = start; index < base.particles.length; index++) {
          const candidate = base.particles[index];
          if (candidate === undefined) {
            break;
          }
          const problem = this.compare(particle, candidate);
          failure ??= problem;
          if (problem === undefined) {
            next.add(index + 1);
          }
          if (all && !isEmptiable(candidate)) {
            break;
          }
        }
      }
      if (next.size === 0) {
        return base.particles.length === 1 && failure !== undefined
          ? failure
          : { rule, message: `${describe(particle)} has no counterpart at its place in the base type` };
      }
      reachable = next;
    }
    const rest = Math.max(...reachable);
    const missing = base.particles.slice(rest).find((particle) => all && !isEmptiable(particle));
    return missing && { rule, message: `${describe(missing)} is required by the base type, and is missing` };
  }

  /** Whether the particles of `own` restrict different ones of `base`, and the others of `base` are emptiable. */
  #unorderedFailure(own: EffectiveGroup, base: EffectiveGroup): RestrictionFailure | undefined {
    const owner = new Map<EffectiveParticle, EffectiveParticle>();
    const assign = (particle: EffectiveParticle, tried: Set<EffectiveParticle>): boolean =>
      base.particles.some((candidate) => {
        if (tried.has(candidate) || this.compare(particle, candidate) !== undefined) {
          return false;
        }
        tried.add(candidate);
        const present = owner.get(candidate);
        if (present === undefined || assign(present, tried)) {
          owner.set(candidate, particle);
          return true;
        }
        return false;
      });
    const rule = 'rcase-RecurseUnordered.2';
    const unmatched = own.particles.find((particle) => !assign(particle, new Set()));
    if (unmatched !== undefined) {
      return { rule, message: `${describe(unmatched)} has no counterpart in the base type` };
    }
    const missing = base.particles.find((particle) => !owner.has(particle) && !isEmptiable(particle));
    return missing && { rule, message: `${describe(missing)} is required by the base type, and is missing` };
  }

  /** Whether each particle of `own` restricts one of `base`, whichever. */
  #counterpartFailure(
    own: EffectiveGroup,
    base: EffectiveGroup,
    rule: string,
  ): RestrictionFailure | undefined {
    const unmatched = own.particles.find((particle) =>
      base.particles.every((candidate) => this.compare(particle, candidate) !== undefined),
    );
    return (
      unmatched && {
        rule,
        message: `${describe(unmatched)} has no counterpart in the choice of the base type`,
      }
    );
  }

  /** "Particle Derivation OK (Sequence:Choice – MapAndSum)". */
  #mapAndSumFailure(own: EffectiveGroup, base: EffectiveGroup): RestrictionFailure | undefined {
    const failure = this.#counterpartFailure(own, base, 'rcase-MapAndSum.1');
    if (failure !== undefined) {
      return failure;
    }
    const length = own.particles.length;
    const range = { minOccurs: own.minOccurs * length, maxOccurs: own.maxOccurs * length };
    return rangeFailure(range, base, 'rcase-MapAndSum.2');
  }
}

interface Occurrence {
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

/** "Occurrence Range OK", section 3.9.6. */
function rangeFailure(own: Occurrence, base: Occurrence, rule: string): RestrictionFailure | undefined {
  if (own.minOccurs >= base.minOccurs && own.maxOccurs <= base.maxOccurs) {
    return undefined;
  }
  const range = ({ minOccurs, maxOccurs }: Occurrence): string =>
    `${minOccurs} to ${maxOccurs === Number.POSITIVE_INFINITY ? 'unbounded' : maxOccurs}`;
  return {
    rule,
    message: `it may occur ${range(own)} times, which is not within ${range(base)} of the base type`,
  };
}

function namespaceFailure(
  { element }: EffectiveElement,
  { wildcard }: EffectiveWildcard,
): RestrictionFailure | undefined {
  return admitsName(wildcard, element)
    ? undefined
    : {
        rule: 'rcase-NSCompat.1',
        message: `the wildcard of the base type does not admit ${describeDeclaration(element)}`,
      };
}

/** "Particle Restriction OK (Elt:Elt – NameAndTypeOK)". */
function nameAndTypeFailure(
  own: EffectiveElement,
  base: EffectiveElement,
  values: SimpleTypeValues,
): RestrictionFailure | undefined {
  const a = own.element;
  const b = base.element;
  const name = describeDeclaration(a);
  if (a.name !== b.name || a.targetNamespace !== b.targetNamespace) {
    return {
      rule: `${nameAndTypeRule}.1`,
      message: `the element ${name} is not ${describeDeclaration(b)}, as in the base type`,
    };
  }
  const range = rangeFailure(own, base, `${nameAndTypeRule}.3`);
  if (range !== undefined) {
    return { rule: range.rule, message: `of the element ${name}: ${range.message}` };
  }
  return declarationFailure(a, b, values, '1.0');
}

/** "Particle Derivation OK (Any:Any – NSSubset)". */
function wildcardFailure(own: EffectiveWildcard, base: EffectiveWildcard): RestrictionFailure | undefined {
  const range = rangeFailure(own, base, 'rcase-NSSubset.1');
  if (range !== undefined) {
    return range;
  }
  if (!isWildcardSubset(own.wildcard, base.wildcard)) {
    return {
      rule: 'rcase-NSSubset.2',
      message: 'the wildcard admits namespaces that that of the base type does not',
    };
  }
  return strength[own.wildcard.processContents] < strength[base.wildcard.processContents]
    ? {
        rule: 'rcase-NSSubset.3',
        message: `the wildcard is ${own.wildcard.processContents}, which is weaker than ${base.wildcard.processContents} in the base type`,
      }
    : undefined;
}

function forbidden(own: EffectiveParticle, base: EffectiveParticle): RestrictionFailure {
  return { rule: 'cos-particle-restrict.2', message: `${describe(own)} cannot restrict ${describe(base)}` };
}

function describe(particle: EffectiveParticle): string {
  switch (particle.kind) {
    case 'element':
      return `the element ${describeDeclaration(particle.element)}`;
    case 'wildcard':
      return 'a wildcard';
    default:
      return particle.kind === 'all' ? 'an all group' : `a ${particle.kind}`;
  }
}

/** "Particle Emptiable" (section 3.9.6): also a choice without alternatives, against which nothing is valid. */
function isEmptiable(particle: EffectiveParticle): boolean {
  return effectiveTotalRange(particle).minOccurs === 0;
}
