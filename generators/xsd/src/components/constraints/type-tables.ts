import { errorType } from '../builtins.js';
import type { BlockedMethod } from '../context.js';
import type { ElementDeclaration, TypeAlternative } from '../model.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeType } from './descriptions.js';
import { isValidlyDerived } from './type-derivation.js';

/** e-props-correct.7 (XSD 1.1 Part 1, section 3.3.6.1): what the alternatives name can stand for the declared type. */
export function checkTypeTables(context: CheckContext): void {
  for (const element of context.components.elements) {
    const { typeTable } = element;
    for (const alternative of typeTable === undefined
      ? []
      : [...typeTable.alternatives, typeTable.defaultTypeDefinition]) {
      checkAlternative(context, element, alternative);
    }
  }
}

function checkAlternative(
  context: CheckContext,
  element: ElementDeclaration,
  { typeDefinition, location }: TypeAlternative,
): void {
  const declared = element.typeDefinition;
  if (typeDefinition === errorType || typeDefinition === declared) {
    return;
  }
  const blocked = new Set<BlockedMethod>(element.disallowedSubstitutions);
  if (declared.component === 'complexTypeDefinition') {
    for (const method of declared.prohibitedSubstitutions) {
      blocked.add(method);
    }
  }
  if (!isValidlyDerived(typeDefinition, declared, '1.1', blocked)) {
    context.error(
      'e-props-correct.7',
      `The type ${describeType(typeDefinition)} cannot stand for ${describeType(declared)}, the type of the element ${describeDeclaration(element)}: it does not derive from it in a way that is not blocked.`,
      location,
    );
  }
}
