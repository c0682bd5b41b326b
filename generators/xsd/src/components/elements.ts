import {
  attributeValue,
  findAttribute,
  type SourceAttribute,
  type SourceElement,
} from '../documents/source-element.js';
import { collapseWhiteSpace } from '../vocabulary/white-space.js';
import { annotated } from './annotations.js';
import { anyType } from './builtins.js';
import type { Draft, Scope } from './context.js';
import { checkElementDeclaration } from './declaration-rules.js';
import { buildIdentityConstraints } from './identity-constraints.js';
import type { ElementDeclaration, TypeDefinition } from './model.js';
import {
  booleanAttribute,
  derivationSet,
  finalOf,
  namespaceOfLocal,
  schemaChild,
  valueConstraintOf,
} from './schema-elements.js';
import { buildSimpleType } from './simple-type.js';
import { readTypeTable } from './type-alternatives.js';

/** Builds a local element declaration (section 3.3.2). */
export function buildLocalElement(scope: Scope, element: SourceElement): ElementDeclaration | undefined {
  const name = attributeValue(element, 'name');
  if (name === undefined) {
    return undefined;
  }
  const typeDefinition = typeOfElement(scope, element) ?? anyType;
  return {
    component: 'elementDeclaration',
    name,
    targetNamespace: namespaceOfLocal(scope, element, scope.elementFormDefault),
    scope: 'local',
    typeDefinition,
    ...readTypeTable(scope, element, typeDefinition),
    ...commonProperties(scope, element),
    abstract: false,
    substitutionGroupAffiliations: [],
    substitutionGroupExclusions: new Set(),
  };
}

/**
 * Makes a global element declaration that {@link completeGlobalElement} completes: elements of a substitution group
 * may wrongly form a cycle.
 */
export function declareGlobalElement(
  scope: Scope,
  element: SourceElement,
  name: string,
): Draft<ElementDeclaration> {
  return {
    component: 'elementDeclaration',
    name,
    targetNamespace: scope.document.targetNamespace,
    scope: 'global',
    typeDefinition: anyType,
    ...commonProperties(scope, element),
    abstract: booleanAttribute(element, 'abstract') ?? false,
    substitutionGroupAffiliations: [],
    substitutionGroupExclusions: finalOf(scope, element, ['extension', 'restriction']),
  };
}

/** Sets {substitution group affiliations}, and {type definition}, which may be that of the first head (section 3.3.2). */
export function completeGlobalElement(
  scope: Scope,
  element: SourceElement,
  declaration: Draft<ElementDeclaration>,
): void {
  const reference = findAttribute(element, 'substitutionGroup');
  checkElementDeclaration(scope, element, false);
  const heads = reference
    ? itemsOf(reference).flatMap((item) => scope.compilation.resolveElement(scope, item) ?? [])
    : [];
  declaration.substitutionGroupAffiliations = heads;
  declaration.typeDefinition = typeOfElement(scope, element) ?? heads[0]?.typeDefinition ?? anyType;
  Object.assign(declaration, readTypeTable(scope, element, declaration.typeDefinition));
}

/** The items of an attribute that is a list, as references of their own. */
function itemsOf(attribute: SourceAttribute): readonly SourceAttribute[] {
  return collapseWhiteSpace(attribute.value)
    .split(' ')
    .map((value) => ({ ...attribute, value }));
}

type CommonProperties = Pick<
  ElementDeclaration,
  | 'nillable'
  | 'valueConstraint'
  | 'disallowedSubstitutions'
  | 'identityConstraintDefinitions'
  | 'annotation'
  | 'location'
>;

function commonProperties(scope: Scope, element: SourceElement): CommonProperties {
  return {
    nillable: booleanAttribute(element, 'nillable') ?? false,
    ...valueConstraintOf(element),
    disallowedSubstitutions: derivationSet(attributeValue(element, 'block') ?? scope.blockDefault, [
      'extension',
      'restriction',
      'substitution',
    ]),
    identityConstraintDefinitions: buildIdentityConstraints(scope, element),
    ...annotated(element),
    location: element.location,
  };
}

function typeOfElement(scope: Scope, element: SourceElement): TypeDefinition | undefined {
  const type = findAttribute(element, 'type');
  const inline = schemaChild(element, 'simpleType', 'complexType');
  if (type !== undefined && inline !== undefined) {
    scope.compilation.error(
      'src-element.3',
      `xs:element has both a type attribute and an xs:${inline.name} child; keep one.`,
      element.location,
    );
  }
  if (inline?.name === 'simpleType') {
    return buildSimpleType(scope, inline);
  }
  if (inline !== undefined) {
    return scope.compilation.declareComplexType(scope, inline);
  }
  return type && scope.compilation.resolveType(scope, type);
}
