import { datatypeOf } from '../../datatypes/simple-type.js';
import type { AttributeBinding } from '../../plan/attribute.js';
import { complexTypeBinding } from '../../plan/complex-type.js';
import { declarationOf } from '../../plan/element-declaration.js';
import { componentsFor } from '../../plan/schema-components.js';
import type { NamespaceContext, SimpleTypeDescriptor, TypeDescriptor } from '../../schema/descriptor.js';
import type { PlainAttribute } from '../../schema/features.js';
import type {
  TypedLiteral,
  XPathAttributeNode,
  XPathElementNode,
  XPathTextNode,
} from '../../schema/xpath-test.js';
import { clarkName, lookUpName } from '../../xml/names.js';
import { XSI_NAMESPACE } from '../../xml/namespaces.js';
import { isSimpleTypeOf, isTypeOf, typedLiterals } from './typed-value.js';

/** What assessing an element found out about it. */
export interface Assessment {
  readonly type: TypeDescriptor;
  readonly isNil: boolean;
  /** {value constraint}, which stands for empty content. */
  readonly default: string | undefined;
  readonly defaultNamespaces: NamespaceContext | undefined;
}

/** An attribute of a typed tree. */
class TypedAttribute implements XPathAttributeNode {
  readonly kind = 'attribute';
  readonly parent: TypedElement;
  readonly order: number;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly prefix: string;
  readonly #value: string;
  readonly #type: SimpleTypeDescriptor | undefined;
  readonly #namespaces: NamespaceContext;

  constructor(
    parent: TypedElement,
    order: number,
    attribute: PlainAttribute,
    type: SimpleTypeDescriptor | undefined,
    namespaces: NamespaceContext = parent,
  ) {
    this.parent = parent;
    this.order = order;
    this.namespaceURI = attribute.namespaceURI;
    this.localName = attribute.localName;
    this.prefix = attribute.prefix;
    this.#value = attribute.value;
    this.#type = type;
    this.#namespaces = namespaces;
  }

