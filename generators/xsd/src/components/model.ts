import type { SourceLocation } from '../source-location.js';
import type { FacetName } from '../vocabulary/facet-names.js';
/**
 * The schema components of "XML Schema Part 1: Structures", section 3, by the specification's names. A property
 * `foo` here is the property {foo} there. The graph is complete and resolved: references are object references,
 * so it may be cyclic; nothing is flattened (groups stay groups, `base` leads to the base type).
 */

/** `xs:annotation` (section 3.13), reduced to what a reader of generated code wants. */
export interface Annotation {
  /** The text of each `xs:documentation`, white space normalised by paragraph. */
  readonly documentation: readonly string[];
  /** The language of each, by `xml:lang`; `''` where there is none. */
  readonly languages: readonly string[];
  readonly appinfo: readonly AppInfo[];
}

/** `xs:appinfo`. */
export interface AppInfo {
  readonly source?: string;
  /** Its element children. */
  readonly elements: readonly AppInfoElement[];
  readonly location: SourceLocation;
}

/** An element inside `xs:appinfo`. */
export interface AppInfoElement {
  readonly name: string;
  readonly namespaceURI: string;
  /** By `{namespace}local`, or the local name alone for an attribute in no namespace. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly AppInfoElement[];
}

interface Component {
  readonly location: SourceLocation;
  readonly annotation?: Annotation;
}

/** A named component: {name} and {target namespace} (`''` for absent). */
export interface Named {
  readonly name: string;
  readonly targetNamespace: string;
}

/** {value constraint} */
export interface ValueConstraint {
  readonly kind: 'default' | 'fixed';
  readonly lexical: string;
  /** Namespace bindings in scope, for QName and NOTATION values. */
  readonly namespaces?: ReadonlyMap<string, string>;
}

/** An XPath expression ("XSD 1.1 Part 1: Structures", section 3.13.2) with what its names depend on. */
export interface XPathExpression {
  readonly expression: string;
  /** {namespace bindings}, by prefix; without the default namespace. */
  readonly namespaces: ReadonlyMap<string, string>;
  /** {default namespace} of element and type names; absent for none. */
  readonly defaultNamespace?: string;
  /** Of the attribute that holds it. */
  readonly location: SourceLocation;
}

/** Section 3.13 of XSD 1.1: an `xs:assert`, or an `xs:assertion` among facets. */
export interface Assertion extends Component {
  readonly component: 'assertion';
  readonly test: XPathExpression;
}

/** Section 3.12 of XSD 1.1. */
export interface TypeAlternative extends Component {
  readonly component: 'typeAlternative';
  /** Absent for a default alternative. */
  readonly test?: XPathExpression;
  readonly typeDefinition: TypeDefinition;
}

/** {type table} (section 3.3.1 of XSD 1.1). */
export interface TypeTable {
  /** {alternatives}: those with a test. */
  readonly alternatives: readonly TypeAlternative[];
  /** {default type definition}: that of the alternative without a test, else the declared one. */
  readonly defaultTypeDefinition: TypeAlternative;
}

/** Section 3.3. */
export interface ElementDeclaration extends Component, Named {
  readonly component: 'elementDeclaration';
  readonly scope: 'global' | 'local';
  readonly typeDefinition: TypeDefinition;
  readonly nillable: boolean;
  readonly abstract: boolean;
  readonly valueConstraint?: ValueConstraint;
  /** XSD 1.1: what chooses a type by the attributes of an element. */
  readonly typeTable?: TypeTable;
  /** One at most in XSD 1.0. */
  readonly substitutionGroupAffiliations: readonly ElementDeclaration[];
  readonly disallowedSubstitutions: ReadonlySet<DerivationMethod | 'substitution'>;
  readonly substitutionGroupExclusions: ReadonlySet<DerivationMethod>;
  readonly identityConstraintDefinitions: readonly IdentityConstraintDefinition[];
}

/** {derivation method} and the values of {final}, {prohibited substitutions}. */
export type DerivationMethod = 'extension' | 'restriction' | 'list' | 'union';

/** A type definition, simple (3.14) or complex (3.4). */
export type TypeDefinition = SimpleTypeDefinition | ComplexTypeDefinition;

/** Section 3.4. */
export interface ComplexTypeDefinition extends Component {
  readonly component: 'complexTypeDefinition';
  /** Absent for an anonymous type. */
  readonly name?: string;
  readonly targetNamespace: string;
  readonly baseTypeDefinition: TypeDefinition;
  readonly derivationMethod: 'extension' | 'restriction';
  readonly final: ReadonlySet<DerivationMethod>;
  readonly abstract: boolean;
  readonly attributeUses: readonly AttributeUse[];
  readonly attributeWildcard?: Wildcard;
  readonly contentType: ContentType;
  readonly prohibitedSubstitutions: ReadonlySet<DerivationMethod>;
  /** XSD 1.1: {assertions}, those of the base type first. */
  readonly assertions?: readonly Assertion[];
}

/** {content type} */
export type ContentType =
  | { readonly variety: 'empty' }
  | { readonly variety: 'simple'; readonly simpleTypeDefinition: SimpleTypeDefinition }
  | {
      readonly variety: 'element-only' | 'mixed';
      readonly particle: Particle;
      readonly openContent?: OpenContent;
    };

/** {open content} (XSD 1.1, or in 1.0 through an `xs:appinfo` of this generator's vocabulary). */
export interface OpenContent {
  readonly mode: 'interleave' | 'suffix';
  readonly wildcard: Wildcard;
  /** From this generator's vocabulary: admit only local names that end so, as properties of this type. */
  readonly named?: { readonly suffix: string; readonly typeDefinition: SimpleTypeDefinition };
}

/** Section 3.5. */
export interface AttributeUse {
  readonly location: SourceLocation;
  /** That of the reference, where the use is one (`xs:attribute ref="…"`). */
  readonly annotation?: Annotation;
  readonly required: boolean;
  readonly attributeDeclaration: AttributeDeclaration;
  readonly valueConstraint?: ValueConstraint;
  /** XSD 1.1: type alternatives of elements below see the attribute. */
  readonly inheritable?: boolean;
}

/** Section 3.2. */
export interface AttributeDeclaration extends Component, Named {
  readonly component: 'attributeDeclaration';
  readonly scope: 'global' | 'local';
  readonly typeDefinition: SimpleTypeDefinition;
  readonly valueConstraint?: ValueConstraint;
  readonly inheritable?: boolean;
}

/** Section 3.9. */
export interface Particle {
  readonly location: SourceLocation;
  /** That of the reference, where the particle is one (`xs:element ref="…"`, `xs:group ref="…"`). */
  readonly annotation?: Annotation;
  readonly minOccurs: number;
  /** Infinity for unbounded. */
  readonly maxOccurs: number;
  readonly term: Term;
}

/** {term} of a particle. */
export type Term = ElementDeclaration | ModelGroup | Wildcard;

/** Section 3.8. */
export interface ModelGroup extends Component {
  readonly component: 'modelGroup';
  readonly compositor: 'sequence' | 'choice' | 'all';
  readonly particles: readonly Particle[];
  /** The model group definition (3.7) that this came from, where it was a reference. */
  readonly definition?: Named;
}

/** Section 3.10. */
export interface Wildcard extends Component {
  readonly component: 'wildcard';
  readonly namespaceConstraint: NamespaceConstraint;
  /** {disallowed names} of {namespace constraint} (XSD 1.1); absent where there are none. */
  readonly disallowedNames?: DisallowedNames;
  readonly processContents: 'strict' | 'lax' | 'skip';
}

/** {disallowed names} of a wildcard (XSD 1.1, section 3.10.1). */
export interface DisallowedNames {
  readonly names: readonly Named[];
  /** `##defined`: the names of all global declarations. */
  readonly defined: boolean;
  /** `##definedSibling`: the names of the elements in the same content model. */
  readonly sibling: boolean;
}

/** {namespace constraint}: any, one of a set (`''` for absent), or none of a set. */
export type NamespaceConstraint =
  | { readonly variety: 'any' }
  | { readonly variety: 'enumeration'; readonly namespaces: readonly string[] }
  | { readonly variety: 'not'; readonly namespaces: readonly string[] };

/** Section 3.14; see also "XML Schema Part 2: Datatypes", section 4.1. */
export interface SimpleTypeDefinition extends Component {
  readonly component: 'simpleTypeDefinition';
  readonly name?: string;
  readonly targetNamespace: string;
  /** The simple ur-type is its own base. */
  readonly baseTypeDefinition: SimpleTypeDefinition;
  /** True for the types that Part 2 defines. */
  readonly builtin: boolean;
  readonly variety: 'atomic' | 'list' | 'union';
  /** Of an atomic type: the primitive it derives from. */
  readonly primitiveTypeDefinition?: SimpleTypeDefinition;
  readonly itemTypeDefinition?: SimpleTypeDefinition;
  readonly memberTypeDefinitions?: readonly SimpleTypeDefinition[];
  /** The facets of this step of derivation; inherited ones are on the base. */
  readonly facets: Facets;
  readonly final: ReadonlySet<DerivationMethod>;
}

/** Constraining facets of one derivation step (Part 2, section 4.3), in their lexical forms. */
export interface Facets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** The patterns of one step are alternatives. */
  readonly pattern?: readonly string[];
  /** Where each pattern stands. */
  readonly patternLocations?: readonly SourceLocation[];
  readonly enumeration?: readonly EnumerationValue[];
  readonly whiteSpace?: 'preserve' | 'replace' | 'collapse';
  readonly maxInclusive?: string;
  readonly maxExclusive?: string;
  readonly minInclusive?: string;
  readonly minExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  /** XSD 1.1. */
  readonly explicitTimezone?: 'optional' | 'required' | 'prohibited';
  /** XSD 1.1: the assertions of this step (Part 2, section 4.3.13). */
  readonly assertions?: readonly Assertion[];
  /** The facets of this step whose {fixed} is true. */
  readonly fixed?: ReadonlySet<FacetName>;
  /** Where each facet of this step stands (the first one, of those that may be repeated). */
  readonly locations?: ReadonlyMap<FacetName, SourceLocation>;
}

