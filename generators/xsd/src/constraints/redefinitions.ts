import { anyType } from '../components/builtins.js';
import type { ComplexTypeDefinition, Redefinition } from '../components/model.js';
import type { CheckContext } from './check-context.js';
import { checkRestriction } from './restriction.js';

/**
 * src-redefine, clauses 6.2.2 and 7.2.2: a group that is redefined without a reference to itself restricts the
 * original. What that means is said of types (section 3.4.6), so the groups are compared as the content of types.
 */
export function checkRedefinitions(context: CheckContext): void {
  for (const redefinition of context.schema.redefinitions) {
    const { definition } = redefinition;
    const isModelGroup = redefinition.kind === 'modelGroup';
    const noun = isModelGroup ? 'group' : 'attribute group';
    const comparing: CheckContext = {
      ...context,
      error: (rule, message) => {
        context.error(
          isModelGroup ? 'src-redefine.6.2.2' : 'src-redefine.7.2.2',
          `The ${noun} '${definition.name}' is not a restriction of the one that it redefines (${rule}): ${message}`,
          definition.location,
        );
      },
    };
    checkRestriction(comparing, asTypes(redefinition));
  }
}

/** A type with the content or the attributes of the redefinition that restricts one with those of the original. */
function asTypes(redefinition: Redefinition): ComplexTypeDefinition {
  const base: ComplexTypeDefinition = { ...shell(redefinition), ...contentOf(redefinition, 'original') };
  return { ...shell(redefinition), ...contentOf(redefinition, 'definition'), baseTypeDefinition: base };
}

function shell({ definition: { name, targetNamespace, location } }: Redefinition): ComplexTypeDefinition {
  return {
    component: 'complexTypeDefinition',
    name,
    targetNamespace,
    baseTypeDefinition: anyType,
    derivationMethod: 'restriction',
    final: new Set(),
    abstract: false,
    attributeUses: [],
    contentType: { variety: 'empty' },
    prohibitedSubstitutions: new Set(),
    location,
  };
}

function contentOf(
  redefinition: Redefinition,
  which: 'definition' | 'original',
):
  | Pick<ComplexTypeDefinition, 'contentType'>
  | Pick<ComplexTypeDefinition, 'attributeUses' | 'attributeWildcard'> {
  if (redefinition.kind === 'attributeGroup') {
    const { attributeUses, attributeWildcard } = redefinition[which];
    return { attributeUses, ...(attributeWildcard && { attributeWildcard }) };
  }
  const { modelGroup, location } = redefinition[which];
  return {
    contentType: {
      variety: 'element-only',
      particle: { location, minOccurs: 1, maxOccurs: 1, term: modelGroup },
    },
  };
}
