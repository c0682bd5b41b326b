import type { ElementDeclaration, Schema, TypeDefinition } from '../components/model.js';
import { reachableComponents } from '../components/reachable.js';
import { type DiagnosticSink, unsupportedRule } from '../diagnostics.js';

/**
 * Warns of `block` on elements where it forbids types that `xsi:type` may name: generated code heeds the `block` of
 * types and that of heads of substitution groups, and takes an element's type as it is.
 */
export function checkElementBlocks(schema: Schema, diagnostics: DiagnosticSink): void {
  const bases = new Set<TypeDefinition>();
  for (const type of schema.typeDefinitions.values()) {
    bases.add(type.baseTypeDefinition);
  }
  for (const element of reachableComponents(schema).elements) {
    if (bases.has(element.typeDefinition) && blocksDerivation(element)) {
      diagnostics.report({
        severity: 'warning',
        rule: unsupportedRule,
        message: `block on the element '${element.name}' is not checked: xsi:type may name any type derived from that of the element.`,
        location: element.location,
      });
    }
  }
}

function blocksDerivation({ disallowedSubstitutions, typeDefinition }: ElementDeclaration): boolean {
  const isComplex = typeDefinition.component === 'complexTypeDefinition';
  return (
    isComplex && (disallowedSubstitutions.has('extension') || disallowedSubstitutions.has('restriction'))
  );
}
