import type { SimpleTypeDescriptor } from '../descriptor.js';
import * as xs from './xs.js';

/**
 * The simple types that "XML Schema Part 2: Datatypes" defines, each once: a part of every schema (Part 1, section
 * 3.14.7), so that `xsi:type` may name them.
 */
export function builtInTypes(): readonly SimpleTypeDescriptor[] {
  // `dateAsDate` and the like represent a type in another way.
  return Object.entries(xs).flatMap(([name, type]) => (type.name === name ? [type] : []));
}
