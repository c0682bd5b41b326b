import type { ElementDescriptor, XmlElement } from './descriptor.js';
import type { ParseElementOptions, ParseOptions } from './options.js';

/**
 * Reads a document whose root is the element that `descriptor` declares.
 * @param input - the document, as bytes in the encoding that it declares, or as a string
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 * @throws {@link XmlValidationError} when it is not valid, with every issue up to `maxIssues`
 */
export function parse<T>(
  _descriptor: ElementDescriptor<T>,
  _input: string | Uint8Array,
  _options?: ParseOptions,
): T {
  throw new Error('The parser is not in this build yet.');
}

/**
 * Reads any well-formed document, without a schema.
 * @throws {@link XmlSyntaxError} when the document is not well-formed or exceeds a limit
 */
export function parseElement(_input: string | Uint8Array, _options?: ParseElementOptions): XmlElement {
  throw new Error('The parser is not in this build yet.');
}
