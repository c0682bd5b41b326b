import type {
  AttributeDeclaration,
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from '../components/model.js';
import { clarkName, isAnyType } from './component-names.js';
import { typesOf } from './element-types.js';

/** A type definition that no symbol space holds, and where it stands. */
export interface AnonymousType {
  readonly type: TypeDefinition;
  readonly path: ComponentPath;
}

/** Leads from a global component to what is declared inside it. */
export interface ComponentPath {
  readonly kind: 'type' | 'element' | 'group' | 'attribute';
  readonly targetNamespace: string;
  /** The name of the global component, then those of local ones. */
  readonly names: readonly string[];
}

/**
 * Finds the anonymous types of a schema that its global types, elements and attributes use, outer ones before inner ones. A type
 * inside a named group counts as the group's, however many types refer to the group; one that a derived type takes
 * over from its base as the base's.
 */
export function findAnonymousTypes(schema: Schema): readonly AnonymousType[] {
  return new AnonymousTypeFinder(schema).find();
}

class AnonymousTypeFinder {
  readonly #schema: Schema;
  readonly #found = new Map<TypeDefinition, ComponentPath>();
  readonly #visited = new Set<object>();
  readonly #groupOfAttribute = new Map<AttributeDeclaration, ComponentPath>();

  constructor(schema: Schema) {
    this.#schema = schema;
    for (const group of schema.attributeGroupDefinitions.values()) {
      for (const { attributeDeclaration } of group.attributeUses) {
        if (attributeDeclaration.scope === 'local' && !this.#groupOfAttribute.has(attributeDeclaration)) {
          this.#groupOfAttribute.set(attributeDeclaration, globalPath('group', group));
        }
      }
    }
  }

  find(): readonly AnonymousType[] {
    for (const type of this.#schema.typeDefinitions.values()) {
      this.#type(type, globalPath('type', { ...type, name: type.name ?? '' }));
    }
    for (const element of this.#schema.elementDeclarations.values()) {
      this.#element(element, globalPath('element', element));
    }
    for (const attribute of this.#schema.attributeDeclarations.values()) {
      this.#reference(attribute.typeDefinition, globalPath('attribute', attribute));
    }
    return [...this.#found].map(([type, path]) => ({ type, path }));
  }

  #isGlobal(type: TypeDefinition): boolean {
    return (
      type.name !== undefined &&
      this.#schema.typeDefinitions.get(clarkName(type.targetNamespace, type.name)) === type
    );
  }

  /** Visits a type that is at `path`, which is its name where it is anonymous. */
  #type(type: TypeDefinition, path: ComponentPath): void {
    if (isBuiltin(type) || this.#visited.has(type)) {
      return;
    }
    this.#visited.add(type);
    if (!this.#isGlobal(type)) {
      this.#found.set(type, path);
    }
    if (type.component === 'simpleTypeDefinition') {
      this.#simpleType(type, path);
    } else {
      this.#complexType(type, path);
    }
  }

  /** Visits a type that another refers to: a global one has its own path. */
  #reference(type: TypeDefinition, path: ComponentPath): void {
    const own = this.#isGlobal(type) ? globalPath('type', { ...type, name: type.name ?? '' }) : path;
    this.#type(type, own);
  }

  #simpleType(type: SimpleTypeDefinition, path: ComponentPath): void {
    this.#reference(type.baseTypeDefinition, inside(path, 'base'));
    if (type.itemTypeDefinition !== undefined) {
      this.#reference(type.itemTypeDefinition, inside(path, 'item'));
    }
    for (const member of type.memberTypeDefinitions ?? []) {
      this.#reference(member, inside(path, 'member'));
    }
  }

  #complexType(type: ComplexTypeDefinition, path: ComponentPath): void {
    this.#reference(type.baseTypeDefinition, inside(path, 'base'));
    if (type.contentType.variety === 'simple') {
      this.#reference(type.contentType.simpleTypeDefinition, inside(path, 'value'));
    } else if (type.contentType.variety !== 'empty') {
      this.#particle(type.contentType.particle, path);
      const named = type.contentType.openContent?.named;
      if (named !== undefined) {
        this.#reference(named.typeDefinition, inside(path, named.suffix));
      }
    }
    for (const use of type.attributeUses) {
      this.#attribute(use, path);
    }
  }

  #attribute({ attributeDeclaration: declaration }: AttributeUse, path: ComponentPath): void {
    const { typeDefinition, name } = declaration;
    if (declaration.scope === 'global') {
      this.#reference(typeDefinition, globalPath('attribute', declaration));
    } else {
      this.#reference(typeDefinition, inside(this.#groupOfAttribute.get(declaration) ?? path, name));
    }
  }

  #particle(particle: Particle, path: ComponentPath): void {
    const { term } = particle;
    if (term.component === 'elementDeclaration') {
      this.#element(term, term.scope === 'global' ? globalPath('element', term) : inside(path, term.name));
    } else if (term.component === 'modelGroup') {
      const own = term.definition === undefined ? path : globalPath('group', term.definition);
      for (const child of term.particles) {
        this.#particle(child, own);
      }
    }
  }

  #element(element: ElementDeclaration, path: ComponentPath): void {
    this.#reference(element.typeDefinition, path);
    for (const type of typesOf(element)) {
      this.#reference(type, inside(path, 'alternative'));
    }
  }
}

function isBuiltin(type: TypeDefinition): boolean {
  return isAnyType(type) || (type.component === 'simpleTypeDefinition' && type.builtin);
}

function globalPath(
  kind: ComponentPath['kind'],
  { name, targetNamespace }: { readonly name: string; readonly targetNamespace: string },
): ComponentPath {
  return { kind, targetNamespace, names: [name] };
}

function inside(path: ComponentPath, name: string): ComponentPath {
  return { ...path, names: [...path.names, name] };
}
