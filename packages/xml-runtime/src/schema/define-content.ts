/**
 * Functions that make attribute uses and particles: generated code calls them where it declares many. TypeScript checks
 * a call with less work than an object literal, of which each has a type of its own.
 */
import type {
  AttributeUse,
  ChoiceGroup,
  ElementDescriptor,
  ElementReferenceParticle,
  GroupCommon,
  Lazy,
  LocalElementParticle,
  ModelGroupDefinition,
  ModelGroupReference,
  Occurrence,
  Particle,
  SequenceGroup,
  SimpleTypeDescriptor,
  TypeDescriptor,
} from './descriptor.js';

/** What {@link attribute} takes besides the name and the type. */
export interface AttributeProperties extends Omit<AttributeUse, 'attribute' | 'type'> {}

/** Makes an attribute use. */
export function attribute(
  name: string,
  type: Lazy<SimpleTypeDescriptor>,
  more?: AttributeProperties,
): AttributeUse {
  return { attribute: name, type, ...more };
}

/** What {@link local} takes besides the name, the type and the occurrence bounds. */
export interface LocalElementProperties
  extends Omit<LocalElementParticle, 'element' | 'type' | 'minOccurs' | 'maxOccurs'> {}

/**
 * Makes a local element declaration.
 *
 * @param minOccurs - 1 where it is left out
 * @param maxOccurs - 1 where it is left out
 * @example
 * ```ts
 * sequence([local('name', xs.string), local('desc', xs.string, 0)], { namespaceURI })
 * ```
 */
export function local(
  name: string,
  type: Lazy<TypeDescriptor>,
  minOccurs?: number,
  maxOccurs?: number,
  more?: LocalElementProperties,
): LocalElementParticle {
  return { element: name, type, ...occurrence(minOccurs, maxOccurs), ...more };
}

/**
 * Makes local element declarations that have nothing but a name and a type of their own.
 *
 * @param types - their types by their names, in the order of the particles
 * @param minOccurs - that of each; 1 where it is left out
 * @param maxOccurs - that of each; 1 where it is left out
 * @example
 * ```ts
 * all(locals({ name: xs.string, desc: xs.string }, 0))
 * ```
 */
export function locals(
  types: Readonly<Record<string, Lazy<TypeDescriptor>>>,
  minOccurs?: number,
  maxOccurs?: number,
): readonly LocalElementParticle[] {
  return Object.entries(types).map(([name, type]) => local(name, type, minOccurs, maxOccurs));
}

/** Makes a reference to a global element declaration. See {@link local} for the occurrence bounds. */
export function ref(
  element: Lazy<ElementDescriptor>,
  minOccurs?: number,
  maxOccurs?: number,
): ElementReferenceParticle {
  return { ref: element, ...occurrence(minOccurs, maxOccurs) };
}

/** What {@link sequence}, {@link choice} and `all` take besides the particles. */
export interface GroupProperties extends GroupCommon {}

/** Makes a group of particles one after the other: `xs:sequence`. */
export function sequence(particles: readonly Particle[], more?: GroupProperties): SequenceGroup {
  return { sequence: particles, ...more };
}

/** Makes a group of which one particle occurs: `xs:choice`. */
export function choice(particles: readonly Particle[], more?: GroupProperties): ChoiceGroup {
  return { choice: particles, ...more };
}

/** What {@link group} takes besides the group. */
export interface GroupReferenceProperties extends Omit<ModelGroupReference, 'group'> {}

/** Makes a reference to a model group definition. */
export function group(
  definition: ModelGroupDefinition,
  more?: GroupReferenceProperties,
): ModelGroupReference {
  return { group: definition, ...more };
}

/** Occurrence bounds as particles state them: those other than 1. */
export function occurrence(minOccurs = 1, maxOccurs = 1): Occurrence {
  return { ...(minOccurs !== 1 && { minOccurs }), ...(maxOccurs !== 1 && { maxOccurs }) };
}
