import type { ReadingContext } from '../../decode/reading-context.js';
import type { WritingContext } from '../../encode/writing-context.js';
import { shorten } from '../../issues/shorten.js';
import { CONTENT } from '../../plan/content.js';
import { childrenBesideFixed, wrongContent } from '../../rules/elements.js';
import type { ElementConstraint, MixedContent } from '../../schema/features.js';
import { appendText } from '../../xml/tree.js';

/** Mixed content: text between the children of an element is part of its value. */
export const mixedContent: MixedContent = { readText, checkRead, checkWritten };

function readText(context: ReadingContext, content: unknown[]): void {
  const text = context.source.text();
  appendText(content, text);
  context.recorder?.text(text);
}

/** Default and fixed values of elements with mixed content (cvc-elt.5.1.1 and cvc-elt.5.2.2). */
function checkRead(
  context: ReadingContext,
  { default: constraint, fixed }: ElementConstraint,
  content: unknown[],
): void {
  if (constraint === undefined) return;
  if (content.length === 0) content.push(constraint);
  if (fixed === undefined) return;
  const below = [CONTENT];
  const text = content.map((item) => (typeof item === 'string' ? item : '')).join('');
  if (content.some((item) => typeof item !== 'string')) {
    context.report({ ...childrenBesideFixed(fixed), below });
  } else if (text !== fixed) {
    context.report({ ...wrongContent('cvc-elt.5.2.2.2.1', fixed, text), below });
  }
}

/**
 * Default and fixed values of elements with mixed content (cvc-elt.5.1.1 and cvc-elt.5.2.2). A value without
 * `$content` leaves it to the declaration, as one without an attribute does.
 */
function checkWritten(
  context: WritingContext,
  { default: constraint = '', fixed }: ElementConstraint,
  content: unknown,
): void {
  if (!Array.isArray(content)) return;
  const below = [CONTENT];
  const hasChildren = content.some((item) => typeof item !== 'string');
  const text = hasChildren ? '' : content.join('');
  if (fixed !== undefined && hasChildren) {
    context.report({ ...childrenBesideFixed(fixed), below });
  } else if (fixed !== undefined && text !== fixed) {
    context.report({ ...wrongContent('cvc-elt.5.2.2.2.1', fixed, text), below });
  } else if (!hasChildren && text === '' && constraint !== '') {
    const message = `An empty element stands for its default, '${shorten(constraint)}'.`;
    context.report({ rule: 'cvc-elt.5.1.1', message, found: '', below });
  }
}
