/**
 * Descriptors: XML Schema components as plain data. Generated modules consist of TypeScript types and of
 * these; the reader, the writer and the validator interpret them.
 *
 * Names follow "XML Schema Part 1: Structures" (https://www.w3.org/TR/xmlschema-1/); property names are those
 * of the schema document (`minOccurs`, `processContents`), since a descriptor reads like the schema it came from.
 */
import type { NamespaceContext } from '../xml/namespace-context.js';
import type { ContentModelCompiler } from './content-matcher.js';
import type {
  IdentityEvaluationFeature,
  MixedContent,
  OpenContentFeature,
  StaticReader,
  TypeSubstitution,
  WildcardAssessment,
  XPathAssessment,
} from './features.js';
import type { XPathTest } from './xpath-test.js';

export type { XmlAttribute, XmlElement } from '../xml/element.js';
export type { NamespaceContext } from '../xml/namespace-context.js';

/** A value, or a function that gives it: lets descriptors refer to each other in any order, across modules. */
export type Lazy<T> = T | (() => T);

/**
 * A list. TypeScript infers a tuple for a literal of this type, where it would infer an array of the union of all items
 * otherwise: that takes it long for descriptors, whose types it compares with each other.
 */
export type List<T> = readonly T[] | readonly [];

/** What `maxOccurs="unbounded"` becomes. */
export const unbounded: number = Number.POSITIVE_INFINITY;

/**
 * A schema (section 3.15): its global components. Wildcards, elements of `xs:anyType` and `parseDocument` look them up by
 * name.
 */
export interface SchemaDescriptor {
  readonly kind: 'schema';
  /** The global element declarations. */
  elements(): List<ElementDescriptor>;
  /** The global attribute declarations, described as elements of simple type are. */
  attributes(): List<ElementDescriptor>;
  /** The named type definitions, those that Part 2 defines among them: what `xsi:type` may name. */
  types(): List<TypeDescriptor>;
  /** Finds the types that `xsi:type` names. */
  readonly substitution: TypeSubstitution;
}

/** Global types whose base a type is; they and those derived from them are what `xsi:type` may name. */
export interface DerivedTypes {
  types(): List<TypeDescriptor>;
  /** Finds the types that `xsi:type` names. */
  readonly substitution: TypeSubstitution;
}

/** Ways in which another type or element may stand for a declared one, and which a declaration may forbid. */
export type Substitution = 'extension' | 'restriction' | 'substitution';

/** Prefixes and the namespaces that a value constraint was written with, for values that are QNames. */
export type ValueNamespaces = Readonly<Record<string, string>>;

/**
 * An XPath expression (XSD 1.1 Part 1, section 3.13.2) with what evaluates it. This package has no XPath processor:
 * schemas that have assertions or type alternatives name one.
 */
export interface XPathExpression {
  readonly test: string;
  /** Namespaces by prefix. */
  readonly namespaces?: Readonly<Record<string, string>>;
  /** The namespace of element names without a prefix; none where absent. */
  readonly xpathDefaultNamespace?: string;
  /** Called once, when the expression is first needed: `compileXPath` of `@proj/xml-xpath`. */
  readonly compile: XPathCompiler;
}

/** What makes a test from an expression. */
export type XPathCompiler = (expression: Omit<XPathExpression, 'compile'>) => XPathTest;

/** An assertion (XSD 1.1 Part 1, section 3.13). Built by `assertion`. */
export interface Assertion extends XPathExpression {
  readonly assessment: XPathAssessment;
}

/**
 * One of the {type alternatives} of an element (XSD 1.1, section 3.12): the first whose test is true says what its type is.
 * Built by `alternative`.
 */
export interface TypeAlternative {
  /** Absent for the last one, which is for elements that no test before is true of. */
  readonly test?: XPathExpression;
  readonly type: Lazy<TypeDescriptor>;
  readonly assessment: XPathAssessment;
}