/** One value of an enumeration facet. */
export interface EnumerationValue {
  readonly lexical: string;
  readonly location?: SourceLocation;
  readonly annotation?: Annotation;
  /** Namespace bindings in scope, for QName and NOTATION values. */
  readonly namespaces?: ReadonlyMap<string, string>;
}

/** Section 3.11. */
export interface IdentityConstraintDefinition extends Component, Named {
  readonly component: 'identityConstraintDefinition';
  readonly category: 'key' | 'keyref' | 'unique';
  readonly selector: XPathExpression;
  readonly fields: readonly XPathExpression[];
  readonly referencedKey?: IdentityConstraintDefinition;
}

/** Section 3.12. */
export interface NotationDeclaration extends Component, Named {
  readonly component: 'notationDeclaration';
  readonly systemIdentifier?: string;
  readonly publicIdentifier?: string;
}

/**
 * Section 3.15: a schema, with a symbol space for each kind of component, keyed `{namespace}local`. It holds what
 * the schema documents declare, in their order; the built-in types are in `builtinTypes` (`builtins.ts`).
 */
export interface Schema {
  readonly typeDefinitions: ReadonlyMap<string, TypeDefinition>;
  readonly elementDeclarations: ReadonlyMap<string, ElementDeclaration>;
  readonly attributeDeclarations: ReadonlyMap<string, AttributeDeclaration>;
  readonly attributeGroupDefinitions: ReadonlyMap<string, AttributeGroupDefinition>;
  readonly modelGroupDefinitions: ReadonlyMap<string, ModelGroupDefinition>;
  readonly identityConstraintDefinitions: ReadonlyMap<string, IdentityConstraintDefinition>;
  readonly notationDeclarations: ReadonlyMap<string, NotationDeclaration>;
  /** The target namespaces of the schema documents, in the order in which they were read. */
  readonly targetNamespaces: readonly string[];
  /** Prefixes that the documents bind, for names in messages and generated code. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** `xs:annotation` directly under `xs:schema`, per target namespace. */
  readonly annotations: ReadonlyMap<string, readonly Annotation[]>;
  /** Groups that `xs:redefine` defines anew without a reference to the original, which they then restrict. */
  readonly redefinitions: readonly Redefinition[];
}

/** A group and the one that it redefines (section 4.2.2), which no reference leads to. */
export type Redefinition =
  | {
      readonly kind: 'modelGroup';
      readonly definition: ModelGroupDefinition;
      readonly original: ModelGroupDefinition;
    }
  | {
      readonly kind: 'attributeGroup';
      readonly definition: AttributeGroupDefinition;
      readonly original: AttributeGroupDefinition;
    };

/** Section 3.6. */
export interface AttributeGroupDefinition extends Component, Named {
  readonly component: 'attributeGroupDefinition';
  readonly attributeUses: readonly AttributeUse[];
  readonly attributeWildcard?: Wildcard;
}

/** Section 3.7. */
export interface ModelGroupDefinition extends Component, Named {
  readonly component: 'modelGroupDefinition';
  readonly modelGroup: ModelGroup;
}
