import type { DerivedTypes, List, SchemaDescriptor, TypeDescriptor } from '../../schema/descriptor.js';
import { typeSubstitution } from './type-substitution.js';

/**
 * Says which global types derive from one, so that `xsi:type` may name them in its place.
 *
 * @param types - the types whose base it is
 * @example
 * ```ts
 * complexType({ name: 'Shape', abstract: true, derivedTypes: derivedTypes(() => [Circle, Square]) })
 * ```
 */
export function derivedTypes(types: () => List<TypeDescriptor>): DerivedTypes {
  return { types, substitution: typeSubstitution };
}

/** What {@link makeSchema} takes: a schema without what the function adds. */
export interface SchemaDefinition extends Omit<SchemaDescriptor, 'kind' | 'substitution'> {}

/** Makes a schema of its global components. */
export function makeSchema(definition: SchemaDefinition): SchemaDescriptor {
  return { ...definition, kind: 'schema', substitution: typeSubstitution };
}
