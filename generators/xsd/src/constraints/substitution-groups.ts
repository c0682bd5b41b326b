import type { ElementDeclaration, Schema } from '../components/model.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration, describeType } from './descriptions.js';
import { isValidlyDerived } from './type-derivation.js';

/** The heads of the substitution groups that an element is in, direct and indirect, itself left out. */
export function headsOf(element: ElementDeclaration): ReadonlySet<ElementDeclaration> {
  const heads = new Set<ElementDeclaration>();
  const visit = ({ substitutionGroupAffiliations }: ElementDeclaration): void => {
    for (const head of substitutionGroupAffiliations) {
      if (head !== element && !heads.has(head)) {
        heads.add(head);
        visit(head);
      }
    }
  };
  visit(element);
  return heads;
}

/** The members of each head's substitution group, direct and indirect (section 3.3.6, "Substitution Group"). */
export function substitutionGroupsOf(
  schema: Schema,
): ReadonlyMap<ElementDeclaration, readonly ElementDeclaration[]> {
  const groups = new Map<ElementDeclaration, ElementDeclaration[]>();
  for (const element of schema.elementDeclarations.values()) {
    for (const head of headsOf(element)) {
      const members = groups.get(head);
      if (members === undefined) {
        groups.set(head, [element]);
      } else {
        members.push(element);
      }
    }
  }
  return groups;
}

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
