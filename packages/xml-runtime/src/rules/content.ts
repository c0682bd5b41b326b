import type { IssueDetails } from '../issues/issue-details.js';
import { listNearest } from '../issues/nearest.js';
import { shorten } from '../issues/shorten.js';
import type { ContentMatcher, Expectation } from '../schema/content-matcher.js';
import {
  clarkName,
  describeName,
  describerOf,
  describeSingleName,
  type ExpandedName,
  quotedName,
} from '../xml/names.js';
import { elementNamespaceAdvice } from './namespace-advice.js';

/**
 * An element that the content model does not admit where it stands (cvc-complex-type.2.4).
 * @param name - its name
 * @param matcher - stands before the element; undefined where the model has lost its place
 */
export function misplacedElement(
  name: ExpandedName,
  matcher: ContentMatcher<unknown> | undefined,
): IssueDetails {
  const found = quotedName(name);
  if (matcher === undefined) {
    const message = `The element ${describeSingleName(name)} is not allowed here.`;
    return { rule: 'cvc-complex-type.2.4.a', message, found };
  }
  const next = matcher.expected();
  const names = next.filter(isName);
  const describe = describerOf([name, ...names]);
  const isEnd = next.length === 0;
  const advice = elementNamespaceAdvice(name, names);
  return {
    rule: isEnd ? 'cvc-complex-type.2.4.d' : 'cvc-complex-type.2.4.a',
    message: `The element ${describe(name)} cannot stand here. Expected: ${isEnd ? END : list(next, name, describe)}.${advice}`,
    expected: isEnd ? END : list(next, name, clark),
    found,
  };
}

const END = 'the end of the parent element';

/** Content of an element whose type has none (cvc-complex-type.2.1). */
export function contentOfEmpty(found: string): IssueDetails {
  const message = 'The element has to be empty.';
  return { rule: 'cvc-complex-type.2.1', message, expected: 'no content', found };
}

/** Content that ends before the content model does. */
export function incompleteContent(matcher: ContentMatcher<unknown>): IssueDetails {
  const next = matcher.expected();
  const message = `The element ends too early. Expected: ${list(next, undefined, describerOf(next.filter(isName)))}.`;
  return { rule: 'cvc-complex-type.2.4.b', message, expected: list(next, undefined, clark) };
}

/** Text between the children of an element whose content is not mixed. */
export function misplacedText(text: string, matcher: ContentMatcher<unknown>): IssueDetails {
  const found = shorten(text.trim());
  const message = `Text ('${found}') cannot stand between the children of this element.`;
  const expected = list(matcher.expected(), undefined, clark) || 'no text';
  return { rule: 'cvc-complex-type.2.3', message, expected, found };
}

/** An element where only text may stand. */
export function elementInText(rule: string, name: ExpandedName): IssueDetails {
  const message = `The element ${describeSingleName(name)} cannot stand where only text is allowed.`;
  return { rule, message, expected: 'text', found: quotedName(name) };
}

/** An element that may stand once, and stands again. */
export function repeatedElement(name: ExpandedName): IssueDetails {
  const message = `The element ${describeSingleName(name)} stands twice.`;
  return { rule: 'cvc-complex-type.2.4.a', message, found: quotedName(name) };
}

/**
 * An element given as one that a wildcard admits, which a particle of the content model takes.
 * @param property - that of the particle, where it is known
 */
export function declaredElement(name: ExpandedName, property?: string): IssueDetails {
  const place = property === undefined ? 'a property of its own' : `the property '${property}'`;
  const message = `The element ${describeSingleName(name)} is declared: it has ${place}.`;
  return { rule: 'cvc-complex-type.2.4.a', message, found: quotedName(name) };
}

/** An element that a strict wildcard admits, and no declaration describes (cvc-complex-type.2.4.c). */
export function unknownElement(name: ExpandedName, declared: Iterable<ExpandedName>): IssueDetails {
  const advice = elementNamespaceAdvice(name, declared);
  const message = `No declaration of the element ${describeName(name)} is known, and the wildcard that admits it is strict.${advice}`;
  return { rule: 'cvc-complex-type.2.4.c', message, found: quotedName(name) };
}

function isName(it: Expectation): it is ExpandedName {
  return 'localName' in it;
}

function clark({ namespaceURI, localName }: ExpandedName): string {
  return clarkName(namespaceURI, localName);
}

/** What may stand next, each once. */
function list(
  next: readonly Expectation[],
  found: ExpandedName | undefined,
  describe: (name: ExpandedName) => string,
): string {
  const names = new Map(
    next.map((it) => (isName(it) ? [describe(it), it.localName] : [it.assessment.describe(it), ''])),
  );
  return listNearest([...names], found?.localName ?? '');
}
