import { builtinSimpleType } from '../components/builtins.js';
import type {
  AttributeUse,
  ContentType,
  ElementDeclaration,
  SimpleTypeDefinition,
  ValueConstraint,
} from '../components/model.js';
import { isEmptiable } from '../components/particle-facts.js';
import type { SourceLocation } from '../source-location.js';
import type { CheckContext } from './check-context.js';
import { isOrRestricts } from './type-derivation.js';

/** e-props-correct.2 and .5, a-props-correct.2 and .3, au-props-correct.2: defaults and fixed values. */
export function checkValueConstraints(context: CheckContext): void {
  for (const element of context.components.elements) {
    checkElement(context, element);
  }
  for (const { name, typeDefinition, valueConstraint, location } of context.components.attributes) {
    checkValue(context, `attribute '${name}'`, typeDefinition, valueConstraint, location, attributeRules);
  }
  for (const use of context.components.attributeUses) {
    checkAttributeUse(context, use);
  }
}

interface Rules {
  readonly value: string;
  readonly id: string;
}

const attributeRules: Rules = { value: 'a-props-correct.2', id: 'a-props-correct.3' };
const elementRules: Rules = { value: 'e-props-correct.2', id: 'e-props-correct.5' };

function checkValue(
  context: CheckContext,
  subject: string,
  type: SimpleTypeDefinition,
  constraint: ValueConstraint | undefined,
  location: SourceLocation,
  rules: Rules,
): void {
  if (constraint === undefined) {
    return;
  }
  const failure = context.values.failure(type, constraint);
  if (failure !== undefined) {
    context.error(
      rules.value,
      `The ${constraint.kind} value of the ${subject} is wrong: ${failure}`,
      location,
    );
  }
  if (context.xsdVersion === '1.0' && isOrRestricts(type, builtinSimpleType('ID'))) {
    context.error(
      rules.id,
      `The ${subject} is of type xs:ID, which cannot have a ${constraint.kind} value.`,
      location,
    );
  }
}

function checkAttributeUse(context: CheckContext, use: AttributeUse): void {
  const { attributeDeclaration, valueConstraint, location } = use;
  const { name, typeDefinition } = attributeDeclaration;
  checkValue(context, `attribute '${name}'`, typeDefinition, valueConstraint, location, attributeRules);
  const declared = attributeDeclaration.valueConstraint;
  if (
    valueConstraint !== undefined &&
    declared?.kind === 'fixed' &&
    (valueConstraint.kind !== 'fixed' || !context.values.areEqual(typeDefinition, valueConstraint, declared))
  ) {
    context.error(
      'au-props-correct.2',
      `The declaration of the attribute '${name}' fixes its value to '${declared.lexical}'; a reference to it cannot give another one.`,
      location,
    );
  }
}

/** "Element Default Valid (Immediate)", section 3.3.6. */
function checkElement(context: CheckContext, element: ElementDeclaration): void {
  const { typeDefinition, valueConstraint, name, location } = element;
  if (valueConstraint === undefined) {
    return;
  }
  const simpleType = simpleTypeOf(typeDefinition);
  if (simpleType !== undefined) {
    checkValue(context, `element '${name}'`, simpleType, valueConstraint, location, elementRules);
  }
  if (typeDefinition.component === 'complexTypeDefinition') {
    checkContent(context, name, typeDefinition.contentType, valueConstraint, location);
  }
}

function checkContent(
  context: CheckContext,
  name: string,
  contentType: ContentType,
  valueConstraint: ValueConstraint,
  location: SourceLocation,
): void {
  if (contentType.variety === 'simple') {
    return;
  }
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
}

/** The type of an element's text, where it has nothing but text. */
export function simpleTypeOf(type: ElementDeclaration['typeDefinition']): SimpleTypeDefinition | undefined {
  if (type.component === 'simpleTypeDefinition') {
    return type;
  }
  return type.contentType.variety === 'simple' ? type.contentType.simpleTypeDefinition : undefined;
}
