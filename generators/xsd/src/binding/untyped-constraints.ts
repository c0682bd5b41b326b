import type {
  Assertion,
  ComplexTypeDefinition,
  ElementDeclaration,
  TypeDefinition,
} from '../components/model.js';
import type { ApproximationCollector } from './approximations.js';

/** Reports the constraints of an element that no TypeScript type can say. */
export function reportElementConstraints(
  { identityConstraintDefinitions, typeTable, location }: ElementDeclaration,
  component: string,
  approximations: ApproximationCollector,
): void {
  for (const constraint of identityConstraintDefinitions) {
    approximations.report({
      kind: 'identity-constraint',
      component,
      message: `Types do not say ${constraint.category} '${constraint.name}'; it is checked at run time.`,
      location: constraint.location,
    });
  }
  if (typeTable !== undefined) {
    approximations.report({
      kind: 'type-alternative',
      component,
      message:
        'The type does not say which alternative goes with which attributes; that is checked at run time.',
      location,
    });
  }
}

/** Reports the constraints of a type that no TypeScript type can say. */
export function reportTypeConstraints(
  type: TypeDefinition,
  component: string,
  approximations: ApproximationCollector,
): void {
  for (const { test, location } of assertionsOf(type)) {
    approximations.report({
      kind: 'assertion',
      component,
      message: `The type does not say the assertion ${JSON.stringify(test.expression)}; it is checked at run time.`,
      location,
    });
  }
  if (type.component === 'complexTypeDefinition') {
    reportAttributeWildcard(type, component, approximations);
  }
}

function assertionsOf(type: TypeDefinition): readonly Assertion[] {
  return (type.component === 'complexTypeDefinition' ? type.assertions : type.facets.assertions) ?? [];
}

function reportAttributeWildcard(
  { attributeWildcard }: ComplexTypeDefinition,
  component: string,
  approximations: ApproximationCollector,
): void {
  if (attributeWildcard !== undefined) {
    approximations.report({
      kind: 'wildcard',
      component,
      message:
        'Attributes that the wildcard admits are strings in $attributes, whatever their declarations say.',
      location: attributeWildcard.location,
    });
  }
}
