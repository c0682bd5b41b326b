import { occurrence } from '../../schema/define-content.js';
import type { Wildcard, WildcardDefinition, WildcardParticle } from '../../schema/descriptor.js';
import { wildcardAssessment } from './wildcard-assessment.js';

/**
 * Makes a particle of a wildcard.
 *
 * @param minOccurs - 1 where it is left out
 * @param maxOccurs - 1 where it is left out
 * @example
 * ```ts
 * any({ namespaces: '##any', processContents: 'lax', schema: () => schema }, 0, unbounded)
 * ```
 */
export function any(wildcard: WildcardDefinition, minOccurs?: number, maxOccurs?: number): WildcardParticle {
  return { any: anyAttribute(wildcard), ...occurrence(minOccurs, maxOccurs) };
}

/** Makes an {attribute wildcard}: which attributes a type admits besides its own. */
export function anyAttribute(wildcard: WildcardDefinition): Wildcard {
  return { ...wildcard, assessment: wildcardAssessment };
}
