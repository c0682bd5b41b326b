import { pathTo, readChild } from '../../decode/read-children.js';
import type { ReadingContext } from '../../decode/reading-context.js';
import type { XmlIssue } from '../../issues/errors.js';
import type { IssueDetails } from '../../issues/issue-details.js';
import { shorten } from '../../issues/shorten.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { Child } from '../../plan/content.js';
import { pushOwn } from '../../plan/own-properties.js';
import { elementInText, misplacedElement, repeatedElement } from '../../rules/content.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { Assessment, ContentProgress, Tolerance, ValuePathPart } from '../../schema/features.js';
import { END, START, TEXT, type Token } from '../../xml/element-source.js';
import { quotedName } from '../../xml/names.js';
import { readTree } from '../../xml/tree.js';
import { markupOf } from './markup.js';
import { UnexpectedRootError } from './unexpected-root-error.js';
import { addNamed, nameIn, unknownValue } from './unknown-value.js';

/**
 * Reads documents that are not valid, and keeps what they have: a Tolerant Reader. Each deviation is an issue.
 *
 * - A text that is no literal of its type is the value, as it came.
 * - An element or attribute that the type does not have is a property of its name: an object of its attributes and
 *   children, or its text; an array where names repeat.
 * - Markup where only text may be is text: `<name>a<b>c</b></name>` gives `'a<b>c</b>'`.
 * - Text between children is in the array `$text`.
 * - What has no place because its name is taken, such as the second of an element that may stand once, is in `$surplus`:
 *   an object with an array for each name.
 * - Elements out of order are where they belong. What is missing is absent.
 *
 * @example
 * ```ts
 * const order = parse(OrderElement, text, { tolerant, onIssue: ({ message }) => console.warn(message) });
 * ```
 */
export const tolerant: Tolerance = {
  keepAttribute,
  refuseAttribute,
  keepRefused,
  keepRepeated,
  keepText,
  readMisplaced,
  readMarkup,
  readNoContent,
  readUnknown,
  refuseRoot,
};

/** The property of what has no other place. */
const SURPLUS = '$surplus';

/** The property of text between children. */
const STRAY_TEXT = '$text';

function keepAttribute(
  { source }: ReadingContext & Assessment,
  type: ComplexTypeBinding & object,
  index: number,
  value: object,
): ValuePathPart {
  const { namespaceURI, localName: name } = source.attributeName(index);
  return keep(type, value, nameIn('', { namespaceURI, name }), source.attributeValue(index));
}

function refuseAttribute(context: ReadingContext & Assessment, index: number): void {
  const { source } = context;
  const { namespaceURI, localName: name } = source.attributeName(index);
  context.refusedAttributes ??= {};
  addNamed(context.refusedAttributes, nameIn('', { namespaceURI, name }), source.attributeValue(index));
}

function keepRefused(context: ReadingContext & Assessment, name: string, parent: object): void {
  const attributes = context.refusedAttributes;
  if (attributes === undefined) return;
  context.refusedAttributes = undefined;
  pushOwn(surplusOf(parent), name, attributes);
}

function keepRepeated(parent: object, name: string, item: unknown): void {
  pushOwn(surplusOf(parent), name, item);
}

function keepText(text: string, value: object): ValuePathPart {
  return [STRAY_TEXT, pushOwn(value, STRAY_TEXT, text) - 1];
}

