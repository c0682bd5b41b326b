import type { IssueDetails } from '../issues/issue-details.js';
import { shorten } from '../issues/shorten.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { elementInText } from '../rules/content.js';
import { END, START, type Token } from '../xml/element-source.js';
import { quotedName } from '../xml/names.js';
import type { ReadingContext } from './reading-context.js';

/**
 * Reads the text of an element that may have no child elements, and stops at its end.
 * @param rule - the rule that a child element breaks
 * @returns undefined when there was a child element and that was an issue
 */
export function readSimpleContent(context: ReadingContext, rule: string): string | undefined {
  const { source } = context;
  const text = source.readText();
  if (source.token !== END) return readAroundChildren(context, rule, text);
  context.recorder?.text(text);
  return text;
}

/** Goes on from the start of the first child. */
function readAroundChildren(context: ReadingContext, rule: string, before: string): string | undefined {
  const { source, tolerance } = context;
  if (tolerance !== undefined) return tolerance.readMarkup(context, rule, before);
  for (let token: Token = START; token !== END; token = source.next()) {
    if (token !== START) continue;
    context.report(elementInText(rule, source.name));
    source.skipElement();
  }
  return undefined;
}

/**
 * Reads content that has to be empty, and stops at the end of the element.
 * @param complain - says what is wrong with an element of that name, or with a text
 * @param value - what was read of the element, of that type
 * @returns the value; where something is kept that should not be there, an object that has it
 */
export function readNoContent(
  context: ReadingContext,
  complain: (found: string) => IssueDetails,
  type: ComplexTypeBinding | undefined,
  value: object | null,
): unknown {
  const { source, tolerance } = context;
  if (tolerance !== undefined) return tolerance.readNoContent(context, complain, type, value);
  for (let token = source.next(); token !== END; token = source.next()) {
    if (token === START) {
      context.report(complain(quotedName(source.name)));
      source.skipElement();
    } else if (source.text() !== '') {
      context.report(complain(shorten(source.text())));
    }
  }
  return value;
}
