import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { NamespaceContext } from '../xml/namespace-context.js';
import { valueKey } from './simple-type.js';

/**
 * Reports whether two literals stand for the same value: fixed values are compared in the value space, where 1.0 is 1.00
 * and a point in time has a literal in each time zone (Part 2, section 4.2.1).
 * @throws {@link SimpleTypeError} when one is not a literal of the type
 */
export function isSameValue(
  type: SimpleTypeDescriptor,
  literal: string,
  namespaces: NamespaceContext,
  other: string,
  otherNamespaces: NamespaceContext,
): boolean {
  // Prefixes mean the same where the bindings are the same.
  if (literal === other && namespaces === otherNamespaces) return true;
  return valueKey(type, literal, namespaces) === valueKey(type, other, otherNamespaces);
}
