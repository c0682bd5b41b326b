import type {
  AttributeDeclaration,
  AttributeUse,
  ComplexTypeDefinition,
  ElementDeclaration,
  Particle,
  Schema,
  SimpleTypeDefinition,
  TypeDefinition,
} from './model.js';

/** All components of a schema, the local and anonymous ones too, each once; built-in ones left out. */
export interface ReachableComponents {
  readonly complexTypes: ReadonlySet<ComplexTypeDefinition>;
  readonly simpleTypes: ReadonlySet<SimpleTypeDefinition>;
  readonly elements: ReadonlySet<ElementDeclaration>;
  readonly attributes: ReadonlySet<AttributeDeclaration>;
  readonly attributeUses: ReadonlySet<AttributeUse>;
}

/** Follows the references of a schema's components. */
export function reachableComponents(schema: Schema): ReachableComponents {
  const walk = new Walk();
  for (const type of schema.typeDefinitions.values()) {
    walk.type(type);
  }
  for (const element of schema.elementDeclarations.values()) {
    walk.element(element);
  }
  for (const attribute of schema.attributeDeclarations.values()) {
    walk.attribute(attribute);
  }
  for (const group of schema.attributeGroupDefinitions.values()) {
    walk.uses(group.attributeUses);
  }
  for (const { modelGroup } of schema.modelGroupDefinitions.values()) {
    walk.particles(modelGroup.particles);
  }
  walk.drain();
  return walk;
}

class Walk implements ReachableComponents {
  readonly complexTypes = new Set<ComplexTypeDefinition>();
  readonly simpleTypes = new Set<SimpleTypeDefinition>();
  readonly elements = new Set<ElementDeclaration>();
  readonly attributes = new Set<AttributeDeclaration>();
  readonly attributeUses = new Set<AttributeUse>();
  readonly #groups = new Set<readonly Particle[]>();
  /** Complex types whose parts are still to be visited: types nest more deeply than a stack should. */
  readonly #pending: ComplexTypeDefinition[] = [];

  drain(): void {
    for (let type = this.#pending.pop(); type !== undefined; type = this.#pending.pop()) {
      this.type(type.baseTypeDefinition);
      this.uses(type.attributeUses);
      const { contentType } = type;
      if (contentType.variety === 'simple') {
        this.type(contentType.simpleTypeDefinition);
      } else if (contentType.variety !== 'empty') {
        this.particles([contentType.particle]);
        if (contentType.openContent?.named !== undefined) {
          this.type(contentType.openContent.named.typeDefinition);
        }
      }
    }
  }

  type(type: TypeDefinition): void {
    if (type.component === 'complexTypeDefinition') {
      if (type.baseTypeDefinition !== type && !this.complexTypes.has(type)) {
        this.complexTypes.add(type);
        this.#pending.push(type);
      }
    } else if (!type.builtin && !this.simpleTypes.has(type)) {
      this.simpleTypes.add(type);
      this.type(type.baseTypeDefinition);
      if (type.itemTypeDefinition !== undefined) {
        this.type(type.itemTypeDefinition);
      }
      for (const member of type.memberTypeDefinitions ?? []) {
        this.type(member);
      }
    }
  }

  element(element: ElementDeclaration): void {
    if (!this.elements.has(element)) {
      this.elements.add(element);
      this.type(element.typeDefinition);
      for (const { typeDefinition } of element.typeTable?.alternatives ?? []) {
        this.type(typeDefinition);
      }
      if (element.typeTable !== undefined) {
        this.type(element.typeTable.defaultTypeDefinition.typeDefinition);
      }
    }
  }

  attribute(attribute: AttributeDeclaration): void {
    if (!this.attributes.has(attribute)) {
      this.attributes.add(attribute);
      this.type(attribute.typeDefinition);
    }
  }

  uses(uses: readonly AttributeUse[]): void {
    for (const use of uses) {
      this.attributeUses.add(use);
      this.attribute(use.attributeDeclaration);
    }
  }

  particles(particles: readonly Particle[]): void {
    if (this.#groups.has(particles)) {
      return;
    }
    this.#groups.add(particles);
    for (const { term } of particles) {
      if (term.component === 'elementDeclaration') {
        this.element(term);
      } else if (term.component === 'modelGroup') {
        this.particles(term.particles);
      }
    }
  }
}
