import type { ComplexTypeDefinition, Schema } from '../components/model.js';
import type { Configuration } from '../config/configuration.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { SourceLocation } from '../source-location.js';
import { clarkName } from './component-names.js';

/** The complex types that the configuration's `bareSimpleContent` names; reports those that cannot be bare. */
export function bareTypes(
  schema: Schema,
  { bareSimpleContent }: Configuration,
  location: SourceLocation,
  diagnostics: DiagnosticSink,
): ReadonlySet<ComplexTypeDefinition> {
  const bare = new Set<ComplexTypeDefinition>();
  for (const name of bareSimpleContent) {
    const types = [...schema.typeDefinitions.values()].filter(
      (type) =>
        type.name !== undefined &&
        (type.name === name || clarkName(type.targetNamespace, type.name) === name),
    );
    const problem = types.map(problemOf).find((each) => each !== undefined);
    if (types.length === 0 || problem !== undefined) {
      diagnostics.report({
        severity: 'error',
        rule: 'codegen-bare-simple-content',
        message: `"bareSimpleContent" has '${name}', ${problem ?? 'and the schema has no such type'}.`,
        location,
      });
    }
    for (const type of types) {
      if (type.component === 'complexTypeDefinition') {
        bare.add(type);
      }
    }
  }
  return bare;
}

function problemOf(type: ReturnType<Schema['typeDefinitions']['get']>): string | undefined {
  if (type?.component !== 'complexTypeDefinition' || type.contentType.variety !== 'simple') {
    return 'which is not a complex type with simple content';
  }
  const required = type.attributeUses.find((use) => use.required);
  return required && `whose attribute '${required.attributeDeclaration.name}' is required`;
}
