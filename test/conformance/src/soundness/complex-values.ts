import type { ComplexTypeDescriptor, TypeDescriptor } from '@proj/xml-runtime';
import { derivedTypesOf } from '@proj/xml-runtime/compiler';
import { type ElementDeclaration, type Property, typeModelOf } from './type-model.js';

/** A value of a complex type: an object with its properties. */
export type ComplexValue = Readonly<Record<string, unknown>>;

/**
 * The values of complex types in the value of an element, itself included, with their types. Values that are nil, and what
 * wildcards admitted, are left out.
 */
export function complexValues(
  value: unknown,
  type: TypeDescriptor,
  found: (value: ComplexValue, type: ComplexTypeDescriptor) => void,
): void {
  if (!isComplexValue(value) || value.$nil === true) {
    return;
  }
  const actual = actualType(type, value.$type);
  if (actual?.kind !== 'complexType') {
    return;
  }
  const { $type: _, ...own } = value;
  found(own, actual);
  const model = typeModelOf(actual);
  for (const property of model.properties.values()) {
    for (const item of itemsOf(value[property.name], property)) {
      visit(item, property.declarations, property.isTagged, found);
    }
  }
  const content = value.$content;
  for (const item of Array.isArray(content) ? content : []) {
    const tagged = isComplexValue(item) ? model.content.get(String(item.$name)) : undefined;
    if (tagged !== undefined && isComplexValue(item)) {
      complexValues(item.$value, tagged.type, found);
    }
  }
}

function visit(
  item: unknown,
  declarations: readonly ElementDeclaration[],
  isTagged: boolean,
  found: Parameters<typeof complexValues>[2],
): void {
  if (!isTagged) {
    const [only] = declarations;
    if (only !== undefined) {
      complexValues(item, only.type, found);
    }
  } else if (isComplexValue(item)) {
    const tag = String(item.$name);
    const named = declarations.find(
      ({ name, namespaceURI }) => tag === name || tag === `{${namespaceURI}}${name}`,
    );
    if (named !== undefined) {
      complexValues(item.$value, named.type, found);
    }
  }
}

function itemsOf(value: unknown, { isArray }: Property): readonly unknown[] {
  return isArray && Array.isArray(value) ? value : [value];
}

/** The type that `$type` names among those derived from the declared one. */
function actualType(type: TypeDescriptor, tag: unknown): TypeDescriptor | undefined {
  if (typeof tag !== 'string') {
    return type;
  }
  const derived = [type, ...derivedTypesOf(type)];
  return derived.find(
    ({ name, namespaceURI }) => tag === name || tag === `{${namespaceURI ?? ''}}${name ?? ''}`,
  );
}

/** Whether a value is an object with properties, rather than an array or a value of a simple type. */
function isComplexValue(value: unknown): value is ComplexValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof Date)
  );
}
