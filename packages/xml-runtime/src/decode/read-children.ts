import type { ComplexTypeBinding } from '../plan/complex-type.js';
import { ANY, type Child, type ElementChild, type Place, type WildcardChild } from '../plan/content.js';
import { getOwn, pushOwn, setOwn } from '../plan/own-properties.js';
import { incompleteContent, misplacedElement, misplacedText } from '../rules/content.js';
import type { ContentMatcher } from '../schema/content-matcher.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import { END, START } from '../xml/element-source.js';
import type { XmlReader } from '../xml/reader.js';
import { lentReader, readElement } from './element.js';
import { ExpectedChild, expect, expectedIn } from './expected-child.js';
import type { ReadingContext } from './reading-context.js';

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
  if (type.reader !== undefined) {
    type.reader.readChildren(context, type, value);
    return;
  }
  const matcher = type.matcher();
  const { openContent } = type;
  const open = openContent?.feature.reader(context, type, openContent, lentReader);
  const reader = mixed === undefined ? context.plainReader : undefined;
  let expected = type.first as ExpectedChild | undefined;
  let previous: ExpectedChild | undefined;
  // After a child out of place, the others are assessed by their names alone: the model cannot tell where it is.
  let isLost = false;
  for (;;) {
    if (reader !== undefined && expected !== undefined && !isLost && open?.isSuffix !== true) {
      const met = takeExpected(reader, expected, matcher);
      if (met instanceof ExpectedChild) {
        readExpected(context, reader, type, met, value);
        previous = met;
        expected = met.next;
        continue;
      }
      if (met !== undefined) {
        reader.next();
        readChild(context, type, met, value);
        continue;
      }
    }
    const token = source.next();
    if (token === END) break;
    if (token !== START) {
      if (mixed !== undefined) type.mixed?.readText(context, mixed);
      else if (!source.isWhiteSpace()) readMisplacedText(context, matcher, value);
      continue;
    }
    const child = isLost || open?.isSuffix === true ? undefined : matcher.step(source.name);
    if (child !== undefined) {
      if (reader !== undefined && child.kind === 'element') {
        const met = expect(child, reader.entry, reader.scope);
        if (previous === undefined) type.first = met;
        // A chain through ever other bindings would remember the whole document.
        else if (previous.scope === met.scope) previous.next = met;
        previous = met;
        expected = met.next;
      }
      readChild(context, type, child, value);
    } else if (open === undefined || !open.read(value, matcher)) {
      isLost = readMisplaced(context, type, matcher, value, isLost) || isLost;
    }
  }
  if (!isLost && !matcher.isComplete()) context.report(incompleteContent(matcher));
}

/**
 * Takes the child that is expected, where it stands next.
 * @returns it, or what else admits an element of its name here; undefined where another may stand there: then nothing has
 * changed
 */
function takeExpected(
  reader: XmlReader,
  expected: ExpectedChild,
  matcher: ContentMatcher<Child>,
): ExpectedChild | WildcardChild | undefined {
  const { scope } = reader;
  const known = expected.scope === scope ? expected : expectedIn(expected.child, scope);
  if (known === undefined || !reader.standsAt(known.entry)) return undefined;
  const taken = matcher.step(known.name);
  if (taken === known.child) return known;
  return taken?.kind === 'element' ? expect(taken, known.entry, scope) : taken;
}

/** Reads a child whose start tag stands next, as it was written before. */
function readExpected(
  context: ReadingContext,
  reader: XmlReader,
  type: ComplexTypeBinding,
  expected: ExpectedChild,
  value: Record<string, unknown>,
): void {
  const { child, entry, leafType, objectType } = expected;
  const { place } = child;
  if (leafType !== undefined) {
    const text = reader.readLeaf(entry);
    if (text !== undefined) {
      store(value, place, leafValue(context, reader, expected, leafType, text, value));
      return;
    }
  }
  reader.next();
  // A document type declaration may have given it attributes. Identity constraints look at it.
  if (objectType === undefined || reader.attributeCount > 0 || context.identity.constraints !== undefined) {
    readChild(context, type, child, value);
    return;
  }
  const object = new objectType.Value();
  enterPlace(context, place, value);
  context.identity.enter();
  readChildren(context, objectType, object, undefined);
  context.identity.leave();
  context.leave();
  store(value, place, object);
}

