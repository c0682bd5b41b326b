import type { AttributeType } from '../../vocabulary/attribute-values.js';

/** A part of a content model: some of these elements. */
export interface Slot {
  /** Productions by the local name of the element. */
  readonly elements: Readonly<Record<string, ProductionName>>;
  readonly required: boolean;
  readonly repeats: boolean;
  /** Elements that are not in the XML Schema namespace, nor in none, may stand among them and are not looked at. */
  readonly admitsForeign?: boolean;
}

/** What an element of a schema document may have, depending on where it stands. */
export interface Production {
  readonly attributes: Readonly<Record<string, AttributeType>>;
  readonly required?: readonly string[];
  /** Content models, of which one applies: each a sequence of slots. Absent: anything at all. */
  readonly contents?: readonly (readonly Slot[])[];
}

/** The name of a production that the grammar of XSD 1.0 has: an element, told apart by where it stands. */
export type Xsd10ProductionName =
  | 'schema'
  | 'include'
  | 'import'
  | 'redefine'
  | 'annotation'
  | 'appinfo'
  | 'documentation'
  | 'globalElement'
  | 'localElement'
  | 'elementOfAll'
  | 'globalAttribute'
  | 'localAttribute'
  | 'globalComplexType'
  | 'localComplexType'
  | 'simpleContent'
  | 'complexContent'
  | 'simpleRestriction'
  | 'simpleExtension'
  | 'complexDerivation'
  | 'globalSimpleType'
  | 'localSimpleType'
  | 'restriction'
  | 'list'
  | 'union'
  | 'facet'
  | 'unfixedFacet'
  | 'nonNegativeFacet'
  | 'positiveFacet'
  | 'whiteSpaceFacet'
  | 'groupDefinition'
  | 'groupReference'
  | 'all'
  | 'explicitGroup'
  | 'allOfDefinition'
  | 'explicitGroupOfDefinition'
  | 'any'
  | 'attributeGroupDefinition'
  | 'attributeGroupReference'
  | 'anyAttribute'
  | 'notation'
  | 'key'
  | 'keyref'
  | 'xpath';

/** The name of a production that only the grammar of XSD 1.1 has. */
export type Xsd11ProductionName =
  | 'override'
  | 'defaultOpenContent'
  | 'openContent'
  | 'wildcardOfOpenContent'
  | 'groupReferenceOfAll'
  | 'assertion'
  | 'alternative'
  | 'explicitTimezoneFacet';

/** The name of a production of either version. */
export type ProductionName = Xsd10ProductionName | Xsd11ProductionName;
