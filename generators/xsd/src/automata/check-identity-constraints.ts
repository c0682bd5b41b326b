import type { Schema } from '../components/model.js';
import { reachableComponents } from '../components/reachable.js';
import type { Configuration } from '../config/configuration.js';
import { type DiagnosticSink, unsupportedRule } from '../diagnostics.js';

/**
 * Refuses identity constraints, which generated code does not check, unless the configuration allows them; then each is
 * a warning.
 */
export function checkIdentityConstraints(
  schema: Schema,
  { allowUnchecked }: Configuration,
  diagnostics: DiagnosticSink,
): void {
  const isAllowed = allowUnchecked.includes('identity-constraints');
  for (const element of reachableComponents(schema).elements) {
    for (const { category, name, location } of element.identityConstraintDefinitions) {
      diagnostics.report({
        severity: isAllowed ? 'warning' : 'error',
        rule: unsupportedRule,
        message:
          `xs:${category} '${name}' of the element '${element.name}' is not checked by generated code` +
          (isAllowed
            ? '.'
            : '; to generate code nevertheless, set "allowUnchecked": ["identity-constraints"].'),
        location,
      });
    }
  }
}
