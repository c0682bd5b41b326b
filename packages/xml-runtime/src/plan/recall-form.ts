import { keyOfValue } from '../datatypes/format-value.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { NamespaceContext } from '../xml/namespace-context.js';
import type { ElementForm, FormStore } from './form-store.js';

/** Reports whether anything is known of an object, or of what it holds. */
export function knowsForms({ ofObjects, ofItems }: FormStore, value: object): boolean {
  return ofObjects.has(value) || ofItems.has(value);
}

/** The form of a value; undefined where nothing is known of it. */
export function recallForm(
  { isUsed, ofObjects, ofItems, ofRoot }: FormStore,
  value: unknown,
  container: object | undefined,
  key: string | number,
): ElementForm | undefined {
  if (isUsed !== true) return undefined;
  if (typeof value === 'object' && value !== null) return ofObjects.get(value);
  return container === undefined ? ofRoot : ofItems.get(container)?.get(key);
}

/**
 * The {@link valueKey} of a value of a simple type, or what stands for nil.
 * @throws {@link SimpleTypeError} when the value is not one of the type
 */
export function simpleKey(type: SimpleTypeDescriptor, value: unknown, namespaces: NamespaceContext): string {
  return value === null ? '' : keyOfValue(type, value, namespaces);
}
