import type { ContentMatcher } from '../content-model/matcher.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { ANY, type Child, type ElementChild, type Place, type WildcardChild } from '../plan/content.js';
import { getOwn, pushOwn, setOwn } from '../plan/own-properties.js';
import { incompleteContent, misplacedElement, misplacedText } from '../rules/content.js';
import { END, START } from '../xml/element-source.js';
import type { ReadingContext } from './context.js';
import { readElement } from './element.js';

/**
 * Reads element-only or mixed content into properties (cvc-complex-type.2.3 and .2.4), and stops at the element's end.
 * @param mixed - the array of mixed content, where text goes too
 */
export function readChildren(
  context: ReadingContext,
  type: ComplexTypeBinding,
  value: Record<string, unknown>,
  mixed: unknown[] | undefined,
): void {
  const { source } = context;
  const matcher = type.matcher();
  const { openContent } = type;
  const open = openContent?.feature.reader(context, type, openContent);
  // After a child out of place, the others are assessed by their names alone: the model cannot tell where it is.
  let isLost = false;
  for (let token = source.next(); token !== END; token = source.next()) {
    if (token !== START) {
      if (mixed !== undefined) type.mixed?.readText(context, mixed);
      else if (!source.isWhiteSpace()) context.report(misplacedText(source.text(), matcher));
      continue;
    }
    const child = isLost || open?.isSuffix === true ? undefined : matcher.step(source.name);
    if (child !== undefined) readChild(context, type, child, value);
    else if (open === undefined || !open.read(value, matcher)) {
      isLost = readMisplaced(context, type, matcher, value, isLost) || isLost;
    }
  }
  if (!isLost && !matcher.isComplete()) context.report(incompleteContent(matcher));
}

function readChild(
  context: ReadingContext,
  type: ComplexTypeBinding,
  child: Child,
  value: Record<string, unknown>,
): void {
  if (child.kind === 'wildcard') readWildcardChild(context, type, child, value);
  else readElementChild(context, child, value);
}

function readElementChild(
  context: ReadingContext,
  child: ElementChild,
  value: Record<string, unknown>,
): void {
  const { place, declaration, tag } = child;
  const { property, isArray } = place;
  if (tag === undefined) {
    if (!isArray) {
      context.enter(property, -1);
      const single = readElement(context, declaration);
      context.leave();
      if (place.isInherited) setOwn(value, property, single);
      else value[property] = single;
      if (context.hasPending) context.keep(single, value, property);
      return;
    }
    context.enter(property, lengthOf(value, property));
    const item = readElement(context, declaration);
    context.leave();
    const length = pushOwn(value, property, item);
    if (context.hasPending) context.keep(item, getOwn(value, property) as object, length - 1);
    return;
  }
  context.enter(property, isArray ? lengthOf(value, property) : -1);
  context.enter('$value', -1);
  const tagged = { $name: tag, $value: readElement(context, declaration) };
  if (context.hasPending) context.keep(tagged.$value, tagged, '$value');
  context.leave();
  context.leave();
  store(value, place, tagged);
}

function readWildcardChild(
  context: ReadingContext,
  type: ComplexTypeBinding,
  child: WildcardChild,
  value: Record<string, unknown>,
): void {
  const { place, wildcard } = child;
  context.enter(place.property, place.isArray ? lengthOf(value, place.property) : -1);
  if (place.isInContent) context.enter(ANY, -1);
  const element = wildcard.assessment.readElement(context, wildcard, type.declaredType(context.source.name));
  if (place.isInContent) context.leave();
  context.leave();
  store(value, place, place.isInContent ? { [ANY]: element } : element);
}

function store(value: Record<string, unknown>, { property, isArray }: Place, item: unknown): void {
  if (isArray) pushOwn(value, property, item);
  else setOwn(value, property, item);
}

function lengthOf(value: object, property: string): number {
  const list = getOwn(value, property);
  return Array.isArray(list) ? list.length : 0;
}

/** @returns whether the model has lost its place */
function readMisplaced(
  context: ReadingContext,
  type: ComplexTypeBinding,
  matcher: ContentMatcher<Child>,
  value: Record<string, unknown>,
  isLost: boolean,
): boolean {
  const { source } = context;
  const known = type.childrenByName.get(source.name);
  if (known === undefined) {
    context.reportUnexpected(misplacedElement(source.name, isLost ? undefined : matcher));
    source.skipElement();
    return !context.unexpected.ignore;
  }
  if (!isLost) context.report({ ...misplacedElement(source.name, matcher), below: pathTo(known, value) });
  readChild(context, type, known, value);
  return true;
}

/** The path to the value of a child that is about to be read. */
function pathTo({ place, ...child }: Child, value: object): readonly (string | number)[] {
  const { property, isArray, isInContent } = place;
  const path = isArray ? [property, lengthOf(value, property)] : [property];
  if (child.kind === 'wildcard') return isInContent ? [...path, ANY] : path;
  return child.tag === undefined ? path : [...path, '$value'];
}
