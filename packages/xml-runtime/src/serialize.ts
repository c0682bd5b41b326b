import type { ElementDescriptor, XmlElement } from './descriptor.js';
import type { SerializeElementOptions, SerializeOptions } from './options.js';

/**
 * Writes a value as a document whose root is the element that `descriptor` declares.
 * @throws {@link XmlValidationError} when the value is not valid, with every issue up to `maxIssues`; nothing is returned then
 */
export function serialize<T>(
  _descriptor: ElementDescriptor<T>,
  _value: T,
  _options?: SerializeOptions,
): string {
  throw new Error('The serializer is not in this build yet.');
}

/** Like {@link serialize}; gives UTF-8. */
export function serializeToBytes<T>(
  _descriptor: ElementDescriptor<T>,
  _value: T,
  _options?: SerializeOptions,
): Uint8Array {
  throw new Error('The serializer is not in this build yet.');
}

/**
 * Writes an element without a schema.
 * @throws {@link XmlValidationError} when it cannot be written as well-formed XML
 */
export function serializeElement(_element: XmlElement, _options?: SerializeElementOptions): string {
  throw new Error('The serializer is not in this build yet.');
}
