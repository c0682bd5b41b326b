import { findAttribute, type SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import type { Scope } from './context.js';
import { checkElementDeclaration, checkForeignDeclarations } from './declaration-rules.js';
import { buildLocalElement } from './elements.js';
import type { ModelGroup, ModelGroupDefinition, Particle, Term } from './model.js';
import { locationOf, occurrence, schemaChild, schemaChildren } from './schema-elements.js';
import { buildWildcard } from './wildcards.js';

/** The elements of a schema document that are particles. */
const particleElements: readonly string[] = ['element', 'group', 'all', 'choice', 'sequence', 'any'];

/**
 * Builds a particle (sections 3.3.2, 3.7.2, 3.8.2, 3.9.2, 3.10.2).
 *
 * @returns undefined where `minOccurs` and `maxOccurs` are 0, which is no particle at all, or where a reference
 * leads nowhere, which has then been reported
 */
export function buildParticle(scope: Scope, element: SourceElement): Particle | undefined {
  const { minOccurs, maxOccurs } = occurrence(element);
  if (minOccurs > maxOccurs) {
    scope.compilation.error(
      'p-props-correct.2.1',
      `minOccurs is ${minOccurs}, which is greater than maxOccurs ${maxOccurs}.`,
      locationOf(element, 'minOccurs'),
    );
  }
  // Built in any case: what is wrong with it is reported in any case.
  const term = buildTerm(scope, element);
  if (term === undefined || (minOccurs === 0 && maxOccurs === 0)) {
    return undefined;
  }
  return {
    location: element.location,
    ...(findAttribute(element, 'ref') && annotated(element)),
    minOccurs,
    maxOccurs,
    term,
  };
}

function buildTerm(scope: Scope, element: SourceElement): Term | undefined {
  const reference = findAttribute(element, 'ref');
  switch (element.name) {
    case 'element':
      checkElementDeclaration(scope, element, true);
      return reference
        ? scope.compilation.resolveElement(scope, reference)
        : buildLocalElement(scope, element);
    case 'group':
      return reference && scope.compilation.resolveModelGroup(scope, reference)?.modelGroup;
    case 'any':
      return buildWildcard(scope, element);
    default:
      return buildModelGroup(scope, element);
  }
}

function buildModelGroup(scope: Scope, element: SourceElement): ModelGroup {
  return {
    component: 'modelGroup',
    compositor: element.name === 'all' || element.name === 'choice' ? element.name : 'sequence',
    particles: schemaChildren(element)
      .filter((child) => particleElements.includes(child.name))
      .flatMap((child) => buildParticle(scope, child) ?? []),
    ...annotated(element),
    location: element.location,
  };
}

/** Builds a model group definition (section 3.7.2). */
export function buildModelGroupDefinition(
  scope: Scope,
  element: SourceElement,
  name: string,
): ModelGroupDefinition {
  const { targetNamespace } = scope.document;
  const child = schemaChild(element, 'all', 'choice', 'sequence');
  checkForeignDeclarations(scope, element, false);
  const modelGroup: ModelGroup = child
    ? buildModelGroup(scope, child)
    : { component: 'modelGroup', compositor: 'sequence', particles: [], location: element.location };
  return {
    component: 'modelGroupDefinition',
    name,
    targetNamespace,
    modelGroup: { ...modelGroup, definition: { name, targetNamespace } },
    ...annotated(element),
    location: element.location,
  };
}
