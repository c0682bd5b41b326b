import type { ElementDeclaration, Particle, Schema } from '../components/model.js';
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
  for (const element of elementsOf(schema)) {
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

/** The element declarations of a schema, local ones included. */
function elementsOf(schema: Schema): ReadonlySet<ElementDeclaration> {
  const elements = new Set<ElementDeclaration>();
  const addType = (type: ElementDeclaration['typeDefinition']): void => {
    if (type.component === 'complexTypeDefinition' && !visited.has(type)) {
      visited.add(type);
      if (type.contentType.variety === 'element-only' || type.contentType.variety === 'mixed') {
        addParticle(type.contentType.particle);
      }
    }
  };
  const addElement = (element: ElementDeclaration): void => {
    elements.add(element);
    addType(element.typeDefinition);
  };
  const addParticle = ({ term }: Particle): void => {
    if (term.component === 'elementDeclaration') {
      addElement(term);
    } else if (term.component === 'modelGroup') {
      term.particles.forEach(addParticle);
    }
  };
  const visited = new Set<object>();
  schema.elementDeclarations.forEach(addElement);
  schema.typeDefinitions.forEach(addType);
  return elements;
}
