import type { ComplexTypeDescriptor } from '../schema/descriptor.js';
import { resolve } from '../schema/lazy.js';
import type { ExpandedName } from '../xml/names.js';

/**
 * The namespace of types that `$type` names without one: that of the topmost type with a name in the hierarchy, `xs:anyType`
 * apart, so that a derived type has the same name wherever it stands.
 */
export function tagNamespaceURI(declared: ComplexTypeDescriptor): string {
  return rootNamespaceURI(declared) ?? '';
}

function rootNamespaceURI({ base, name, namespaceURI = '' }: ComplexTypeDescriptor): string | undefined {
  return (base && rootNamespaceURI(resolve(base))) ?? (name && namespaceURI);
}

/** `$type` of a value of a derived type: its local name, or `{namespace}local` outside of {@link tagNamespaceURI}. */
export function typeTag(declared: ComplexTypeDescriptor, { namespaceURI, localName }: ExpandedName): string {
  if (namespaceURI === tagNamespaceURI(declared)) return localName;
  return `{${namespaceURI}}${localName}`;
}
