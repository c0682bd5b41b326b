import type { NamespaceContext } from '../../schema/descriptor.js';
import type { Facets } from '../../schema/facets.js';
import type { Datatype } from '../datatype.js';
import { invalidLiteral } from '../failure.js';
import { boundNamespaces } from '../namespaces.js';
import type { FacetCheck } from './facet-check.js';

/** How many values of an enumeration a message lists. */
const listedValues = 12;

/** `enumeration`, compared in the value space (Part 2, section 4.3.5). */
export function enumerationChecks(base: Datatype, facets: Facets): FacetCheck[] {
  const { enumeration } = facets;
  if (enumeration === undefined) return [];
  const keys = new Set<string>();
  for (const [index, lexical] of enumeration.entries()) {
    const namespaces = enumerationContext(facets, index);
    const literal = base.normalize(lexical);
    if (base.check(literal, namespaces) === undefined) keys.add(base.key(literal, namespaces));
  }
  const listed = enumeration.slice(0, listedValues).map((it) => JSON.stringify(it));
  const more = enumeration.length - listed.length;
  const expected = `one of ${listed.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  return [
    (literal, namespaces) =>
      keys.has(base.key(literal, namespaces))
        ? undefined
        : invalidLiteral('cvc-enumeration-valid', literal, `is not ${expected}`, expected),
  ];
}

/** The namespaces in scope of the value of an enumeration at an index. */
export function enumerationContext(
  { enumerationNamespaces }: Facets,
  index: number,
): NamespaceContext | undefined {
  const bindings = Array.isArray(enumerationNamespaces)
    ? enumerationNamespaces[index]
    : enumerationNamespaces;
  return bindings === undefined ? undefined : boundNamespaces(bindings);
}
