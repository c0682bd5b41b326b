import type { CheckContext } from './check-context.js';
import { describeDeclaration } from './descriptions.js';
import { checkFieldPath, checkSelectorPath } from './xpath.js';

/** "Identity-constraint Definition Properties Correct", "Selector Value OK" and "Fields Value OK" (section 3.11.6). */
export function checkIdentityConstraints(context: CheckContext): void {
  for (const constraint of context.schema.identityConstraintDefinitions.values()) {
    const { referencedKey, fields, location, name } = constraint;
    if (referencedKey !== undefined && referencedKey.fields.length !== fields.length) {
      context.error(
        'c-props-correct.2',
        `The keyref '${name}' has ${fields.length} fields, but ${describeDeclaration(referencedKey)} has ${referencedKey.fields.length}.`,
        location,
      );
    }
    const selectorProblem = checkSelectorPath(constraint.selector, constraint.namespaces);
    if (selectorProblem !== undefined) {
      context.error('c-selector-xpath', `The selector of '${name}' ${selectorProblem}.`, location);
    }
    for (const field of fields) {
      const problem = checkFieldPath(field, constraint.namespaces);
      if (problem !== undefined) {
        context.error('c-fields-xpath', `A field of '${name}' ${problem}.`, location);
      }
    }
  }
}
