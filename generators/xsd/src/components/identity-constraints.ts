import { attributeValue, findAttribute, type SourceElement } from '../documents/source-element.js';
import { annotated } from './annotations.js';
import type { Draft, Scope } from './context.js';
import type { IdentityConstraintDefinition } from './model.js';
import { schemaChild, schemaChildren } from './schema-elements.js';

/** Builds the identity constraints of an element declaration (section 3.11.2). */
export function buildIdentityConstraints(
  scope: Scope,
  element: SourceElement,
): readonly IdentityConstraintDefinition[] {
  return schemaChildren(element).flatMap((child) => {
    if (child.name !== 'key' && child.name !== 'keyref' && child.name !== 'unique') {
      return [];
    }
    const definition = buildIdentityConstraint(scope, child, child.name);
    return definition === undefined ? [] : [definition];
  });
}

function buildIdentityConstraint(
  scope: Scope,
  element: SourceElement,
  category: IdentityConstraintDefinition['category'],
): IdentityConstraintDefinition | undefined {
  const name = attributeValue(element, 'name');
  if (name === undefined) {
    return undefined;
  }
  const selector = schemaChild(element, 'selector');
  const definition: Draft<IdentityConstraintDefinition> = {
    component: 'identityConstraintDefinition',
    name,
    targetNamespace: scope.document.targetNamespace,
    category,
    selector: (selector && attributeValue(selector, 'xpath')) ?? '',
    fields: schemaChildren(element)
      .filter((child) => child.name === 'field')
      .map((field) => attributeValue(field, 'xpath') ?? ''),
    namespaces: element.namespaces,
    ...annotated(element),
    location: element.location,
  };
  scope.compilation.declareIdentityConstraint(definition);
  const refer = category === 'keyref' ? findAttribute(element, 'refer') : undefined;
  if (refer !== undefined) {
    scope.compilation.afterwards(() => {
      const key = scope.compilation.resolveIdentityConstraint(scope, refer);
      if (key !== undefined) {
        definition.referencedKey = key;
      }
    });
  }
  return definition;
}
