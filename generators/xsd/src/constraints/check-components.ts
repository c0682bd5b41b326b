import type { RuntimeParticles } from '../automata/runtime-particles.js';
import type { ComplexTypeDefinition } from '../components/model.js';
import type { SchemaIndex } from '../components/schema-index.js';
import type { DiagnosticSink } from '../diagnostics.js';
import type { XsdVersion } from '../vocabulary/xsd-version.js';
import { checkAttributeUses } from './attribute-uses.js';
import type { CheckContext } from './check-context.js';
import { checkExtension } from './extension.js';
import { facetLocation } from './facets.js';
import { checkIdentityConstraints } from './identity-constraints.js';
import { checkAllGroups, checkAllGroupsOfContent, checkElementsConsistent } from './model-groups.js';
import { checkRedefinitions } from './redefinitions.js';
import { checkRestriction } from './restriction.js';
import { SimpleTypeValues } from './simple-type-values.js';
import { checkSimpleTypes } from './simple-types.js';
import { checkSubstitutionGroups } from './substitution-groups.js';
import { checkTypeTables, checkWildcardElements } from './type-tables.js';
import { checkValueConstraints } from './value-constraints.js';
import { checkXPathExpressions } from './xpath-expressions.js';

/** Checks the constraints on schema components (Part 1, the sections "Constraints on … Schema Components"). */
export function checkComponents(
  index: SchemaIndex,
  runtimeParticles: RuntimeParticles,
  xsdVersion: XsdVersion,
  diagnostics: DiagnosticSink,
): void {
  const { schema, components } = index;
  const error: CheckContext['error'] = (rule, message, location) =>
    diagnostics.report({ severity: 'error', rule, message, location });
  const context: CheckContext = {
    xsdVersion,
    schema,
    components,
    substitutionGroups: index.substitutionGroups.candidates,
    values: new SimpleTypeValues(
      (type, rule, facet, message, index) => error(rule, message, facetLocation(type, facet, index)),
      xsdVersion,
    ),
    runtimeParticles,
    error,
  };
  for (const type of components.complexTypes) {
    checkComplexType(context, type);
  }
  for (const group of schema.attributeGroupDefinitions.values()) {
    checkAttributeUses(context, group.attributeUses, ['ag-props-correct.2', 'ag-props-correct.3']);
  }
  for (const { modelGroup } of schema.modelGroupDefinitions.values()) {
    checkAllGroups(context, modelGroup);
  }
  checkRedefinitions(context);
  checkSimpleTypes(context);
  checkValueConstraints(context);
  checkSubstitutionGroups(context);
  checkIdentityConstraints(context);
  checkTypeTables(context);
  checkXPathExpressions(context);
}

function checkComplexType(context: CheckContext, type: ComplexTypeDefinition): void {
  checkAttributeUses(context, type.attributeUses, ['ct-props-correct.4', 'ct-props-correct.5']);
  if (type.derivationMethod === 'extension') {
    checkExtension(context, type);
  } else {
    checkRestriction(context, type);
  }
  const { contentType } = type;
  if (contentType.variety === 'element-only' || contentType.variety === 'mixed') {
    checkAllGroupsOfContent(context, contentType.particle);
    checkElementsConsistent(context, contentType.particle);
    checkWildcardElements(context, type);
  }
}