/** An element declaration: what `parse`, `serialize` and `validate` take. */
export interface ElementDescriptor<out T = unknown> {
  /** Never there: `T` is what values are. */
  readonly '~value'?: T;
  readonly kind: 'element';
  /** The local part of the element's name. */
  readonly name: string;
  /** The namespace name, or `''` for an element in no namespace. */
  readonly namespaceURI: string;
  readonly type: Lazy<TypeDescriptor>;
  readonly nillable?: true;
  readonly abstract?: true;
  /** Value constraint, in its lexical form. */
  readonly default?: string;
  /** Value constraint, in its lexical form. */
  readonly fixed?: string;
  /** The prefixes in the value constraint, where it is a QName or a NOTATION. */
  readonly valueNamespaces?: ValueNamespaces;
  /** {disallowed substitutions} */
  readonly block?: readonly Substitution[];
  /** Set where only `xsi:type` says what the type is, so that it is always written. */
  readonly hasInstanceType?: true;
  /** Types that take the place of `type`, by the attributes of the element (XSD 1.1). */
  readonly alternatives?: readonly TypeAlternative[];
  readonly identityConstraints?: Lazy<readonly IdentityConstraint[]>;
  /** Of a global attribute: type alternatives of elements below see it (XSD 1.1). The value is `inheritable`. */
  readonly inheritable?: XPathAssessment;
  /** Prefixes that are usual for namespaces, as the schema document binds them: writers use them where they can. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /**
   * `$name` of the element is `{namespace}local` wherever it is tagged: a substitution group has an element of the same
   * local name in another namespace, too.
   */
  readonly hasQualifiedTag?: true;
  /** The elements whose {substitution group affiliation} this one is; theirs are members of its group, too. */
  readonly substitutionGroup?: () => List<ElementDescriptor>;
  /**
   * All elements that may stand for this one, where these are not the members of {@link substitutionGroup} and of
   * theirs: where a declaration blocks some of them.
   */
  readonly substitutableElements?: () => List<ElementDescriptor>;
}

/** An identity-constraint definition (section 3.11). Built by `key`, `unique` and `keyref`. */
export interface IdentityConstraint {
  readonly category: 'key' | 'keyref' | 'unique';
  /** As `{namespace}local`; constraints of one name are the same one, wherever they stand. */
  readonly name: string;
  /** The paths to the elements that are constrained; several are alternatives. */
  readonly selector: readonly NodePath[];
  /** For each field, the paths from such an element to the value; several are alternatives. */
  readonly fields: readonly (readonly NodePath[])[];
  /** Of a keyref: the name of its {referenced key}. */
  readonly refer?: string;
  readonly evaluation: IdentityEvaluationFeature;
}

/**
 * One path of a {selector} or of one of the {fields}, in the subset of XPath that they are written in (section 3.11.6).
 * Name tests are `{namespace}local`, `{namespace}*`, the local name alone where there is no namespace, or `*`.
 */
export interface NodePath {
  /** The path begins with `.//`. */
  readonly descendant?: true;
  /** The name tests of its child steps. */
  readonly steps: readonly string[];
  /** The name test of the attribute that it ends in. */
  readonly attribute?: string;
}

/** A type definition, simple or complex. */
export type TypeDescriptor<T = unknown> = SimpleTypeDescriptor<T> | ComplexTypeDescriptor<T>;

/** A simple type definition. Built by `restriction`, `list` and `union`, or one of the built-ins in `xs`. */
export interface SimpleTypeDescriptor<out T = unknown> {
  /** Never there: `T` is what values are. */
  readonly '~value'?: T;
  readonly kind: 'simpleType';
  readonly variety: 'atomic' | 'list' | 'union';
  readonly name?: string;
  readonly namespaceURI?: string;
  /** The type that this one restricts; absent for lists, unions and built-in types. */
  readonly base?: Lazy<SimpleTypeDescriptor>;
  /** Of a union that restricts no other: its members. */
  readonly memberTypes?: readonly Lazy<SimpleTypeDescriptor>[];
  /** Types that `xsi:type` may name. Built by `derivedTypes`. */
  readonly derivedTypes?: DerivedTypes;
  readonly whiteSpace: 'preserve' | 'replace' | 'collapse';
  /**
   * Maps a lexical form to a value.
   * @param lexical - the text, white space not yet normalised
   * @throws {@link SimpleTypeError} when the text is not a literal of this type
   */
  parse(lexical: string, namespaces?: NamespaceContext): T;
}

/**
 * A complex type definition. Built by `complexType`.
 *
 * It holds what its declaration adds to its base type (section 3.4.2). By extension a type inherits the attributes, the
 * content, which its own follows, and all else that it does not state; by restriction it inherits attributes alone.
 */
