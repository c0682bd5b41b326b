import type { IssueDetails } from '../issues/issue-details.js';
import { listNearest } from '../issues/nearest.js';
import { shorten } from '../issues/shorten.js';
import { clarkName, describeSingleName, type ExpandedName, quotedName } from '../xml/names.js';
import { attributeNamespaceAdvice } from './namespace-advice.js';

/** A required attribute that is not there (cvc-complex-type.4). */
export function missingAttribute(name: ExpandedName): IssueDetails {
  const expected = clarkName(name.namespaceURI, name.localName);
  const message = `The attribute ${describeSingleName(name)} is missing.`;
  return { rule: 'cvc-complex-type.4', message, expected };
}

/** An attribute that the type of its element has no use for, nor a wildcard. */
export function undeclaredAttribute(
  rule: 'cvc-type.3.1.1' | 'cvc-complex-type.3.2.2',
  name: ExpandedName,
  declared: Iterable<ExpandedName>,
): IssueDetails {
  const names = [...declared];
  const expected = listNearest(
    names.map((it) => [clarkName(it.namespaceURI, it.localName), it.localName]),
    name.localName,
  );
  const advice = attributeNamespaceAdvice(name, names);
  const message = `The attribute ${describeSingleName(name)} is not declared here.${advice}`;
  return { rule, message, expected: expected || 'no attribute', found: quotedName(name) };
}

/** An attribute that a strict wildcard admits, and no declaration describes. */
export function unknownAttribute(name: ExpandedName): IssueDetails {
  const message = `No declaration of the attribute ${describeSingleName(name)} is known, and the wildcard that admits it is strict.`;
  return { rule: 'cvc-attribute.1', message, found: quotedName(name) };
}

/** An attribute given as one that a wildcard admits, which the type has a use for. */
export function declaredAttribute(name: ExpandedName): IssueDetails {
  const message = `The attribute ${describeSingleName(name)} is declared: it has a property of its own.`;
  return { rule: 'cvc-complex-type.3.2.2', message, found: quotedName(name) };
}

/** An attribute that an element would have twice. */
export function repeatedAttribute(name: ExpandedName): IssueDetails {
  const message = `The attribute ${describeSingleName(name)} stands twice.`;
  return { rule: 'xml-well-formed', message, found: quotedName(name) };
}

/**
 * An attribute whose value is not the fixed one.
 * @param rule - says whether its use or its declaration fixes it
 */
export function wrongAttribute(
  rule: 'cvc-au' | 'cvc-attribute.4',
  name: ExpandedName,
  expected: string,
  literal: string,
): IssueDetails {
  const found = shorten(literal);
  const message = `The attribute ${describeSingleName(name)} has to be '${shorten(expected)}', not '${found}'.`;
  return { rule, message, expected, found };
}
