import { addedTypes } from '../schema/built-in-types.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import * as xs from './xs.js';
import * as xs11 from './xs11.js';

/**
 * The simple types that "XML Schema Part 2: Datatypes" defines, each once: a part of every schema (Part 1, section
 * 3.14.7), so that `xsi:type` may name them.
 */
export function builtInTypes(): readonly SimpleTypeDescriptor[] {
  return namedTypes(xs).filter(({ name }) => !addedTypes.some((it) => it === name));
}

/** The simple types that XSD 1.1 defines; see {@link builtInTypes}. */
export function builtInTypes11(): readonly SimpleTypeDescriptor[] {
  return namedTypes(xs11);
}

function namedTypes(module: Readonly<Record<string, SimpleTypeDescriptor>>): readonly SimpleTypeDescriptor[] {
  // `dateAsDate` and the like represent a type in another way.
  return Object.entries(module).flatMap(([name, type]) => (type.name === name ? [type] : []));
}
