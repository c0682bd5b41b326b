import { typeNameOf } from '../binding/complex-type.js';
import type { Substitution, TypeDescriptor } from '../descriptor.js';
import { clarkName, type ExpandedName, quotedName } from '../names.js';
import { shorten } from '../reading/simple-content.js';
import type { Violation } from './violation.js';

/** An element whose declaration is abstract (cvc-elt.2). */
export function abstractElement({ namespaceURI, localName }: ExpandedName): Violation {
  const found = clarkName(namespaceURI, localName);
  const message = `The element ${found} is abstract; a member of its substitution group has to stand here.`;
  return { rule: 'cvc-elt.2', message, found };
}

/** An element that is said to be nil, or not to be, where its declaration does not allow that (cvc-elt.3.1). */
export const notNillable: Violation = { rule: 'cvc-elt.3.1', message: 'The element is not nillable.' };

/** An element that is nil and has a fixed value (cvc-elt.3.2.2). */
export const nilAndFixed: Violation = {
  rule: 'cvc-elt.3.2.2',
  message: 'An element with a fixed value cannot be nil.',
};

/** Content of an element that is nil (cvc-elt.3.2.1). */
export function contentOfNil(found: string): Violation {
  const message = 'An element that is nil has to be empty.';
  return { rule: 'cvc-elt.3.2.1', message, expected: 'no content', found };
}

/**
 * A type that is none (cvc-elt.4.2), or not derived from the declared one (cvc-elt.4.3).
 * @param isKnown - whether it is a type all the same, as far as anybody knows
 */
export function foreignType(name: ExpandedName, declared: TypeDescriptor, isKnown: boolean): Violation {
  const expected = typeNameOf(declared) || 'the type of the element';
  const found = quotedName(name);
  const message = `The type ${found} is not known here as one derived from ${expected}.`;
  return { rule: isKnown ? 'cvc-elt.4.3' : 'cvc-elt.4.2', message, expected, found };
}

/** A type derived from the declared one in a way that is forbidden (cvc-elt.4.3). */
export function blockedType(name: ExpandedName, declared: TypeDescriptor, step: Substitution): Violation {
  const expected = typeNameOf(declared) || 'the type of the element';
  const found = quotedName(name);
  const message = `The type ${found} cannot stand for ${expected}: types derived by ${step} are blocked here.`;
  return { rule: 'cvc-elt.4.3', message, expected, found };
}

/** An element of an abstract type (cvc-type.2). */
export function abstractType(type: TypeDescriptor): Violation {
  const found = typeNameOf(type);
  const message = `The type ${found} is abstract; xsi:type has to name one derived from it.`;
  return { rule: 'cvc-type.2', message, found };
}

/** Content that is not the fixed value of the element (cvc-elt.5.2.2.2). */
export function wrongContent(
  rule: 'cvc-elt.5.2.2.2.1' | 'cvc-elt.5.2.2.2.2',
  expected: string,
  text: string,
): Violation {
  const found = shorten(text);
  const message = `The element has to hold '${shorten(expected)}', not '${found}'.`;
  return { rule, message, expected, found };
}

/** Child elements beside a fixed value (cvc-elt.5.2.2.1). */
export function childrenBesideFixed(expected: string): Violation {
  const message = 'An element with a fixed value has no child elements.';
  return { rule: 'cvc-elt.5.2.2.1', message, expected };
}
