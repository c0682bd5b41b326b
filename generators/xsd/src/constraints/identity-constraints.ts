import type { XPathExpression } from '../components/model.js';
import { type ParsedPaths, parseFieldPath, parseSelectorPath } from '../components/xpath.js';
import type { CheckContext } from './check-context.js';
import { describeDeclaration } from './descriptions.js';

/** "Identity-constraint Definition Properties Correct", "Selector Value OK" and "Fields Value OK" (section 3.11.6). */
export function checkIdentityConstraints(context: CheckContext): void {
  for (const {
    referencedKey,
    selector,
    fields,
    location,
    name,
  } of context.schema.identityConstraintDefinitions.values()) {
    if (referencedKey !== undefined && referencedKey.fields.length !== fields.length) {
      context.error(
        'c-props-correct.2',
        `The keyref '${name}' has ${fields.length} fields, but ${describeDeclaration(referencedKey)} has ${referencedKey.fields.length}.`,
        location,
      );
    }
    checkPath('c-selector-xpath', `The selector of '${name}'`, selector, parseSelectorPath);
    for (const field of fields) {
      checkPath('c-fields-xpaths', `A field of '${name}'`, field, parseFieldPath);
    }
  }

  function checkPath(
    rule: string,
    subject: string,
    path: XPathExpression,
    parse: (path: XPathExpression) => ParsedPaths,
  ): void {
    const parsed = parse(path);
    if ('problem' in parsed) {
      context.error(rule, `${subject} ${parsed.problem}.`, path.location);
    }
  }
}