function readMisplaced(
  context: ReadingContext & Assessment,
  type: ComplexTypeBinding & object,
  matcher: ContentMatcher<Child> & ContentProgress,
  value: Record<string, unknown>,
  isLost: boolean,
): boolean {
  const { name, offset } = context.source;
  const child = type.childrenByName.get(name);
  if (child === undefined) {
    const progress = isLost ? undefined : matcher;
    const tree = readTree(context.source);
    const below = keep(type, value, nameIn(namespaceAround(type), tree), unknownValue(tree));
    // Hostile documents have millions of them, and messages take time.
    if (!context.collector.isFull) context.report({ ...misplacedElement(name, progress), offset, below });
    return isLost;
  }
  const { place } = child;
  if (place.isArray || !Object.hasOwn(value, place.property)) {
    if (!isLost) context.report({ ...misplacedElement(name, matcher), below: pathTo(child, value) });
    readChild(context, type, child, value);
    return true;
  }
  const surplus = surplusOf(value);
  const further: Child = { ...child, place: { ...place, isArray: true } };
  const details = isLost ? repeatedElement(name) : misplacedElement(name, matcher);
  context.report({ ...details, below: [SURPLUS, ...pathTo(further, surplus)] });
  context.enter(SURPLUS, -1);
  readChild(context, type, further, surplus);
  context.leave();
  return isLost;
}

function readMarkup(context: ReadingContext & Assessment, rule: string, before: string): string {
  const { source } = context;
  let text = markupOf(before);
  for (let token: Token = START; token !== END; token = source.next()) {
    if (token === TEXT) text += markupOf(source.text());
    if (token !== START) continue;
    context.report(elementInText(rule, source.name));
    text += markupOf(readTree(source));
  }
  return text;
}

function readNoContent(
  context: ReadingContext & Assessment,
  complain: (found: string) => IssueDetails,
  type: (ComplexTypeBinding & object) | undefined,
  value: object | null,
): unknown {
  const { source } = context;
  const kept = value ?? {};
  let text = '';
  let hasChildren = false;
  for (let token = source.next(); token !== END; token = source.next()) {
    const { offset } = source;
    if (token === START) {
      const found = quotedName(source.name);
      const tree = readTree(source);
      const below = keep(type, kept, nameIn(tree.namespaceURI, tree), unknownValue(tree));
      context.report({ ...complain(found), offset, below });
      hasChildren = true;
    } else if (source.text() !== '') {
      text += source.text();
      const below = value === null ? [] : keepText(source.text(), kept);
      context.report({ ...complain(shorten(source.text())), below });
    }
  }
  if (value !== null) return value;
  if (hasChildren && text !== '') keepText(text, kept);
  if (hasChildren) return kept;
  return text === '' ? null : text;
}

function readUnknown({ source }: ReadingContext & Assessment): unknown {
  return unknownValue(readTree(source));
}

function refuseRoot(issues: readonly XmlIssue[], value: unknown): void {
  if (issues[0]?.rule === 'cvc-elt.1') throw new UnexpectedRootError(issues, value);
}

/**
 * Keeps what the schema has no property for: under its name, or where that is the name of another property in `$surplus`.
 * @returns the path from the value to it
 */
function keep(
  type: ComplexTypeBinding | undefined,
  value: object,
  name: string,
  item: unknown,
): ValuePathPart {
  if (type !== undefined && isProperty(type, name)) {
    return [SURPLUS, name, pushOwn(surplusOf(value), name, item) - 1];
  }
  const index = addNamed(value, name, item);
  return index === undefined ? [name] : [name, index];
}

function surplusOf(value: object): Record<string, unknown> {
  const holder = value as { [SURPLUS]?: Record<string, unknown> };
  holder[SURPLUS] ??= {};
  return holder[SURPLUS];
}

const properties = new WeakMap<ComplexTypeBinding, ReadonlySet<string>>();

/** Tests whether values of a type may have a property that the schema describes. */
function isProperty(type: ComplexTypeBinding, name: string): boolean {
  let known = properties.get(type);
  if (known === undefined) {
    const places = type.leaves.map(({ place }) => place);
    known = new Set([...type.attributes, ...places].map(({ property }) => property));
    properties.set(type, known);
  }
  const { openContent } = type;
  return known.has(name) || openContent?.feature.typeOfNamed(openContent, name) !== undefined;
}

/** Returns the namespace of the elements that a type declares, as far as they agree. */
function namespaceAround({ childrenByName, descriptor }: ComplexTypeBinding): string {
  for (const { namespaceURI } of childrenByName.keys()) return namespaceURI;
  return descriptor.namespaceURI ?? '';
}