export interface ComplexTypeDescriptor<out T = unknown> {
  /** Never there: `T` is what values are. */
  readonly '~value'?: T;
  readonly kind: 'complexType';
  readonly name?: string;
  readonly namespaceURI?: string;
  readonly abstract?: true;
  /** The base type, where it is a complex type other than `xs:anyType`. */
  readonly base?: Lazy<ComplexTypeDescriptor>;
  /** {derivation method}; absent for extension of `base` or of a simple type, and for restriction of `xs:anyType`. */
  readonly derivation?: 'extension' | 'restriction';
  /** {prohibited substitutions} */
  readonly block?: readonly ('extension' | 'restriction')[];
  /** Types that `xsi:type` may name. Built by `derivedTypes`. */
  readonly derivedTypes?: DerivedTypes;
  /** Attribute uses besides those of the base type; one of the same name takes the place of that there. */
  readonly attributes?: Lazy<List<AttributeUse>>;
  /** Attribute groups whose uses the type has, too. */
  readonly attributeGroups?: List<Lazy<AttributeGroup>>;
  /** Attributes of the base type that this restriction prohibits, as `{namespace}local`, or `local` in no namespace. */
  readonly prohibitedAttributes?: readonly string[];
  readonly attributeWildcard?: Wildcard;
  /** Simple content: the text is the property `$value`. */
  readonly simpleContent?: Lazy<SimpleTypeDescriptor>;
  /** With simple content: a value without attributes is the value itself instead of an object with `$value`. */
  readonly bareValue?: true;
  /** Element-only or mixed content; absent for empty and for simple content, and where an extension adds none. */
  readonly content?: Lazy<Particle>;
  /** The whole content, that of the base type included, is the ordered array `$content`. */
  readonly as?: '$content';
  /** `content` is the whole content model of this extension, that of the base type included. */
  readonly hasWholeContent?: true;
  /** This restriction has the content model of its base type. */
  readonly inheritsContent?: true;
  /** Text may stand between the children: the content is `$content`, an array of strings and tagged values. The value is `mixedContent`. */
  readonly mixed?: MixedContent;
  readonly openContent?: OpenContent;
  /**
   * XSD 1.1: the types that elements of these names have in the content model, or in that of a base type, where a
   * wildcard or open content admits the names too: what it admits has to be of a type derived from them
   * (cvc-complex-type.5).
   */
  readonly declaredTypes?: readonly DeclaredType[];
  /** Assertions (XSD 1.1) besides those of the base type. */
  readonly assertions?: readonly Assertion[];
  /** Reads the children of elements of the type faster. Built by `staticReader`. */
  readonly reader?: StaticReader;
}

/** An attribute group definition (section 3.6): attribute uses that several types share. */
export interface AttributeGroup {
  readonly attributes?: Lazy<List<AttributeUse>>;
  /** Attribute groups that this one refers to. */
  readonly attributeGroups?: List<Lazy<AttributeGroup>>;
}

/** The type that a content model declares for elements of a name. */
export interface DeclaredType {
  readonly element: string;
  /** Absent for an unqualified element. */
  readonly namespaceURI?: string;
  readonly type: Lazy<TypeDescriptor>;
}

/** An attribute use together with its attribute declaration. */
export interface AttributeUse {
  readonly attribute: string;
  readonly namespaceURI?: string;
  readonly type: Lazy<SimpleTypeDescriptor>;
  readonly required?: true;
  /** Value constraint, in its lexical form. A default is filled in when reading. */
  readonly default?: string;
  readonly fixed?: string;
  /** The prefixes in the value constraint, where it is a QName or a NOTATION. */
  readonly valueNamespaces?: ValueNamespaces;
  /** Type alternatives of elements below see the attribute (XSD 1.1). The value is `inheritable`. */
  readonly inheritable?: XPathAssessment;
  /** The property that holds the value, where it is not the attribute's local name. */
  readonly property?: string;
}

/** Occurrence bounds of a particle; both are 1 where they are absent. Built by `repeat` where they have to be counted. */
export interface Occurrence {
  readonly minOccurs?: number;
  /** {@link unbounded} for no upper bound. */
  readonly maxOccurs?: number;
  /** Compiles content models with the particle, where the automaton of the kernel does not: of `repeat` and `all`. */
  readonly compiler?: ContentModelCompiler | undefined;
}

/** A particle: an element, a wildcard, or a model group, with its occurrence bounds. */
export type Particle = ElementParticle | WildcardParticle | ModelGroup | ModelGroupReference;

/** An element declaration as a term, either local (`element`, `type`) or a reference to a global one (`ref`). */
export type ElementParticle = LocalElementParticle | ElementReferenceParticle;

/** Where the values of a leaf particle go. */
export interface LeafBinding {
  /** The property that holds the value, where it is not the element's local name (`$any` for a wildcard). */
  readonly property?: string;
}

