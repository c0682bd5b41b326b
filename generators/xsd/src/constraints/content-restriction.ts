import {
  type ElementDescriptor,
  openContent as makeOpenContent,
  type WildcardDefinition as RuntimeWildcard,
} from '@proj/xml-runtime';
import { bracedName } from '@proj/xml-runtime/compiler';
import { findExclusionFromAllGroup } from '../automata/all-group-inclusion.js';
import { type ComparedContent, findExclusion, type InclusionResult } from '../automata/content-inclusion.js';
import type { Attribution } from '../automata/content-machine.js';
import type { RuntimeParticles } from '../automata/runtime-particles.js';
import type { ContentType } from '../components/model.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration } from './descriptions.js';
import { elementRestrictionFailure } from './element-restriction.js';
import { particleRestrictionFailure } from './particle-restriction.js';

/** {content type} of a variety that has a particle. */
export type ComplexContent = Extract<ContentType, { readonly particle: unknown }>;

/**
 * "Content type restricts (Complex Content)" (XSD 1.1, section 3.4.6.4): what is valid against the restriction is valid
 * against its base, and each child means no more than it does there.
 *
 * Content models that are too large to compare so are compared by the stricter rules of XSD 1.0.
 *
 * @returns why it does not hold, as the end of a sentence; undefined where it does
 */
export function contentRestrictionFailure(
  context: CheckContext,
  restriction: ComplexContent,
  base: ComplexContent,
): string | undefined {
  if (restriction.particle === base.particle && restriction.openContent === base.openContent) {
    return undefined;
  }
  const comparison = new Comparison(context);
  const own = comparison.content(restriction);
  const general = comparison.content(base);
  const subsume = (one: Attribution, other: Attribution): string | undefined =>
    comparison.subsume(one, other);
  const result = findExclusionFromAllGroup(own, general, subsume) ?? findExclusion(own, general, subsume);
  return result === 'unknown'
    ? particleRestrictionFailure(restriction.particle, base.particle, context)?.message
    : describeResult(result);
}

function describeResult(result: Exclude<InclusionResult, 'unknown'>): string | undefined {
  if (result === 'included') {
    return undefined;
  }
  switch (result.kind) {
    case 'end':
      return 'it may end where that of the base type needs another element';
    case 'element':
      return `the base type does not admit ${describeElement(bracedName(result.name))} at every place where the restriction does`;
    case 'attribution':
      return result.message;
  }
}

/** Names with an asterisk stand for those that neither content model mentions. */
function describeElement(name: string): string {
  return name.endsWith('}*')
    ? 'an element that a wildcard admits'
    : `the element ${name.replace(/^\{\}/, '')}`;
}

const strength = { skip: 0, lax: 1, strict: 2 } as const;

class Comparison {
  readonly #context: CheckContext;
  readonly #particles: RuntimeParticles;

  constructor(context: CheckContext) {
    this.#context = context;
    this.#particles = context.runtimeParticles;
  }

  content({ particle, openContent }: ComplexContent): ComparedContent {
    return {
      particle: this.#particles.convert(particle).particle,
      ...(openContent && {
        openContent: makeOpenContent({
          mode: openContent.mode,
          any: this.#particles.wildcard(openContent.wildcard, particle),
        }),
      }),
    };
  }

  /** Why the default binding `base` does not subsume `own`. */
  subsume(base: Attribution, own: Attribution): string | undefined {
    if (isWildcard(base)) {
      return isWildcard(own) && strength[own.processContents] < strength[base.processContents]
        ? `a wildcard is ${own.processContents}, which is weaker than ${base.processContents} in the base type`
        : undefined;
    }
    const general = this.#particles.declarationOf(base);
    if (isWildcard(own)) {
      return general && `a wildcard admits the element ${describeDeclaration(general)} of the base type`;
    }
    const specific = this.#particles.declarationOf(own);
    return general && specific && elementRestrictionFailure(specific, general, this.#context);
  }
}

function isWildcard(attribution: ElementDescriptor | RuntimeWildcard): attribution is RuntimeWildcard {
  return !('kind' in attribution);
}
