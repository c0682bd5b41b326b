import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeType } from './descriptions.js';
import { isValidlyDerived } from './type-derivation.js';

/** e-props-correct.4: the type of a member has to derive from that of its head, as the head's {final} admits. */
export function checkSubstitutionGroups(context: CheckContext): void {
  for (const element of context.components.elements) {
    for (const head of element.substitutionGroupAffiliations) {
      if (
        !isValidlyDerived(
          element.typeDefinition,
          head.typeDefinition,
          context.xsdVersion,
          head.substitutionGroupExclusions,
        )
      ) {
        context.error(
          'e-props-correct.4',
          `The element '${element.name}' cannot be in the substitution group of ${describeDeclaration(head)}: its type has to derive from ${describeType(head.typeDefinition)}, by a method that the head's final admits.`,
          element.location,
        );
      }
    }
  }
}
