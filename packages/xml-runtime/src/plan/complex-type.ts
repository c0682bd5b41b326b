import { compileContentModel } from '../content-model/content-model.js';
import type { ContentMatcher, ContentModel } from '../content-model/matcher.js';
import type {
  Assertion,
  ComplexTypeDescriptor,
  OpenContent,
  SimpleTypeDescriptor,
  TypeDescriptor,
  Wildcard,
} from '../schema/descriptor.js';
import type { MixedContent, XPathAssessment } from '../schema/features.js';
import { resolve } from '../schema/lazy.js';
import { maxOccurs } from '../schema/particles.js';
import { clarkName, type ExpandedName } from '../xml/names.js';
import { XSD_NAMESPACE } from '../xml/namespaces.js';
import { AttributeBinding, isInstanceAttribute } from './attribute.js';
import { type ComposedType, composedType } from './composed-type.js';
import { ANY, type BoundLeaf, type BoundParticle, bindContent, type Child, CONTENT } from './content.js';
import { derivedTypesOf } from './derived-types.js';
import { componentsFor } from './schema-components.js';
import type { ValueConstructor } from './value-constructor.js';
import { valueConstructor } from './value-constructor.js';

/** {content type}, as what may stand between the tags. */
export type ContentKind = 'empty' | 'simple' | 'elementOnly' | 'mixed';

/** A complex type, compiled: its attributes by name, its content model, and the properties they go to. */
export class ComplexTypeBinding {
  readonly descriptor: ComplexTypeDescriptor;
  /** What a value without `$type` is of; one object for all of them. */
  readonly asActualType: { readonly type: ComplexTypeDescriptor };
  /** Attributes or text may be anything, QNames among them. */
  readonly hasOpaqueValues: boolean;
  readonly kind: ContentKind;
  readonly attributeWildcard: Wildcard | undefined;
  readonly openContent: OpenContent | undefined;
  /** {assertions}, those of base types first; undefined where there are none. */
  readonly assertions: readonly Assertion[] | undefined;
  /** Reads and writes mixed content, where the type has that. */
  readonly mixed: MixedContent | undefined;
  readonly attributes: readonly AttributeBinding[];
  /** Uses of attributes of the namespace `xsi`, which are no properties. */
  readonly instanceAttributes: readonly AttributeBinding[];
  /** Whether an element has to say by `xsi:type` that it is of this type. */
  readonly requiresTypeName: boolean;
  readonly attributesByName: ReadonlyMap<ExpandedName, AttributeBinding>;
  /** Attributes that have to be looked for: required ones, and those with a default. */
  readonly expectedAttributes: readonly AttributeBinding[];
  /** Whether an element without attributes is its bare value. */
  readonly isBareWithoutAttributes: boolean;
  /** The content, as a writer sees it; undefined for empty and for simple content. */
  readonly content: BoundParticle | undefined;
  /** Children by expanded name, wherever in the model they stand. */
  readonly childrenByName: ReadonlyMap<ExpandedName, Child>;
  /**
   * All properties that values may have, apart from `$type`, `$nil` and what named open content admits, and whether an
   * empty array there is as good as nothing: for a list as the value of one element it is not.
   */
  readonly properties: ReadonlyMap<string, boolean>;
  /** Whether several places of the content model take their values from one property, as both `a` in `a, b?, a` do. */
  readonly sharesProperties: boolean;
  /** The array that open content goes to, if it has no properties of its own: `$content` where the whole content does. */
  readonly openContentProperty: string | undefined;
  /** Null until it has been looked at. */
  #observer: XPathAssessment | undefined | null = null;
  /** Makes values. */
  readonly Value: ValueConstructor = valueConstructor();
  /** The child that documents are expected to start with; readers learn it. */
  first: object | undefined;
  readonly #type: ComposedType;
  readonly #model: ContentModel<Child>;
  #simpleType: SimpleTypeDescriptor | undefined;
  #derived: ReadonlyMap<string, TypeDescriptor> | undefined;

