import type {
  AttributeUse,
  ElementDescriptor,
  Lazy,
  OpenContent,
  Particle,
  SchemaDescriptor,
  TypeDescriptor,
  WildcardDefinition,
} from '@proj/xml-runtime';
import { admittedElements, composedType, modelGroupOf, particlesOf } from '@proj/xml-runtime/compiler';
import { clarkName, expandName, type InfosetElement, XSI } from './infoset.js';

/** What a schema says of an element or an attribute, as far as it is known without validating. */
export interface Declared {
  /** The types that it may have: several where a test decides that is not made here. None: nothing is known. */
  readonly types: readonly TypeDescriptor[];
  /** Its default or fixed value; several where declarations of one name differ in it. */
  readonly valueConstraints: readonly ValueConstraint[];
}

/** A default or fixed value. */
export interface ValueConstraint {
  readonly text: string;
  /** Namespace names by prefix, where the value was written. */
  readonly namespaces: ReadonlyMap<string, string>;
}

const unknown: Declared = { types: [], valueConstraints: [] };

/**
 * Finds what declarations a document is judged by, from the descriptors alone and by names: in one content model, elements
 * of one name have one type ("Element Declarations Consistent", section 3.8.6).
 */
export class Declarations {
  readonly #elements: ReadonlyMap<string, ElementDescriptor>;
  readonly #attributes: ReadonlyMap<string, ElementDescriptor>;
  readonly #types: ReadonlyMap<string, TypeDescriptor>;
  readonly #children = new WeakMap<TypeDescriptor, Children>();

  constructor(schema: SchemaDescriptor) {
    this.#elements = new Map(schema.elements().map((it) => [clarkName(it.namespaceURI, it.name), it]));
    this.#attributes = new Map(schema.attributes().map((it) => [clarkName(it.namespaceURI, it.name), it]));
    this.#types = new Map(schema.types().map((it) => [clarkName(it.namespaceURI ?? '', it.name ?? ''), it]));
  }

  /** What is declared for the root of a document. */
  root(element: InfosetElement): Declared {
    return this.#withInstanceType(element, declaredBy(this.#elements.get(element.name)));
  }

  /** What is declared for a child of an element. */
  child(parent: Declared, element: InfosetElement): Declared {
    const declared = merge(parent.types.map((type) => this.#childOf(type, element.name)));
    return this.#withInstanceType(element, declared);
  }

  /** What is declared for an attribute of an element. */
  attribute(owner: Declared, name: string): Declared {
    return merge(owner.types.map((type) => this.#attributeOf(type, name)));
  }

  /** xsi:type says what the type is (cvc-elt.4). */
  #withInstanceType(element: InfosetElement, declared: Declared): Declared {
    const name = element.attributes.get(clarkName(XSI, 'type'));
    const expanded = name === undefined ? undefined : expandName(name.trim(), element);
    const type = expanded === undefined ? undefined : this.#types.get(expanded);
    return type === undefined ? declared : { ...declared, types: [type] };
  }

  #childOf(type: TypeDescriptor, name: string): Declared {
    if (type.kind === 'simpleType') {
      return unknown;
    }
    const known = this.#children.get(type);
    const composed = composedType(type);
    const children = known ?? childrenOf(composed.content, composed.openContent);
    if (known === undefined) {
      this.#children.set(type, children);
    }
    return (
      children.declared.get(name) ?? (children.isAssessed ? declaredBy(this.#elements.get(name)) : unknown)
    );
  }

  #attributeOf(type: TypeDescriptor, name: string): Declared {
    if (type.kind === 'simpleType') {
      return unknown;
    }
    const use = composedType(type).attributes.find(
      (it) => clarkName(it.namespaceURI ?? '', it.attribute) === name,
    );
    return use === undefined ? declaredBy(this.#attributes.get(name)) : declaredByUse(use);
  }
}

interface Children {
  readonly declared: Map<string, Declared>;
  /** Whether a wildcard admits elements that are then assessed. */
  isAssessed: boolean;
}

function childrenOf(content: Particle | undefined, openContent: OpenContent | undefined): Children {
  const children: Children = { declared: new Map(), isAssessed: isAssessing(openContent?.any) };
  const seen = new Set<Particle>();
  const add = (name: string, declared: Declared): void => {
    const known = children.declared.get(name);
    children.declared.set(name, known === undefined ? declared : merge([known, declared]));
  };
  const visit = (particle: Particle): void => {
    if (seen.has(particle)) {
      return;
    }
    seen.add(particle);
    if ('ref' in particle) {
      for (const { declaration } of admittedElements(particle)) {
        if (declaration !== undefined) {
          add(clarkName(declaration.namespaceURI, declaration.name), declaredBy(declaration));
        }
      }
    } else if ('element' in particle) {
      add(clarkName(particle.namespaceURI ?? '', particle.element), declaredBy(particle));
    } else if ('any' in particle) {
      children.isAssessed ||= isAssessing(particle.any);
    } else {
      particlesOf(modelGroupOf(particle)).forEach(visit);
    }
  };
  if (content !== undefined) {
    visit(content);
  }
  return children;
}

function isAssessing(wildcard: WildcardDefinition | undefined): boolean {
  return wildcard !== undefined && wildcard.processContents !== 'skip';
}

function declaredBy(
  declaration:
    | Pick<ElementDescriptor, 'type' | 'default' | 'fixed' | 'alternatives' | 'valueNamespaces'>
    | undefined,
): Declared {
  if (declaration === undefined) {
    return unknown;
  }
  const { type, alternatives = [] } = declaration;
  return {
    types: [type, ...alternatives.map((it) => it.type)].map(resolve),
    valueConstraints: constraintsOf(declaration),
  };
}

function declaredByUse(use: AttributeUse): Declared {
  return { types: [resolve(use.type)], valueConstraints: constraintsOf(use) };
}

function constraintsOf({
  default: value,
  fixed,
  valueNamespaces = {},
}: Pick<ElementDescriptor, 'default' | 'fixed' | 'valueNamespaces'>): readonly ValueConstraint[] {
  const text = value ?? fixed;
  return text === undefined ? [] : [{ text, namespaces: new Map(Object.entries(valueNamespaces)) }];
}

function merge(all: readonly Declared[]): Declared {
  return {
    types: [...new Set(all.flatMap(({ types }) => types))],
    valueConstraints: all.flatMap(({ valueConstraints }) => valueConstraints),
  };
}

function resolve<T extends object>(reference: Lazy<T>): T {
  return typeof reference === 'function' ? reference() : reference;
}
