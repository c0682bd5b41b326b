import type { Production, Slot } from './production.js';

type Elements = Slot['elements'];

/** A slot for at most one of the elements. */
export function optional(elements: Elements): Slot {
  return { elements, required: false, repeats: false };
}

/** A slot for exactly one of the elements. */
export function one(elements: Elements): Slot {
  return { elements, required: true, repeats: false };
}

/** A slot for any number of the elements. */
export function many(elements: Elements): Slot {
  return { elements, required: false, repeats: true };
}

/** An annotation comes first, almost everywhere. */
export const annotation: Slot = optional({ annotation: 'annotation' });

/** The content of what has nothing but an annotation. */
export const annotationOnly: NonNullable<Production['contents']> = [[annotation]];

/** The attribute that every element may have. */
export const id: Production['attributes'] = { id: 'NCName' };

/** The attributes of a complex type. */
export const attributes: readonly Slot[] = [
  many({ attribute: 'localAttribute', attributeGroup: 'attributeGroupReference' }),
  optional({ anyAttribute: 'anyAttribute' }),
];

/** The content model of a complex type. */
export const typeParticle: Slot = optional({
  group: 'groupReference',
  all: 'all',
  choice: 'explicitGroup',
  sequence: 'explicitGroup',
});

/** The simple type that an element, an attribute or a derivation defines where it stands. */
export const localSimpleType: Slot = optional({ simpleType: 'localSimpleType' });

/** The facets of XSD 1.0. */
export const facets: Slot = many({
  minExclusive: 'facet',
  minInclusive: 'facet',
  maxExclusive: 'facet',
  maxInclusive: 'facet',
  totalDigits: 'positiveFacet',
  fractionDigits: 'nonNegativeFacet',
  length: 'nonNegativeFacet',
  minLength: 'nonNegativeFacet',
  maxLength: 'nonNegativeFacet',
  enumeration: 'unfixedFacet',
  whiteSpace: 'whiteSpaceFacet',
  pattern: 'unfixedFacet',
});

/** What stands at the top level of a schema document, after what it includes and imports. */
export const schemaTop: Elements = {
  simpleType: 'globalSimpleType',
  complexType: 'globalComplexType',
  group: 'groupDefinition',
  attributeGroup: 'attributeGroupDefinition',
  element: 'globalElement',
  attribute: 'globalAttribute',
  notation: 'notation',
  annotation: 'annotation',
};

/** A content model as a person writes it: `annotation?, (simpleType | complexType)?, (unique | key | keyref)*`. */
export function describeContent(slots: readonly Slot[]): string {
  return slots
    .map(({ elements, required, repeats }) => {
      const names = Object.keys(elements);
      const group = names.length === 1 ? names.join() : `(${names.join(' | ')})`;
      return group + (repeats ? (required ? '+' : '*') : required ? '' : '?');
    })
    .join(', ');
}
