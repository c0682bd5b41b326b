import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import { componentsFor } from '../../plan/schema-components.js';
import type { InheritedAttributes, PlainAttribute } from '../../schema/features.js';
import { clarkName, type ExpandedName } from '../../xml/names.js';

/**
 * What the children of an element inherit: its own inheritable attributes, and those that it inherits itself.
 * @param present - the attributes that it has
 */
export function inheritedBelow(
  type: ComplexTypeBinding,
  present: Iterable<PlainAttribute>,
  outer: InheritedAttributes | undefined,
): InheritedAttributes | undefined {
  const own = new Map<string, PlainAttribute>();
  for (const { name, default: value, inheritable } of type.attributes) {
    if (inheritable !== undefined && value !== undefined) {
      own.set(keyOf(name), { ...name, prefix: '', value });
    }
  }
  for (const attribute of present) {
    if (isInheritable(type, attribute)) own.set(keyOf(attribute), attribute);
  }
  return own.size === 0 ? outer : new Map([...(outer ?? []), ...own]);
}

function keyOf({ namespaceURI, localName }: ExpandedName): string {
  return clarkName(namespaceURI, localName);
}

function isInheritable(type: ComplexTypeBinding, name: ExpandedName): boolean {
  for (const attribute of type.attributes) {
    const { namespaceURI, localName } = attribute.name;
    if (namespaceURI === name.namespaceURI && localName === name.localName)
      return attribute.inheritable !== undefined;
  }
  const { attributeWildcard } = type;
  if (attributeWildcard === undefined || attributeWildcard.processContents === 'skip') return false;
  return componentsFor(attributeWildcard)?.attribute(keyOf(name))?.inheritable !== undefined;
}
