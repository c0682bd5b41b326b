import type { ContentMatcher } from '../content-model/matcher.js';
import { abbreviate } from '../names.js';
import { shorten } from '../reading/simple-content.js';
import type { Violation } from './violation.js';

/**
 * An element that the content model does not admit where it stands (cvc-complex-type.2.4).
 * @param found - its name
 * @param matcher - stands before the element; undefined where the model has lost its place
 */
export function misplacedElement(found: string, matcher: ContentMatcher<unknown> | undefined): Violation {
  if (matcher === undefined) {
    return { rule: 'cvc-complex-type.2.4.a', message: `The element ${found} is not allowed here.`, found };
  }
  const next = matcher.expected().join(', ');
  const expected = next || 'the end of the parent element';
  return {
    rule: next === '' ? 'cvc-complex-type.2.4.d' : 'cvc-complex-type.2.4.a',
    message: abbreviate(`The element ${found} cannot stand here. Expected: ${expected}.`),
    expected,
    found,
  };
}

/** Content of an element whose type has none (cvc-complex-type.2.1). */
export function contentOfEmpty(found: string): Violation {
  const message = 'The element has to be empty.';
  return { rule: 'cvc-complex-type.2.1', message, expected: 'no content', found };
}

/** Content that ends before the content model does. */
export function incompleteContent(matcher: ContentMatcher<unknown>): Violation {
  const expected = matcher.expected().join(', ');
  const message = abbreviate(`The element ends too early. Expected: ${expected}.`);
  return { rule: 'cvc-complex-type.2.4.b', message, expected };
}

/** Text between the children of an element whose content is not mixed. */
export function misplacedText(text: string, matcher: ContentMatcher<unknown>): Violation {
  const found = shorten(text.trim());
  const message = `Text ('${found}') cannot stand between the children of this element.`;
  return {
    rule: 'cvc-complex-type.2.3',
    message,
    expected: matcher.expected().join(', ') || 'no text',
    found,
  };
}
