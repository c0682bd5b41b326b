import type { ElementDescriptor, TypeDescriptor } from './descriptor.js';
import type { XmlIssue } from './errors.js';

/** What is wrong with `value` as the content of an element of this declaration; empty when nothing is. */
export function validateElement(_descriptor: ElementDescriptor, _value: unknown): readonly XmlIssue[] {
  throw new Error('The validator is not in this build yet.');
}

/** What is wrong with `value` as a value of this type; empty when nothing is. */
export function validateType(_descriptor: TypeDescriptor, _value: unknown): readonly XmlIssue[] {
  throw new Error('The validator is not in this build yet.');
}

/**
 * Says what is wrong with a value. Never throws, whatever the value is.
 * @returns the issues in document order; empty when the value is valid
 */
export function validate(
  descriptor: ElementDescriptor | TypeDescriptor,
  value: unknown,
): readonly XmlIssue[] {
  return descriptor.kind === 'element' ? validateElement(descriptor, value) : validateType(descriptor, value);
}
