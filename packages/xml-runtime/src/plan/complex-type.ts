import { contentModelOf } from '../content-model/content-model.js';
import type { ContentMatcher, ContentModel } from '../schema/content-matcher.js';
import type {
  Assertion,
  ComplexTypeDescriptor,
  OpenContent,
  Particle,
  SimpleTypeDescriptor,
  TypeDescriptor,
  Wildcard,
} from '../schema/descriptor.js';
import type { MixedContent, StaticReader, XPathAssessment } from '../schema/features.js';
import { resolve } from '../schema/lazy.js';
import { maxOccurs } from '../schema/particles.js';
import { clarkName, type ExpandedName } from '../xml/names.js';
import { XSD_NAMESPACE } from '../xml/namespaces.js';
import { AttributeBinding, isInstanceAttribute } from './attribute.js';
import { type ComposedType, composedType } from './composed-type.js';
import { type Child, type PlacedLeaf, placeLeaves } from './content.js';
import type { ValueConstructor } from './value-constructor.js';
import { valueConstructor } from './value-constructor.js';

/** {content type}, as what may stand between the tags. */
export type ContentKind = 'empty' | 'simple' | 'elementOnly' | 'mixed';

/** A complex type, compiled: its attributes by name, its content model, and the properties they go to. */
export class ComplexTypeBinding {
  readonly descriptor: ComplexTypeDescriptor;
  /** Set where the children of elements of the type, which inherits nothing of it, are read by code of its own. */
  readonly reader: StaticReader | undefined;
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
  readonly attributesByName: ReadonlyMap<ExpandedName, AttributeBinding>;
  /** Attributes that have to be looked for: required ones, and those with a default. */
  readonly expectedAttributes: readonly AttributeBinding[];
  /** Whether an element without attributes is its bare value. */
  readonly isBareWithoutAttributes: boolean;
  /** The content model; undefined for empty and for simple content. */
  readonly particle: Particle | undefined;
  /** The leaves of the content model, in its order. */
  readonly leaves: readonly PlacedLeaf[];
  /** Null until it has been looked at. */
  #observer: XPathAssessment | undefined | null = null;
  /** Makes values. */
  readonly Value: ValueConstructor = valueConstructor();
  /** The child that documents are expected to start with; readers learn it. */
  first: object | undefined;
  /** What only writers look at; they find it out. */
  written: object | undefined;
  readonly #type: ComposedType;
  readonly #model: ContentModel<Child>;
  #childrenByName: ReadonlyMap<ExpandedName, Child> | undefined;
  #simpleType: SimpleTypeDescriptor | undefined;

  constructor(descriptor: ComplexTypeDescriptor) {
    this.descriptor = descriptor;
    this.reader = descriptor.reader;
    const type = composedType(descriptor);
    this.#type = type;
    this.attributeWildcard = type.attributeWildcard;
    this.openContent = type.openContent;
    this.assertions = type.assertions.length > 0 ? type.assertions : undefined;
    this.mixed = type.mixed;
    const uses = type.attributes.map((use) => new AttributeBinding(use));
    this.attributes = uses.filter(({ name }) => !isInstanceAttribute(name));
    this.instanceAttributes = uses.filter(({ name }) => isInstanceAttribute(name));
    this.attributesByName = new Map(this.attributes.map((attribute) => [attribute.name, attribute]));
    this.expectedAttributes = [
      ...this.attributes.filter((it) => it.isExpected),
      ...this.instanceAttributes.filter((it) => it.isRequired),
    ];
    this.isBareWithoutAttributes = descriptor.bareValue === true && this.expectedAttributes.length === 0;
    this.particle = type.content !== undefined && maxOccurs(type.content) > 0 ? type.content : undefined;
    this.leaves = this.particle === undefined ? [] : placeLeaves(this.particle);
    this.kind = kindOf(type, this.particle);
    this.#model = contentModelOf(this.particle ?? { sequence: [] }, (leaf, element) =>
      childOf(this.leaves[leaf.position], element?.name),
    );
  }

  /** Children by expanded name, wherever in the model they stand. */
  get childrenByName(): ReadonlyMap<ExpandedName, Child> {
    this.#childrenByName ??= new Map(this.leaves.flatMap(({ children }) => children.flatMap(named)));
    return this.#childrenByName;
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
    const { attributes, attributeWildcard: wildcard } = this;
    return (
      attributes.find(({ inheritable }) => inheritable !== undefined)?.inheritable ??
      wildcard?.assessment.inheritable(wildcard)
    );
  }

  /** The type that an element has in the content model wherever else a wildcard admits it (cvc-complex-type.5). */
  declaredType(name: ExpandedName): TypeDescriptor | undefined {
    const declared = this.#type.declaredTypes.find(
      ({ element, namespaceURI = '' }) => element === name.localName && namespaceURI === name.namespaceURI,
    );
    return declared && resolve(declared.type);
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
  particle: Particle | undefined,
): ContentKind {
  if (simpleContent !== undefined) return 'simple';
  if (mixed !== undefined) return 'mixed';
  return particle === undefined && openContent === undefined ? 'empty' : 'elementOnly';
}

function named(child: Child): readonly [ExpandedName, Child][] {
  return child.kind === 'element' ? [[child.declaration.name, child]] : [];
}

function childOf(leaf: PlacedLeaf | undefined, name: ExpandedName | undefined): Child {
  const child = leaf?.children.find((it) => it.kind === 'wildcard' || it.declaration.name === name);
  if (child === undefined) throw new TypeError('The content model and its binding do not fit each other.');
  return child;
}