/** A local element declaration. */
export interface LocalElementParticle extends Occurrence, LeafBinding {
  readonly element: string;
  /** Absent where it is that of the group around the element, or where there is none. */
  readonly namespaceURI?: string;
  readonly type: Lazy<TypeDescriptor>;
  readonly nillable?: true;
  readonly default?: string;
  readonly fixed?: string;
  /** The prefixes in the value constraint, where it is a QName or a NOTATION. */
  readonly valueNamespaces?: ValueNamespaces;
  /** {disallowed substitutions} */
  readonly block?: readonly Substitution[];
  readonly identityConstraints?: Lazy<readonly IdentityConstraint[]>;
  /** Types that take the place of `type`, by the attributes of the element (XSD 1.1). */
  readonly alternatives?: readonly TypeAlternative[];
}

/** A reference to a global element declaration; members of its substitution group may stand in its place. */
export interface ElementReferenceParticle extends Occurrence, LeafBinding {
  readonly ref: Lazy<ElementDescriptor>;
}

/** A wildcard as a term. */
export interface WildcardParticle extends Occurrence, LeafBinding {
  readonly any: Wildcard;
}

/** Which namespaces a wildcard admits, and how what it admits is assessed. Built by `any` and `anyAttribute`. */
export interface Wildcard {
  /**
   * `##any`; or the namespace names that are admitted (`''`: no namespace); or, under `not`, those that are not.
   */
  readonly namespaces: '##any' | readonly string[] | { readonly not: readonly string[] };
  /** Names that are not admitted, as `{namespace}local` (`{}local` in no namespace). */
  readonly notQName?: readonly string[];
  readonly processContents: 'strict' | 'lax' | 'skip';
  /** The schema in which strict and lax assessment looks up declarations, and types that `xsi:type` names. */
  readonly schema?: () => SchemaDescriptor;
  readonly assessment: WildcardAssessment;
}

/** What `any` and `anyAttribute` take: a wildcard without what assesses it. */
export interface WildcardDefinition extends Omit<Wildcard, 'assessment'> {}

/** Where the values of a group's particles go. */
export interface GroupBinding {
  /**
   * Name of the property that is an ordered array of tagged values, one for each element below this group:
   * `{ $name, $value }` for elements, `{ $any }` for what a wildcard admitted. Always `$content` in generated code.
   */
  readonly as?: '$content';
}

/** What model groups have in common. */
export interface GroupCommon extends Occurrence, GroupBinding {
  /** The namespace of local elements below, as far as they, or groups between, do not state their own. */
  readonly namespaceURI?: string;
}

/** A model group. */
export type ModelGroup = SequenceGroup | ChoiceGroup | AllGroup;

/**
 * A reference to a model group definition (section 3.7): content models that refer to a group share its particles.
 * Occurrence bounds and binding are those of the reference; the group itself occurs once.
 */
export interface ModelGroupReference extends Occurrence, GroupBinding {
  readonly group: Lazy<ModelGroup>;
}

/** A model group definition (section 3.7): gives its group. */
export type ModelGroupDefinition = () => ModelGroup;

/** `xs:sequence` */
export interface SequenceGroup extends GroupCommon {
  readonly sequence: List<Particle>;
}

/** `xs:choice` */
export interface ChoiceGroup extends GroupCommon {
  readonly choice: List<Particle>;
}

/** `xs:all`: any order when reading; written in the order of the value's own properties. Built by `all`. */
export interface AllGroup extends GroupCommon {
  readonly all: List<Particle>;
}

/**
 * Open content (XSD 1.1, section 3.4): elements that a wildcard admits between those of the content model.
 * An element that the content model admits goes there first. Built by `openContent` and `namedOpenContent`.
 */
export interface OpenContent {
  readonly mode: 'interleave' | 'suffix';
  readonly any: WildcardDefinition;
  /**
   * Where present, only elements in no namespace whose local name ends so are admitted, and each becomes a
   * property of its own name and of this type. Otherwise the elements go to `$any`.
   */
  readonly named?: { readonly suffix: string; readonly type: Lazy<SimpleTypeDescriptor> };
  readonly feature: OpenContentFeature;
}

/** An element in an ordered array (`$content`), tagged with its name. */
export interface TaggedValue<Name extends string = string, Value = unknown> {
  /** The local name of the element; `{namespace}local` where two elements of the array share the local name. */
  readonly $name: Name;
  readonly $value: Value;
}
