import type { TypeDescriptor } from '../schema/descriptor.js';
import { typeNameOf } from './complex-type.js';

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

const derivedTypesByName = new WeakMap<TypeDescriptor, ReadonlyMap<string, TypeDescriptor>>();

/** Returns the type of that {@link clarkName} that derives from another, as far as that one knows it. */
export function derivedTypeNamed(type: TypeDescriptor, name: string): TypeDescriptor | undefined {
  let types = derivedTypesByName.get(type);
  if (types === undefined) {
    types = new Map(derivedTypesOf(type).map((it) => [typeNameOf(it), it]));
    derivedTypesByName.set(type, types);
  }
  return types.get(name);
}
