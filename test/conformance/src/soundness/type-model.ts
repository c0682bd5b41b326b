import type {
  ComplexTypeDescriptor,
  ElementDescriptor,
  Lazy,
  ModelGroup,
  Particle,
  SimpleTypeDescriptor,
  TypeDescriptor,
} from '@proj/xml-runtime';
import { admittedElements, composedType, modelGroupOf, particlesOf } from '@proj/xml-runtime/compiler';

/** A property of the values of a complex type, as its descriptor has it. */
export interface Property {
  readonly name: string;
  /** Values have it, whatever else they have. */
  readonly isRequired: boolean;
  /** It is an array, one item for each element. */
  readonly isArray: boolean;
  /** What its value is, or an item of it; several where several elements share the property. Empty for wildcards. */
  readonly declarations: readonly ElementDeclaration[];
  /** Whether `$name` tells the elements apart, since others may stand for the declared one. */
  readonly isTagged: boolean;
}

/** What values of an element are: a local declaration, a global one, or an attribute. */
export interface ElementDeclaration {
  readonly name: string;
  readonly namespaceURI: string;
  readonly type: TypeDescriptor;
  readonly nillable: boolean;
}

/** A choice between properties, outside of what repeats. */
export interface Choice {
  /** One branch has to be taken, and none is nothing. */
  readonly isRequired: boolean;
  readonly branches: readonly Branch[];
}

/** One branch of a {@link Choice}. */
export interface Branch {
  readonly properties: readonly string[];
  /** The properties that a value has which takes this branch. */
  readonly required: readonly string[];
}

/** The properties of a complex type, and the choices between them. */
export interface TypeModel {
  readonly properties: ReadonlyMap<string, Property>;
  readonly choices: readonly Choice[];
  /** What may stand in `$content`, by `$name`. */
  readonly content: ReadonlyMap<string, ElementDeclaration>;
  /** Properties of any name may be there. */
  readonly isOpen: boolean;
}

const models = new WeakMap<ComplexTypeDescriptor, TypeModel>();

/** Reads off a descriptor what its type can say. */
export function typeModelOf(type: ComplexTypeDescriptor): TypeModel {
  const known = models.get(type);
  if (known !== undefined) {
    return known;
  }
  const builder = new ModelBuilder();
  const { attributes, content, isOrdered, openContent } = composedType(type);
  for (const use of attributes) {
    builder.add({
      name: use.property ?? use.attribute,
      isRequired: use.required === true,
      isArray: false,
      declarations: [declaration(use.attribute, use.namespaceURI, use.type, false)],
      isTagged: false,
    });
  }
  if (content !== undefined) {
    builder.particle(content, { isRequired: true, repeats: false, inContent: isOrdered });
  }
  const model: TypeModel = {
    properties: builder.properties,
    choices: builder.choices.filter(({ branches }) => isTellable(branches)),
    content: builder.content,
    isOpen: openContent !== undefined,
  };
  models.set(type, model);
  return model;
}

interface Surroundings {
  readonly isRequired: boolean;
  readonly repeats: boolean;
  readonly inContent: boolean;
}

class ModelBuilder {
  readonly properties = new Map<string, Property>();
  readonly choices: Choice[] = [];
  readonly content = new Map<string, ElementDeclaration>();

  add(property: Property): void {
    const known = this.properties.get(property.name);
    this.properties.set(
      property.name,
      known === undefined
        ? property
        : {
            ...property,
            isRequired: false,
            isArray: known.isArray || property.isArray,
            declarations: [...known.declarations, ...property.declarations],
            isTagged: known.isTagged || property.isTagged,
          },
    );
  }

  particle(particle: Particle, outer: Surroundings): void {
    const { minOccurs = 1, maxOccurs = 1 } = particle;
    if (maxOccurs === 0) {
      return;
    }
    const surroundings = {
      isRequired: outer.isRequired && minOccurs > 0,
      repeats: outer.repeats || maxOccurs > 1,
      inContent: outer.inContent || ('as' in particle && particle.as !== undefined),
    };
    if ('ref' in particle || 'element' in particle || 'any' in particle) {
      this.#leaf(particle, surroundings);
    } else {
      this.#group(modelGroupOf(particle), surroundings);
    }
  }

  #group(group: ModelGroup, surroundings: Surroundings): void {
    const particles = particlesOf(group);
    if ('choice' in group) {
      this.#choice(particles, surroundings);
      return;
    }
    for (const part of particles) {
      this.particle(part, surroundings);
    }
  }

  #leaf(
    particle: Extract<Particle, { ref: unknown } | { element: unknown } | { any: unknown }>,
    { isRequired, repeats, inContent }: Surroundings,
  ): void {
    const declarations = declarationsOf(particle);
    if (inContent) {
      for (const each of declarations) {
        this.content.set(each.name, each);
        this.content.set(`{${each.namespaceURI}}${each.name}`, each);
      }
      return;
    }
    const { property } = particle;
    this.add({
      name: property ?? declarations[0]?.name ?? '$any',
      isRequired,
      isArray: repeats,
      declarations,
      isTagged: declarations.length > 1,
    });
  }

  #choice(alternatives: readonly Particle[], surroundings: Surroundings): void {
    const branches = alternatives.map((alternative): Branch => {
      const branch = new ModelBuilder();
      branch.particle(alternative, { ...surroundings, isRequired: true });
      for (const property of branch.properties.values()) {
        this.add({ ...property, isRequired: false });
      }
      for (const [tag, each] of branch.content) {
        this.content.set(tag, each);
      }
      this.choices.push(...branch.choices.map((choice) => ({ ...choice, isRequired: false })));
      const properties = [...branch.properties.values()];
      return {
        properties: properties.map(({ name }) => name),
        required: properties.filter(({ isRequired }) => isRequired).map(({ name }) => name),
      };
    });
    if (!surroundings.repeats && !surroundings.inContent) {
      const isRequired = surroundings.isRequired && branches.every(({ required }) => required.length > 0);
      this.choices.push({ isRequired, branches });
    }
  }
}

/** Whether no property is in two branches, so that a value tells which one it takes. */
function isTellable(branches: readonly Branch[]): boolean {
  const names = branches.flatMap(({ properties }) => properties);
  return new Set(names).size === names.length;
}

function declarationsOf(
  particle: Extract<Particle, { ref: unknown } | { element: unknown } | { any: unknown }>,
): readonly ElementDeclaration[] {
  if ('any' in particle) {
    return [];
  }
  if ('ref' in particle) {
    return admittedElements(particle).flatMap((admitted) =>
      admitted.declaration === undefined ? [] : [ofElement(admitted.declaration)],
    );
  }
  const { element, namespaceURI, type, nillable } = particle;
  return [declaration(element, namespaceURI, type, nillable === true)];
}

/** The declaration of a global element. */
function ofElement({ name, namespaceURI, type, nillable }: ElementDescriptor): ElementDeclaration {
  return declaration(name, namespaceURI, type, nillable === true);
}

function declaration(
  name: string,
  namespaceURI: string | undefined,
  type: Lazy<TypeDescriptor>,
  nillable: boolean,
): ElementDeclaration {
  return { name, namespaceURI: namespaceURI ?? '', type: resolve(type), nillable };
}

/** The simple type of an element or attribute whose value is never an object with attributes. */
export function bareTypeOf({ type }: ElementDeclaration): SimpleTypeDescriptor | undefined {
  return type.kind === 'simpleType' ? type : undefined;
}

function resolve<T extends object>(reference: Lazy<T>): T {
  return typeof reference === 'function' ? reference() : reference;
}
