/** The names of the constraining facets (Part 2, section 4.3). */
export type FacetName =
  | 'length'
  | 'minLength'
  | 'maxLength'
  | 'pattern'
  | 'enumeration'
  | 'whiteSpace'
  | 'maxInclusive'
  | 'maxExclusive'
  | 'minInclusive'
  | 'minExclusive'
  | 'totalDigits'
  | 'fractionDigits'
  | 'explicitTimezone';

const rangeFacets = ['minInclusive', 'minExclusive', 'maxInclusive', 'maxExclusive'] as const;
const countFacets = ['length', 'minLength', 'maxLength', 'totalDigits', 'fractionDigits'] as const;
const facetNames: ReadonlySet<string> = new Set<FacetName>([
  ...rangeFacets,
  ...countFacets,
  'pattern',
  'enumeration',
  'whiteSpace',
  'explicitTimezone',
]);

/** Whether an element of that local name is a constraining facet other than an assertion. */
export function isFacetName(name: string): name is FacetName {
  return facetNames.has(name);
}

/** The facets that XSD 1.1 adds ("XSD 1.1 Part 2: Datatypes", sections 4.3.13, 4.3.14). */
export const xsd11Facets: ReadonlySet<string> = new Set(['assertion', 'explicitTimezone']);
