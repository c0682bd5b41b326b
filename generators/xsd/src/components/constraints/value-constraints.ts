import { builtinSimpleType } from '../builtins.js';
import type { ElementDeclaration } from '../model.js';
import { isEmptiable } from '../particle-facts.js';
import type { CheckContext } from './check-context.js';
import { isOrRestricts } from './type-derivation.js';

/** e-props-correct.2 and .5, a-props-correct.2 and .3, au-props-correct.2: defaults and fixed values. */
export function checkValueConstraints(context: CheckContext): void {
  for (const element of context.components.elements) {
    checkElement(context, element);
  }
  const id = builtinSimpleType('ID');
  for (const attribute of context.components.attributes) {
    if (attribute.valueConstraint !== undefined && isOrRestricts(attribute.typeDefinition, id)) {
      context.error(
        'a-props-correct.3',
        `The attribute '${attribute.name}' is of type xs:ID, which cannot have a ${attribute.valueConstraint.kind} value.`,
        attribute.location,
      );
    }
  }
  for (const { attributeDeclaration, valueConstraint, location } of context.components.attributeUses) {
    if (valueConstraint !== undefined && isOrRestricts(attributeDeclaration.typeDefinition, id)) {
      context.error(
        'a-props-correct.3',
        `The attribute '${attributeDeclaration.name}' is of type xs:ID, which cannot have a ${valueConstraint.kind} value.`,
        location,
      );
    }
  }
}

function checkElement(context: CheckContext, element: ElementDeclaration): void {
  const { typeDefinition, valueConstraint, name, location } = element;
  if (valueConstraint === undefined) {
    return;
  }
  if (
    typeDefinition.component === 'complexTypeDefinition' &&
    typeDefinition.contentType.variety !== 'simple'
  ) {
    const { contentType } = typeDefinition;
    // "Element Default Valid (Immediate)", section 3.3.6.
    if (contentType.variety !== 'mixed') {
      context.error(
        'cos-valid-default.2.1',
        `The element '${name}' has a ${valueConstraint.kind} value, so its content has to be simple or mixed, not ${contentType.variety}.`,
        location,
      );
    } else if (!isEmptiable(contentType.particle)) {
      context.error(
        'cos-valid-default.2.2.2',
        `The element '${name}' has a ${valueConstraint.kind} value, so its content has to admit that there is no child element.`,
        location,
      );
    }
    return;
  }
  const simpleType =
    typeDefinition.component === 'simpleTypeDefinition'
      ? typeDefinition
      : typeDefinition.contentType.variety === 'simple'
        ? typeDefinition.contentType.simpleTypeDefinition
        : undefined;
  if (simpleType !== undefined && isOrRestricts(simpleType, builtinSimpleType('ID'))) {
    context.error(
      'e-props-correct.5',
      `The element '${name}' is of type xs:ID, which cannot have a ${valueConstraint.kind} value.`,
      location,
    );
  }
}