/** Returns the value of a child that has no attributes and no children, by its text. */
function leafValue(
  context: ReadingContext,
  reader: XmlReader,
  { child: { place }, wrapper }: ExpectedChild,
  type: SimpleTypeDescriptor,
  text: string,
  parent: object,
): unknown {
  let value: unknown;
  try {
    value = type.parse(text, reader);
  } catch (error) {
    enterPlace(context, place, parent);
    context.reportSimpleTypeError(error, reader.offset, wrapper && ['$value']);
    value = context.keptText(text);
    context.leave();
  }
  if (wrapper === undefined) return value;
  const object = new wrapper();
  object.$value = value;
  return object;
}

/** Reads the child that the source stands at the start of. */
export function readChild(
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
  { place, declaration, tag }: ElementChild,
  value: Record<string, unknown>,
): void {
  enterPlace(context, place, value);
  if (tag !== undefined) context.enter('$value', -1);
  const item = readElement(context, declaration);
  if (tag !== undefined) context.leave();
  context.leave();
  const tagged = tag === undefined ? undefined : { $name: tag, $value: item };
  store(value, place, tagged ?? item);
  if (context.pendingForm !== undefined) keepForm(context, place, value, item, tagged);
  context.tolerance?.keepRefused(context, tag ?? place.property, value);
}

/** Keeps how a child was written with the object or array that holds its value. */
function keepForm(
  context: ReadingContext,
  { property, isArray }: Place,
  value: object,
  item: unknown,
  tagged: object | undefined,
): void {
  if (tagged !== undefined) context.keep(item, tagged, '$value');
  else if (isArray) context.keep(item, getOwn(value, property) as object, lengthOf(value, property) - 1);
  else context.keep(item, value, property);
}

/** Goes down to where the value of the next child will be. */
function enterPlace(context: ReadingContext, { property, isArray }: Place, value: object): void {
  context.enter(property, isArray ? lengthOf(value, property) : -1);
}

function readWildcardChild(
  context: ReadingContext,
  type: ComplexTypeBinding,
  child: WildcardChild,
  value: Record<string, unknown>,
): void {
  const { place, wildcard } = child;
  enterPlace(context, place, value);
  if (place.isInContent) context.enter(ANY, -1);
  const element = wildcard.assessment.readElement(context, wildcard, type.declaredType(context.source.name));
  if (place.isInContent) context.leave();
  context.leave();
  store(value, place, place.isInContent ? { [ANY]: element } : element);
}

/** Stores what was read in its place: items of an array one after the other. */
export function store(
  value: Record<string, unknown>,
  { property, isArray, isInherited }: Place,
  item: unknown,
): void {
  if (isArray) pushOwn(value, property, item);
  else if (isInherited) setOwn(value, property, item);
  else value[property] = item;
}

/** Returns how many items a property has so far. */
export function lengthOf(value: object, property: string): number {
  const list = getOwn(value, property);
  return Array.isArray(list) ? list.length : 0;
}

/** Takes text, at which the source stands, that does not belong between the children of an element. */
export function readMisplacedText(
  context: ReadingContext,
  matcher: ContentMatcher<Child>,
  value: Record<string, unknown>,
): void {
  const text = context.source.text();
  context.report({ ...misplacedText(text, matcher), below: context.tolerance?.keepText(text, value) });
}

/**
 * Reads a child that the content model does not admit here.
 * @returns whether the model has lost its place
 */
export function readMisplaced(
  context: ReadingContext,
  type: ComplexTypeBinding,
  matcher: ContentMatcher<Child>,
  value: Record<string, unknown>,
  isLost: boolean,
): boolean {
  const { source, tolerance } = context;
  if (tolerance !== undefined) return tolerance.readMisplaced(context, type, matcher, value, isLost);
  const known = type.childrenByName.get(source.name);
  if (known === undefined) {
    context.report(misplacedElement(source.name, isLost ? undefined : matcher));
    source.skipElement();
    return true;
  }
  if (!isLost) context.report({ ...misplacedElement(source.name, matcher), below: pathTo(known, value) });
  readChild(context, type, known, value);
  return true;
}

/** Returns the path to the value of a child that is about to be read. */
export function pathTo({ place, ...child }: Child, value: object): readonly (string | number)[] {
  const { property, isArray, isInContent } = place;
  const path = isArray ? [property, lengthOf(value, property)] : [property];
  if (child.kind === 'wildcard') return isInContent ? [...path, ANY] : path;
  return child.tag === undefined ? path : [...path, '$value'];
}
