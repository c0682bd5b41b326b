import { clarkName, type ExpandedName, quotedName } from '../names.js';
import { shorten } from '../reading/simple-content.js';
import type { Violation } from './violation.js';

/** A required attribute that is not there (cvc-complex-type.4). */
export function missingAttribute({ namespaceURI, localName }: ExpandedName): Violation {
  const expected = clarkName(namespaceURI, localName);
  return { rule: 'cvc-complex-type.4', message: `The attribute ${expected} is missing.`, expected };
}

/** An attribute that the type of its element has no use for, nor a wildcard. */
export function undeclaredAttribute(
  rule: 'cvc-type.3.1.1' | 'cvc-complex-type.3.2.2',
  name: ExpandedName,
  declared: Iterable<ExpandedName>,
): Violation {
  const found = quotedName(name);
  const expected = [...declared].map((it) => clarkName(it.namespaceURI, it.localName)).join(', ');
  const message = `The attribute ${found} is not declared here.`;
  return { rule, message, expected: expected || 'no attribute', found };
}

/** An attribute that a strict wildcard admits, and no declaration describes. */
export function unknownAttribute(name: ExpandedName): Violation {
  const found = quotedName(name);
  const message = `No declaration of the attribute ${found} is known, and the wildcard that admits it is strict.`;
  return { rule: 'cvc-attribute.1', message, found };
}

/**
 * An attribute whose value is not the fixed one.
 * @param rule - says whether its use or its declaration fixes it
 */
export function wrongAttribute(
  rule: 'cvc-au' | 'cvc-attribute.4',
  localName: string,
  expected: string,
  literal: string,
): Violation {
  const found = shorten(literal);
  const message = `The attribute ${localName} has to be '${shorten(expected)}', not '${found}'.`;
  return { rule, message, expected, found };
}
