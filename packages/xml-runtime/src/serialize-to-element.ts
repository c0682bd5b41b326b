import type { SerializeOptions } from './options.js';
import { parseElement } from './parse.js';
import type { ElementDescriptor, XmlElement } from './schema/descriptor.js';
import { writeValue } from './serialize.js';
import { DEFAULT_MAX_DEPTH } from './xml/limits.js';

/** What has just been written is as large as its value: only its depth has a limit, which writing has kept. */
const UNLIMITED = {
  maxBytes: Number.POSITIVE_INFINITY,
  maxAttributes: Number.POSITIVE_INFINITY,
  maxTextLength: Number.POSITIVE_INFINITY,
};

/**
 * Writes a value as an {@link XmlElement}: what stands where a wildcard, or an element of `xs:anyType`, admits any. It
 * keeps what the prefixes in its values mean; a copy of it does not. That the elements exist to which the value refers by
 * `xs:IDREF` is left to the document that it becomes part of.
 * @throws {@link XmlValidationError} when the value is not valid, with every issue up to `maxIssues`
 * @throws TypeError for an option that would not give well-formed XML, or a bound that is none
 * @example
 * ```ts
 * const envelope = { Body: { $any: [serializeToElement(OrderElement, order)] } };
 * ```
 */
export function serializeToElement<T>(
  descriptor: ElementDescriptor<T>,
  value: T,
  options: SerializeOptions = {},
): XmlElement {
  // The bytes say all of it, prefixes included, in the way that readers of documents know.
  const document = writeValue(descriptor, value, options, false).toBytes();
  const { maxDepth = DEFAULT_MAX_DEPTH, xml11 } = options;
  return parseElement(document, { ...UNLIMITED, maxDepth, ...(xml11 && { xml11 }) });
}