  constructor(descriptor: ComplexTypeDescriptor) {
    this.descriptor = descriptor;
    this.asActualType = { type: descriptor };
    const type = composedType(descriptor);
    this.#type = type;
    this.attributeWildcard = type.attributeWildcard;
    this.openContent = type.openContent;
    this.assertions = type.assertions.length > 0 ? type.assertions : undefined;
    this.mixed = type.mixed;
    this.hasOpaqueValues = type.attributeWildcard !== undefined || type.mixed !== undefined;
    const uses = type.attributes.map((use) => new AttributeBinding(use));
    this.attributes = uses.filter(({ name }) => !isInstanceAttribute(name));
    this.instanceAttributes = uses.filter(({ name }) => isInstanceAttribute(name));
    this.attributesByName = new Map(this.attributes.map((attribute) => [attribute.name, attribute]));
    this.requiresTypeName = this.instanceAttributes.some(
      (it) => it.isRequired && it.name.localName === 'type',
    );
    this.expectedAttributes = [
      ...this.attributes.filter((it) => it.isRequired || it.default !== undefined),
      ...this.instanceAttributes.filter((it) => it.isRequired),
    ];
    this.isBareWithoutAttributes = descriptor.bareValue === true && this.expectedAttributes.length === 0;
    const particle = type.content;
    this.content = particle === undefined || maxOccurs(particle) === 0 ? undefined : bindContent(particle);
    this.kind = kindOf(type, this.content);
    const leaves = leavesOf(this.content);
    this.childrenByName = new Map(leaves.flatMap(({ children }) => children.flatMap(named)));
    this.openContentProperty = openContentPropertyOf(this);
    this.properties = propertiesOf(this, leaves);
    const taken = this.content === undefined ? [] : propertiesTaken(this.content);
    this.sharesProperties = new Set(taken).size < taken.length;
    // Schemas whose elements and wildcards compete break unique particle attribution in 1.0, so the order of
    // precedence that 1.1 defines changes nothing for them.
    this.#model = compileContentModel(
      this.content === undefined || particle === undefined ? { sequence: [] } : particle,
      (leaf, element) => childOf(leaves[leaf.position], element?.name),
      { elementsBeatWildcards: true },
    );
  }

  /** Starts on the content of an element of this type. */
  matcher(): ContentMatcher<Child> {
    return this.#model.matcher();
  }

  /** The type of simple content. */
  get simpleType(): SimpleTypeDescriptor | undefined {
    const { simpleContent } = this.#type;
    if (this.#simpleType === undefined && simpleContent !== undefined)
      this.#simpleType = resolve(simpleContent);
    return this.#simpleType;
  }

  /** Set where assertions of this type look at its elements, or elements below inherit from them. */
  get observer(): XPathAssessment | undefined {
    if (this.#observer === null) this.#observer = this.assertions?.[0]?.assessment ?? this.inheritable;
    return this.#observer;
  }

  /** Set where elements of this type may have attributes that elements below inherit. */
  get inheritable(): XPathAssessment | undefined {
    return (
      this.attributes.find(({ inheritable }) => inheritable !== undefined)?.inheritable ??
      componentsFor(this.attributeWildcard)?.inheritable
    );
  }

  /** A type that `xsi:type` may name in place of this one, by {@link clarkName}. */
  derivedType(name: string): TypeDescriptor | undefined {
    this.#derived ??= new Map(derivedTypesOf(this.descriptor).map((type) => [typeNameOf(type), type]));
    return this.#derived.get(name);
  }

  /** The type that an element has in the content model wherever else a wildcard admits it (cvc-complex-type.5). */
  declaredType(name: ExpandedName): TypeDescriptor | undefined {
    const declared = this.#type.declaredTypes.find(
      ({ element, namespaceURI = '' }) => element === name.localName && namespaceURI === name.namespaceURI,
    );
    return declared && resolve(declared.type);
  }

  /**
   * The namespace of types that `$type` names without one: that of the topmost type of the hierarchy, so that a derived
   * type has the same name wherever it stands.
   */
  get tagNamespaceURI(): string {
    return this.#type.rootNamespaceURI ?? '';
  }

  /** `$type` of a value of a derived type: its local name, or `{namespace}local` outside of {@link tagNamespaceURI}. */
  typeTag(namespaceURI: string, localName: string): string {
    if (namespaceURI === this.tagNamespaceURI) return localName;
    return namespaceURI === '' ? `{}${localName}` : clarkName(namespaceURI, localName);
  }
}

