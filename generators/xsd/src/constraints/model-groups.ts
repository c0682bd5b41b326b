import type { ElementDeclaration, ModelGroup, Particle } from '../components/model.js';
import { areTypeTablesEquivalent } from '../components/type-alternatives.js';
import { componentKey } from '../vocabulary/qnames.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeLocation } from './descriptions.js';

/**
 * "All Group Limited" (section 3.8.6): an `xs:all` is the whole content of a type, or of a group definition, and occurs
 * at most once; in XSD 1.1, it may be a member of another one.
 *
 * @param group - not the outermost group of a content model, unless it is not an all group
 */
export function checkAllGroups(context: CheckContext, group: ModelGroup): void {
  for (const particle of group.particles) {
    const { term, location } = particle;
    if (term.component === 'modelGroup') {
      if (context.xsdVersion === '1.1' && group.compositor === 'all') {
        checkMemberOfAllGroup(context, particle, term);
      } else if (term.compositor === 'all') {
        context.error(
          'cos-all-limited.1.2',
          'An xs:all group has to be the whole content of a type: it cannot stand in another group, nor be extended, nor extend content, unless in XSD 1.1 by all groups.',
          location,
        );
      }
      checkAllGroups(context, term);
    }
  }
}

/** In XSD 1.1, an all-group may have all-groups as its members (clauses 1.3 and 2). */
function checkMemberOfAllGroup(
  context: CheckContext,
  { minOccurs, maxOccurs, location }: Particle,
  { compositor }: ModelGroup,
): void {
  if (compositor !== 'all') {
    context.error(
      'cos-all-limited.2',
      `A group inside an xs:all has to be an xs:all itself, not an xs:${compositor}.`,
      location,
    );
  } else if (minOccurs !== 1 || maxOccurs !== 1) {
    context.error('cos-all-limited.1.3', 'An xs:all group inside another one has to occur once.', location);
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
    } else if (!areTypeTablesEquivalent(present.typeTable, element.typeTable)) {
      context.error(
        'cos-element-consistent',
        `The element ${describeDeclaration(element)} stands twice in one content model, with different type alternatives; the other one is at ${describeLocation(present.location)}.`,
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
