import type { SimpleTypeDefinition } from '../components/model.js';
import type { SourceLocation } from '../source-location.js';
import type { FacetName } from '../vocabulary/facet-names.js';
import { componentKey, splitQName } from '../vocabulary/qnames.js';
import type { CheckContext } from './check-context.js';
import { describeType } from './descriptions.js';

/** Where a facet of a type stands; `index` tells those apart that may be repeated. */
export function facetLocation(type: SimpleTypeDefinition, facet: FacetName, index = 0): SourceLocation {
  const { enumeration, patternLocations } = type.facets;
  const repeated = facet === 'enumeration' ? enumeration?.[index]?.location : undefined;
  const pattern = facet === 'pattern' ? patternLocations?.[index] : undefined;
  return repeated ?? pattern ?? type.facets.locations?.get(facet) ?? type.location;
}

/** "Simple Type Restriction (Facets)", Part 1, section 3.14.6: what an ancestor fixed stays. */
export function checkFixedFacets(context: CheckContext, type: SimpleTypeDefinition): void {
  for (const name of type.facets.locations?.keys() ?? []) {
    const fixing = fixingStep(type.baseTypeDefinition, name);
    if (fixing !== undefined && String(fixing.facets[name]) !== String(type.facets[name])) {
      context.error(
        'st-restrict-facets',
        `${name} is fixed to '${fixing.facets[name]}' by ${describeType(fixing)}; it cannot become '${type.facets[name]}'.`,
        facetLocation(type, name),
      );
    }
  }
}

function fixingStep(type: SimpleTypeDefinition, name: FacetName): SimpleTypeDefinition | undefined {
  for (let step = type; ; step = step.baseTypeDefinition) {
    if (step.facets.fixed?.has(name)) {
      return step;
    }
    if (step === step.baseTypeDefinition) {
      return undefined;
    }
  }
}

/** Part 2, section 3.2.19: the values of `xs:NOTATION` are the notations that the schema declares. */
export function checkEnumeratedNotations(context: CheckContext, type: SimpleTypeDefinition): void {
  if (type.primitiveTypeDefinition?.name !== 'NOTATION') {
    return;
  }
  for (const { lexical, namespaces, location } of type.facets.enumeration ?? []) {
    const name = splitQName(lexical.trim());
    const bound = name && namespaces?.get(name.prefix);
    // A name without a prefix in a chameleon document is in the namespace of the including one.
    const candidates = bound === undefined ? ['', type.targetNamespace] : [bound];
    const isDeclared = candidates.some(
      (namespace) => name && context.schema.notationDeclarations.has(componentKey(namespace, name.localName)),
    );
    if (!isDeclared) {
      context.error(
        'enumeration-valid-restriction',
        `'${lexical}' is not a notation that this schema declares.`,
        location ?? type.location,
      );
    }
  }
}
