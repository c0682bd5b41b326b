import { boundNamespaces } from '../datatypes/namespaces.js';
import type {
  ElementDescriptor,
  IdentityConstraint,
  LocalElementParticle,
  NamespaceContext,
  SimpleTypeDescriptor,
  Substitution,
  TypeAlternative,
  TypeDescriptor,
} from '../schema/descriptor.js';
import { resolve } from '../schema/lazy.js';
import { type ExpandedName, internName } from '../xml/names.js';
import { type ComplexTypeBinding, complexTypeBinding } from './complex-type.js';

const NO_BLOCK: readonly Substitution[] = [];

/** An element declaration, global or local, whose type is looked up at first use. */
export class ElementDeclaration {
  readonly name: ExpandedName;
  readonly isNillable: boolean;
  readonly isAbstract: boolean;
  /** The value constraint, a default or a fixed value, in its lexical form. */
  readonly default: string | undefined;
  /** The value constraint in its lexical form, where it is a fixed one. */
  readonly fixed: string | undefined;
  readonly identityConstraints: readonly IdentityConstraint[] | undefined;
  /** The prefixes in the value constraint, where it is a QName or a NOTATION. */
  readonly valueNamespaces: NamespaceContext | undefined;
  /** {disallowed substitutions} */
  readonly block: readonly Substitution[];
  /** What chooses another type by the attributes of an element. */
  readonly alternatives: readonly TypeAlternative[] | undefined;
  /** Whether only `xsi:type` says what the type is. */
  readonly hasInstanceType: boolean;
  readonly #descriptor: ElementDescriptor | LocalElementParticle;
  #type: TypeDescriptor | undefined;
  /** Null until it has been looked at. */
  #simpleType: SimpleTypeDescriptor | undefined | null = null;
  #binding: ComplexTypeBinding | undefined;
  #variants: Map<TypeDescriptor, ElementDeclaration> | undefined;

  constructor(descriptor: ElementDescriptor | LocalElementParticle) {
    const localName = 'element' in descriptor ? descriptor.element : descriptor.name;
    this.name = internName(descriptor.namespaceURI ?? '', localName);
    this.isNillable = descriptor.nillable ?? false;
    this.isAbstract = 'abstract' in descriptor && descriptor.abstract === true;
    this.fixed = descriptor.fixed;
    this.default = descriptor.fixed ?? descriptor.default;
    this.valueNamespaces = descriptor.valueNamespaces && boundNamespaces(descriptor.valueNamespaces);
    this.block = descriptor.block ?? NO_BLOCK;
    this.alternatives = descriptor.alternatives;
    this.hasInstanceType = 'hasInstanceType' in descriptor && descriptor.hasInstanceType === true;
    this.identityConstraints = constraintsOf(descriptor);
    this.#descriptor = descriptor;
  }

  /** The declared type. */
  get type(): TypeDescriptor {
    this.#type ??= resolve(this.#descriptor.type);
    return this.#type;
  }

  /** The declared type, where it is simple. */
  get simpleType(): SimpleTypeDescriptor | undefined {
    if (this.#simpleType === null) this.#simpleType = this.type.kind === 'simpleType' ? this.type : undefined;
    return this.#simpleType;
  }

  /** The binding of the declared type, where it is complex. */
  get complexType(): ComplexTypeBinding | undefined {
    if (this.#binding === undefined && this.type.kind === 'complexType') {
      this.#binding = complexTypeBinding(this.type);
    }
    return this.#binding;
  }

  /** This declaration with another type, and without alternatives to it. */
  withType(type: TypeDescriptor): ElementDeclaration {
    this.#variants ??= new Map();
    let variant = this.#variants.get(type);
    if (variant === undefined) {
      const { alternatives: _, ...descriptor } = this.#descriptor;
      variant = new ElementDeclaration({ ...descriptor, type });
      this.#variants.set(type, variant);
    }
    return variant;
  }
}

function constraintsOf({
  identityConstraints,
}: ElementDescriptor | LocalElementParticle): readonly IdentityConstraint[] | undefined {
  const constraints = identityConstraints && resolve(identityConstraints);
  return constraints?.length === 0 ? undefined : constraints;
}

const declarations = new WeakMap<ElementDescriptor, ElementDeclaration>();

/** The declaration that a descriptor describes; one object for each descriptor. */
export function declarationOf(descriptor: ElementDescriptor): ElementDeclaration {
  let declaration = declarations.get(descriptor);
  if (declaration === undefined) {
    declaration = new ElementDeclaration(descriptor);
    declarations.set(descriptor, declaration);
  }
  return declaration;
}