const bindings = new WeakMap<ComplexTypeDescriptor, ComplexTypeBinding>();

/** The binding of a type; one object for each descriptor, made at first use. */
export function complexTypeBinding(descriptor: ComplexTypeDescriptor): ComplexTypeBinding {
  let binding = bindings.get(descriptor);
  if (binding === undefined) {
    binding = new ComplexTypeBinding(descriptor);
    bindings.set(descriptor, binding);
  }
  return binding;
}

/** The {@link clarkName} of a type; `''` for an anonymous one. */
export function typeNameOf(type: TypeDescriptor): string {
  return type.name === undefined ? '' : clarkName(type.namespaceURI ?? '', type.name);
}

/** Whether a type is `xs:anyType`, from which all types derive. */
export function isAnyType(type: ComplexTypeDescriptor): boolean {
  return type.name === 'anyType' && type.namespaceURI === XSD_NAMESPACE;
}

function kindOf(
  { simpleContent, mixed, openContent }: ComposedType,
  content: BoundParticle | undefined,
): ContentKind {
  if (simpleContent !== undefined) return 'simple';
  if (mixed !== undefined) return 'mixed';
  return content === undefined && openContent === undefined ? 'empty' : 'elementOnly';
}

function leavesOf(content: BoundParticle | undefined): readonly BoundLeaf[] {
  if (content === undefined) return [];
  return content.kind === 'leaf' ? [content] : content.leaves;
}

function openContentPropertyOf({ openContent, kind, content }: ComplexTypeBinding): string | undefined {
  if (openContent === undefined || openContent.named !== undefined) return undefined;
  return kind === 'mixed' || content?.kind === 'content' ? CONTENT : ANY;
}

/** The properties that a writer takes values from, as often as it does. */
function propertiesTaken(particle: BoundParticle): readonly string[] {
  if (particle.kind === 'leaf') return [particle.place.property];
  return particle.kind === 'content' ? [CONTENT] : particle.parts.flatMap(propertiesTaken);
}

function propertiesOf(
  { attributes, attributeWildcard, kind, openContentProperty }: ComplexTypeBinding,
  leaves: readonly BoundLeaf[],
): ReadonlyMap<string, boolean> {
  return new Map([
    ...attributes.map(({ property }) => [property, false] as const),
    ...leaves.map(({ place }) => [place.property, place.isArray] as const),
    ...(attributeWildcard === undefined ? [] : [['$attributes', true] as const]),
    ...(kind === 'simple' ? [['$value', false] as const] : []),
    ...(kind === 'mixed' ? [[CONTENT, true] as const] : []),
    ...(openContentProperty === undefined ? [] : [[openContentProperty, true] as const]),
  ]);
}

function named(child: Child): readonly [ExpandedName, Child][] {
  return child.kind === 'element' ? [[child.declaration.name, child]] : [];
}

function childOf(leaf: BoundLeaf | undefined, name: ExpandedName | undefined): Child {
  const child = leaf?.children.find((it) => it.kind === 'wildcard' || it.declaration.name === name);
  if (child === undefined) throw new TypeError('The content model and its binding do not fit each other.');
  return child;
}
