/**
 * What TypeScript sees of a schema: modules, names, the shapes of types, and the descriptors that go with them.
 * Made by `bind` from schema components, read by the emitter; holds no text of TypeScript.
 */

import type { CodecReference, ValueRepresentation } from '../config/configuration.js';
import type { Diagnostic } from '../diagnostics.js';
import type { Approximation } from './approximations.js';

/** The result of binding a schema: one module a target namespace that declares a type, an element or a shared group. */
export interface BindingModel {
  readonly modules: readonly ModuleBinding[];
  /** The global components of the schema. */
  readonly globals: GlobalComponents;
  /** The namespaces by the prefixes that the schema documents call them by, one each. */
  readonly prefixes: ReadonlyMap<string, string>;
  /** What the schema marks as secret. */
  readonly secrets: SecretNames;
  /** What the configuration asks for and the schema does not allow. */
  readonly diagnostics: readonly Diagnostic[];
  /** Where types say less than the schema. */
  readonly approximations: readonly Approximation[];
}

/** Local names of what the schema marks as secret, sorted. */
export interface SecretNames {
  readonly elements: readonly string[];
  /** By the names of the elements that have them. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** The module of one target namespace. */
export interface ModuleBinding {
  /** The file's name without its ending. */
  readonly fileName: string;
  /** The name under which an index exports it, where modules share names. */
  readonly exportName: string;
  /** `''` for no namespace. Of several, that of the entry. */
  readonly targetNamespace: string;
  /** The namespaces whose components it has. */
  readonly targetNamespaces: readonly string[];
  readonly documentation: readonly string[];
  /** The schema documents that declare what is in it, as locations show them. */
  readonly schemaFiles: readonly string[];
  /** In the order in which they are written. */
  readonly declarations: readonly Declaration[];
}

/** What wildcards, `xsi:type` and the root of a document may name. */
export interface GlobalComponents {
  readonly elements: readonly DeclarationName[];
  readonly attributes: readonly GlobalAttribute[];
  readonly types: readonly DeclarationName[];
}

/** {value constraint}, in its lexical form. */
export interface ValueConstraintBinding {
  readonly default?: string;
  readonly fixed?: string;
  /** The prefixes in it, where values are QNames. */
  readonly valueNamespaces?: ReadonlyMap<string, string>;
}

/** A global attribute declaration. */
export interface GlobalAttribute extends ValueConstraintBinding {
  readonly name: string;
  readonly targetNamespace: string;
  readonly type: SimpleTypeReference;
  readonly inheritable: boolean;
}

/** What a module declares. */
export type Declaration =
  | SimpleTypeBinding
  | ComplexTypeBinding
  | ElementBinding
  | ModelGroupBinding
  | AttributeGroupBinding
  | TypeAliasBinding;

/** The component that a declaration is for, by what decides which module holds it. */
export interface DeclarationPlace {
  readonly targetNamespace: string;
  /** The schema document, as locations show it. */
  readonly schemaFile: string;
}

/** The name of a declaration, which no other of the same target namespace has, and its place. */
export interface DeclarationName extends DeclarationPlace {
  readonly identifier: string;
}

/** What every declaration has. */
export interface DeclarationCommon {
  readonly name: DeclarationName;
  /** Paragraphs. */
  readonly documentation: readonly string[];
}

/** A TypeScript type as data. */
export type TypeExpression =
  | { readonly kind: 'keyword'; readonly keyword: Keyword }
  | { readonly kind: 'literal'; readonly value: string | number }
  | { readonly kind: 'global'; readonly name: 'Date' | 'Uint8Array' }
  | { readonly kind: 'runtime'; readonly name: RuntimeType }
  | { readonly kind: 'declared'; readonly name: DeclarationName }
  /** A type of the user's own. */
  | { readonly kind: 'imported'; readonly from: string; readonly name: string }
  | { readonly kind: 'array'; readonly items: TypeExpression }
  | { readonly kind: 'union'; readonly members: readonly TypeExpression[] }
  | { readonly kind: 'intersection'; readonly members: readonly TypeExpression[] }
  | { readonly kind: 'object'; readonly shape: ObjectShape }
  | { readonly kind: 'tagged'; readonly tag: string; readonly value: TypeExpression };

/** TypeScript's keyword types that generated code uses. */
export type Keyword = 'string' | 'number' | 'bigint' | 'boolean' | 'null' | 'undefined' | 'never' | 'true';

/** Types of the runtime that generated types mention. */
export type RuntimeType = 'QName' | 'XmlElement' | 'XmlAttribute' | 'AnyType';

/**
 * An object type: all of its parents, properties, of which one may take the place of that of a parent, and choices of
 * which each adds one of its alternatives.
 */
export interface ObjectShape {
  readonly parents: readonly ParentShape[];
  readonly properties: readonly PropertyShape[];
  readonly choices: readonly ChoiceShape[];
  readonly indexSignature?: IndexSignature;
}

/** A declared object type that another one has all of: that of a base type, or of a group. */
export interface ParentShape {
  readonly name: DeclarationName;
  readonly shape: ObjectShape;
}

/** Exactly one of several object types; the keys of the others are absent. */
export interface ChoiceShape {
  readonly alternatives: readonly ObjectShape[];
}

/** A property of an object type. */
export interface PropertyShape {
  readonly name: string;
  readonly type: TypeExpression;
  readonly optional: boolean;
  readonly documentation: readonly string[];
  /** The value that a reader fills in, as a person reads it. */
  readonly default?: string;
}

/** ``[name: `${string}suffix`]: type`` */
export interface IndexSignature {
  readonly suffix: string;
  readonly type: TypeExpression;
}

/** A type alias without a descriptor: a union that several properties share. */
export interface TypeAliasBinding extends DeclarationCommon {
  readonly kind: 'alias';
  readonly type: TypeExpression;
}

/** A simple type definition. */
export interface SimpleTypeBinding extends DeclarationCommon {
  readonly kind: 'simpleType';
  readonly type: TypeExpression;
  /** Absent for an anonymous type. */
  readonly xmlName?: string;
  readonly derivation: SimpleTypeDerivation;
  /** Global types derived from it, where elements are of the type. */
  readonly derivedTypes: readonly DeclarationName[];
  /** What maps literals to values and back, where the configuration gives the type a codec. */
  readonly codec?: CodecReference;
}

/** How a simple type comes from others. */
export type SimpleTypeDerivation =
  | {
      readonly variety: 'restriction';
      readonly base: SimpleTypeReference;
      readonly facets: Facets;
      /** What values are, where those of the base are something else. */
      readonly representation?: ValueRepresentation;
    }
  | { readonly variety: 'list'; readonly itemType: SimpleTypeReference }
  | { readonly variety: 'union'; readonly memberTypes: readonly SimpleTypeReference[] };

/** Constraining facets, ready to be written. */
export interface Facets {
  readonly length?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: readonly string[];
  /** The regular expression of JavaScript that takes the place of the patterns. */
  readonly nativePattern?: string;
  readonly enumeration?: readonly EnumerationLiteral[];
  readonly whiteSpace?: 'preserve' | 'replace' | 'collapse';
  readonly maxInclusive?: string;
  readonly maxExclusive?: string;
  readonly minInclusive?: string;
  readonly minExclusive?: string;
  readonly totalDigits?: number;
  readonly fractionDigits?: number;
  readonly assertions?: readonly XPathBinding[];
  readonly explicitTimezone?: 'optional' | 'required' | 'prohibited';
}

/** An XPath expression, ready to be written. */
export interface XPathBinding {
  readonly test: string;
  /** Namespaces by prefix, as far as the expression may refer to them. */
  readonly namespaces?: ReadonlyMap<string, string>;
  readonly xpathDefaultNamespace?: string;
  /** The libraries of functions that it calls, by their names in the XPath package. */
  readonly libraries: readonly string[];
}

/** A type that takes the place of an element's type where the test is true of its attributes. */
export interface TypeAlternativeBinding {
  readonly test: XPathBinding;
  readonly type: TypeReference;
}

/** One value of an enumeration. */
export interface EnumerationLiteral {
  readonly lexical: string;
  readonly documentation: readonly string[];
  /** Prefixes in scope, where the value is a QName or a NOTATION. */
  readonly namespaces?: ReadonlyMap<string, string>;
}

/** A simple type as a descriptor refers to it. */
export type SimpleTypeReference =
  | { readonly kind: 'builtin'; readonly name: string }
  | { readonly kind: 'remapped'; readonly name: string; readonly as: ValueRepresentation }
  /** A built-in type whose values a codec maps. */
  | { readonly kind: 'codec'; readonly name: string; readonly codec: CodecReference }
  | { readonly kind: 'declared'; readonly name: DeclarationName };

/** A type as a descriptor refers to it; `xs:anyType` is a built-in. */
export type TypeReference = SimpleTypeReference;

/** How a complex type is derived. */
export type DerivationStep = 'extension' | 'restriction';

/** A complex type definition. */
export interface ComplexTypeBinding extends DeclarationCommon {
  readonly kind: 'complexType';
  readonly shape: ObjectShape;
  /** The type of a value without attributes, where such a value is bare. */
  readonly bareValue?: TypeExpression;
  readonly descriptor: ComplexTypeDescriptorBinding;
}

/** The descriptor of a complex type. */
export interface ComplexTypeDescriptorBinding {
  /** Absent for an anonymous type. */
  readonly xmlName?: string;
  readonly abstract: boolean;
  readonly base?: DeclarationName;
  /** {derivation method}, where `base` does not tell. */
  readonly derivation?: DerivationStep;
  /** {prohibited substitutions} */
  readonly block: readonly DerivationStep[];
  /** Those whose base it is, where elements are of the type or of one that it derives from. */
  readonly derivedTypes: readonly DeclarationName[];
  /** Besides those of the base type and of attribute groups. */
  readonly attributes: readonly AttributeBinding[];
  readonly attributeGroups: readonly DeclarationName[];
  /** Attributes of the base type that a restriction prohibits, as `{namespace}local`. */
  readonly prohibitedAttributes: readonly string[];
  readonly attributeWildcard?: WildcardBinding;
  readonly simpleContent?: SimpleTypeReference;
  /** What an extension adds, or the whole. */
  readonly content?: ParticleBinding | undefined;
  /** The whole content is the ordered array `$content`. */
  readonly ordered: boolean;
  /** `content` is the whole although the type is an extension. */
  readonly hasWholeContent: boolean;
  /** The content is that of the base type although the type is a restriction. */
  readonly inheritsContent: boolean;
  readonly mixed: boolean;
  readonly openContent?: OpenContentBinding;
  readonly assertions: readonly XPathBinding[];
  /** Written for XSD 1.1 only, which asks for them (cvc-complex-type.5). */
  readonly declaredTypes: readonly DeclaredTypeBinding[];
}

/** The type that a content model declares for elements of a name. */
export interface DeclaredTypeBinding {
  readonly name: string;
  /** `''` for no namespace. */
  readonly namespaceURI: string;
  readonly type: TypeReference;
}

/** An attribute use. */
export interface AttributeBinding extends ValueConstraintBinding {
  readonly name: string;
  /** `''` for no namespace. */
  readonly namespaceURI: string;
  readonly type: SimpleTypeReference;
  readonly required: boolean;
  /** Type alternatives of elements below see it. */
  readonly inheritable: boolean;
  readonly property: string;
}

/** A model group definition that content models refer to. */
export interface ModelGroupBinding extends DeclarationCommon {
  readonly kind: 'modelGroup';
  /** An item of an ordered array, where the group stands in one. */
  readonly items?: TypeExpression;
  /** What the group adds to objects, and the name of that, where it adds to some. */
  readonly properties?: ParentShape;
  readonly compositor: Compositor;
  readonly particles: readonly ParticleBinding[];
}

/** An attribute group definition that types refer to. */
export interface AttributeGroupBinding extends DeclarationCommon {
  readonly kind: 'attributeGroup';
  readonly shape: ObjectShape;
  readonly attributes: readonly AttributeBinding[];
  readonly attributeGroups: readonly DeclarationName[];
}

/** {compositor} */
export type Compositor = 'sequence' | 'choice' | 'all';

/** A particle with the decision where its values go. */
export type ParticleBinding =
  | ElementBindingParticle
  | ReferenceBinding
  | WildcardParticleBinding
  | GroupBinding
  | GroupReferenceBinding;

interface ParticleCommon {
  readonly minOccurs: number;
  readonly maxOccurs: number;
}

/** A local element declaration. */
export interface ElementBindingParticle extends ParticleCommon, ValueConstraintBinding {
  readonly kind: 'element';
  readonly name: string;
  readonly namespaceURI: string;
  readonly type: TypeReference;
  readonly nillable: boolean;
  /** {disallowed substitutions}, as far as types are concerned. */
  readonly block: readonly DerivationStep[];
  readonly identityConstraints: readonly IdentityConstraintBinding[];
  readonly alternatives: readonly TypeAlternativeBinding[];
}

/** A reference to a global element declaration. */
export interface ReferenceBinding extends ParticleCommon {
  readonly kind: 'reference';
  readonly element: DeclarationName;
}

/** A wildcard. */
export interface WildcardParticleBinding extends ParticleCommon {
  readonly kind: 'wildcard';
  readonly wildcard: WildcardBinding;
}

/** A model group. */
export interface GroupBinding extends ParticleCommon {
  readonly kind: 'group';
  readonly compositor: Compositor;
  readonly particles: readonly ParticleBinding[];
  /** The group's values go to the ordered array `$content`. */
  readonly ordered: boolean;
}

/** A reference to a model group definition. */
export interface GroupReferenceBinding extends ParticleCommon {
  readonly kind: 'groupReference';
  readonly group: DeclarationName;
  /** The group's values go to the ordered array `$content`. */
  readonly ordered: boolean;
}

/** What a wildcard admits. */
export interface WildcardBinding {
  readonly namespaces: '##any' | readonly string[] | { readonly not: readonly string[] };
  /** Names that are not admitted, as `{namespace}local`. */
  readonly notQName?: readonly string[];
  readonly processContents: 'strict' | 'lax' | 'skip';
  /** What it admits is assessed, with the declarations and types of the schema. */
  readonly isAssessed: boolean;
}

/** Open content. */
export interface OpenContentBinding {
  readonly mode: 'interleave' | 'suffix';
  readonly wildcard: WildcardBinding;
  readonly named?: { readonly suffix: string; readonly type: SimpleTypeReference };
}

/** A global element declaration. */
export interface ElementBinding extends DeclarationCommon, ValueConstraintBinding {
  readonly kind: 'element';
  readonly xmlName: string;
  readonly valueType: TypeExpression;
  readonly type: TypeReference;
  readonly nillable: boolean;
  readonly abstract: boolean;
  /** {disallowed substitutions}, as far as types are concerned. */
  readonly block: readonly DerivationStep[];
  readonly identityConstraints: readonly IdentityConstraintBinding[];
  readonly alternatives: readonly TypeAlternativeBinding[];
  /** `$name` of it is `{namespace}local` wherever it is tagged. */
  readonly hasQualifiedTag: boolean;
  /** The elements that are affiliated to it. */
  readonly substitutionGroup: readonly DeclarationName[];
  /** Those that may stand for it, where they are not the members of the tree that `substitutionGroup` is. */
  readonly substitutableElements: readonly DeclarationName[];
}

/** An identity constraint, ready to be written: names and paths have prefixes of the schema. */
export interface IdentityConstraintBinding {
  readonly category: 'key' | 'keyref' | 'unique';
  readonly name: string;
  /** In the abbreviated syntax of XPath. */
  readonly selector: string;
  readonly fields: readonly string[];
  readonly refer?: string;
}
