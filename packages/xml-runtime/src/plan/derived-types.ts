import type { TypeDescriptor } from '../schema/descriptor.js';

/** The global types that derive from another, as far as that one knows them, itself left out. */
export function derivedTypesOf(type: TypeDescriptor): readonly TypeDescriptor[] {
  const types = new Set([type]);
  // What is added while the loop runs is visited, too.
  for (const each of types) {
    for (const derived of each.derivedTypes?.types() ?? []) types.add(derived);
  }
  types.delete(type);
  return [...types];
}