  typedValue(): readonly TypedLiteral[] {
    return this.#type === undefined
      ? [{ type: 'untypedAtomic', literal: this.#value }]
      : typedLiterals(this.#type, this.#value, this.#namespaces);
  }

  stringValue(): string {
    return this.#type === undefined ? this.#value : datatypeOf(this.#type).normalize(this.#value);
  }

  isOfType(localName: string): boolean {
    if (this.#type !== undefined) return isSimpleTypeOf(this.#type, localName);
    return ['untypedAtomic', 'anyAtomicType', 'anySimpleType', 'anyType'].includes(localName);
  }
}

/** A text of a typed tree. */
export class TypedText implements XPathTextNode {
  readonly kind = 'text';
  readonly parent: TypedElement;
  readonly order: number;
  text: string;

  constructor(parent: TypedElement, order: number, text: string) {
    this.parent = parent;
    this.order = order;
    this.text = text;
  }
}

/** The orders of attributes are between that of their element and the next whole number, that of its first child. */
const ATTRIBUTE_STEP = 1 / 2 ** 20;

/** An element of a typed tree: first as it stands in the document, then as it was assessed. */
export class TypedElement implements XPathElementNode {
  readonly kind = 'element';
  readonly order: number;
  readonly namespaceURI: string;
  readonly localName: string;
  readonly prefix: string;
  /** What namespace declarations stand here, as far as they are known. */
  readonly declared: Map<string, string> = new Map();
  readonly plainAttributes: PlainAttribute[] = [];
  readonly content: (TypedElement | TypedText)[] = [];
  readonly #outer: NamespaceContext;
  readonly #outerNamespaces: () => ReadonlyMap<string, string>;
  readonly #parent: TypedElement | undefined;
  #assessment: Assessment | undefined;
  #isRoot = false;
  #attributes: readonly TypedAttribute[] | undefined;

  constructor(
    name: Pick<PlainAttribute, 'namespaceURI' | 'localName' | 'prefix'>,
    order: number,
    around:
      | TypedElement
      | { readonly outer: NamespaceContext; readonly namespaces: () => ReadonlyMap<string, string> },
  ) {
    this.namespaceURI = name.namespaceURI;
    this.localName = name.localName;
    this.prefix = name.prefix;
    this.order = order;
    this.#parent = around instanceof TypedElement ? around : undefined;
    this.#outer = around instanceof TypedElement ? around : around.outer;
    this.#outerNamespaces = () => around.namespaces();
  }

  /** Says how the element was assessed. */
  assess(assessment: Assessment): void {
    this.#assessment = assessment;
  }

  /**
   * Has the element looked at as the root of a tree, as its own assertions see it: without a parent, and itself without
   * a type, since its validity is not known yet (XSD 1.1 Part 1, section 3.13.4.1).
   */
  asRoot<T>(look: () => T): T {
    this.#isRoot = true;
    const result = look();
    this.#isRoot = false;
    return result;
  }

  get parent(): TypedElement | undefined {
    return this.#isRoot ? undefined : this.#parent;
  }

  get isNil(): boolean {
    return this.#assessment?.isNil ?? false;
  }

  /** The attributes, those that a default gives among them; complete when all have been read or written. */
  get attributes(): readonly XPathAttributeNode[] {
    this.#attributes ??= this.#typedAttributes();
    return this.#attributes;
  }

  /** White space between the elements of element-only content is left out. */
  get children(): readonly (TypedElement | TypedText)[] {
    const isElementOnly = this.#contentKind === 'elementOnly';
    return isElementOnly ? this.content.filter((child) => child.kind === 'element') : this.content;
  }

  get #contentKind(): 'simple' | 'empty' | 'elementOnly' | 'mixed' {
    const type = this.#assessment?.type;
    if (type === undefined) return 'mixed';
    return type.kind === 'simpleType' ? 'simple' : complexTypeBinding(type).kind;
  }

  get #simpleType(): SimpleTypeDescriptor | undefined {
    const type = this.#assessment?.type;
    if (type === undefined) return undefined;
    return type.kind === 'simpleType' ? type : complexTypeBinding(type).simpleType;
  }

  typedValue(): readonly TypedLiteral[] | undefined {
    if (this.isNil) return [];
    if (this.#isRoot) return [{ type: 'untypedAtomic', literal: this.stringValue() }];
    const kind = this.#contentKind;
    if (kind === 'elementOnly') return undefined;
    if (kind === 'empty') return [];
    const type = this.#simpleType;
    const text = this.#text();
    if (type === undefined) return [{ type: 'untypedAtomic', literal: text }];
    const { default: constraint, defaultNamespaces } = this.#assessment ?? {};
    const isDefault = text === '' && constraint !== undefined;
    return typedLiterals(type, isDefault ? constraint : text, isDefault ? (defaultNamespaces ?? this) : this);
  }

  stringValue(): string {
    const type = this.#simpleType;
    if (this.isNil) return '';
    const text = this.#text();
    const value = text === '' ? (this.#assessment?.default ?? '') : text;
    return type === undefined ? value : datatypeOf(type).normalize(value);
  }

  /** The text of the element and all in it. */
  #text(): string {
    let text = '';
    const pending: (TypedElement | TypedText)[] = [...this.content].reverse();
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      if (next.kind === 'text') text += next.text;
      else pending.push(...[...next.children].reverse());
    }
    return text;
  }

  isOfType(localName: string): boolean {
    if (this.#isRoot) return localName === 'anyType';
    const type = this.#assessment?.type;
    return type === undefined
      ? localName === 'untyped' || localName === 'anyType'
      : isTypeOf(type, localName);
  }

  namespaces(): ReadonlyMap<string, string> {
    const found = new Map([...this.#outerNamespaces(), ...this.declared]);
    return new Map([...found].filter(([, namespaceURI]) => namespaceURI !== ''));
  }

  lookupNamespaceURI(prefix: string): string | undefined {
    return this.declared.get(prefix) ?? this.#outer.lookupNamespaceURI(prefix);
  }

  lookupPrefix(namespaceURI: string): string | undefined {
    return [...this.namespaces()].find(([, bound]) => bound === namespaceURI)?.[0];
  }

  #typedAttributes(): readonly TypedAttribute[] {
    const type = this.#assessment?.type;
    const binding = type?.kind === 'complexType' ? complexTypeBinding(type) : undefined;
    const position = (index: number): number => this.order + (index + 1) * ATTRIBUTE_STEP;
    const present = this.plainAttributes.map((attribute, index) => {
      const name = lookUpName(attribute.namespaceURI, attribute.localName);
      const declared = binding?.attributesByName.get(name)?.type ?? this.#wildcardType(attribute);
      return new TypedAttribute(this, position(index), attribute, declared);
    });
    const absent = (binding?.expectedAttributes ?? []).filter(
      ({ name, default: constraint }) =>
        constraint !== undefined &&
        !present.some((it) => it.localName === name.localName && it.namespaceURI === name.namespaceURI),
    );
    return [
      ...present,
      ...absent.map((use, index) => this.#defaultAttribute(use, position(present.length + index))),
    ];
  }

  #defaultAttribute(use: AttributeBinding, order: number): TypedAttribute {
    const { localName, namespaceURI } = use.name;
    const prefix = namespaceURI === '' ? '' : (this.lookupPrefix(namespaceURI) ?? '');
    const attribute = { namespaceURI, localName, prefix, value: use.default ?? '' };
    return new TypedAttribute(this, order, attribute, use.type, use.valueNamespaces ?? this);
  }

  /** The type of an attribute that a wildcard admits, where that assesses it. */
  #wildcardType({ namespaceURI, localName }: PlainAttribute): SimpleTypeDescriptor | undefined {
    const type = this.#assessment?.type;
    if (type?.kind !== 'complexType' || namespaceURI === XSI_NAMESPACE) return undefined;
    const { attributeWildcard } = complexTypeBinding(type);
    if (attributeWildcard === undefined || attributeWildcard.processContents === 'skip') return undefined;
    const declaration = componentsFor(attributeWildcard)?.attribute(clarkName(namespaceURI, localName));
    return declaration && declarationOf(declaration).simpleType;
  }
}
