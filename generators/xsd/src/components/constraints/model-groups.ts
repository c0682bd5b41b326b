import { unsupportedRule } from '../../diagnostics.js';
import type { ElementDeclaration, ModelGroup, Particle } from '../model.js';
import { componentKey } from '../qnames.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeLocation } from './descriptions.js';

/**
 * "All Group Limited" (section 3.8.6): an `xs:all` is the whole content of a type, or of a group definition, and occurs
 * at most once.
 *
 * @param group - not the outermost group of a content model, unless it is not an all group
 */
export function checkAllGroups(context: CheckContext, group: ModelGroup): void {
  for (const particle of group.particles) {
    if (particle.term.component === 'modelGroup') {
      if (particle.term.compositor === 'all') {
        const message =
          'An xs:all group has to be the whole content of a type: it cannot stand in another group, nor be extended, nor extend content';
        if (context.xsdVersion === '1.0') {
          context.error('cos-all-limited.1.2', `${message}.`, particle.location);
        } else {
          context.error(
            unsupportedRule,
            `${message}, where XSD 1.1 allows it: not supported yet.`,
            particle.location,
          );
        }
      }
      checkAllGroups(context, particle.term);
    }
  }
}

/** {@link checkAllGroups} for the particle that is the content of a type. */
export function checkAllGroupsOfContent(
  context: CheckContext,
  { term, maxOccurs, location }: Particle,
): void {
  if (term.component === 'modelGroup') {
    if (term.compositor === 'all' && maxOccurs > 1) {
      context.error('cos-all-limited.2', 'An xs:all group cannot occur more than once.', location);
    }
    checkAllGroups(context, term);
  }
}

/**
 * "Element Declarations Consistent" (section 3.8.6): all elements of one name in a content model, among them those that
 * may substitute for one, have one type.
 */
export function checkElementsConsistent(context: CheckContext, particle: Particle): void {
  const first = new Map<string, ElementDeclaration>();
  const visit = (element: ElementDeclaration, particle: Particle): void => {
    const key = componentKey(element.targetNamespace, element.name);
    const present = first.get(key);
    if (present === undefined) {
      first.set(key, element);
    } else if (present.typeDefinition !== element.typeDefinition) {
      context.error(
        'cos-element-consistent',
        `The element ${describeDeclaration(element)} stands twice in one content model, with different types; the other one is at ${describeLocation(present.location)}.`,
        particle.location,
      );
    }
  };
  for (const leaf of elementParticles(particle)) {
    visit(leaf.element, leaf.particle);
    for (const member of context.substitutionGroups.get(leaf.element) ?? []) {
      visit(member, leaf.particle);
    }
  }
}

function* elementParticles(
  particle: Particle,
): Generator<{ readonly element: ElementDeclaration; readonly particle: Particle }> {
  const { term } = particle;
  if (term.component === 'elementDeclaration') {
    yield { element: term, particle };
  } else if (term.component === 'modelGroup') {
    for (const child of term.particles) {
      yield* elementParticles(child);
    }
  }
}
