import { lentReader } from '../../decode/element.js';
import { readChild, readChildren, readMisplaced, readMisplacedText } from '../../decode/read-children.js';
import type { ReadingContext } from '../../decode/reading-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { Child } from '../../plan/content.js';
import { incompleteContent } from '../../rules/content.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { Assessment, OpenContentReader, StaticReader } from '../../schema/features.js';
import { CLASSES, NO_SPACE, NO_TEXT, skip } from '../../xml/character-classes.js';
import { END, START } from '../../xml/element-source.js';
import type { ExpandedName } from '../../xml/names.js';
import type { XmlReader } from '../../xml/reader.js';
import { type FieldTable, REFUSED, type StaticField, type StoreField, TypeFields } from './static-fields.js';

/**
 * Makes a static reader: it reads the children of elements of one complex type by comparing bytes with what it expects,
 * and stores their values by code that names the properties. Whatever it cannot judge at once is left to the general way
 * of reading, a child at a time.
 * @param store - stores the value of the child that the n-th element particle of the content model admits
 * @example
 * ```ts
 * const Point: ComplexTypeDescriptor<Point> = complexType({
 *   content: () => all([local('x', xs.int, 0), local('y', xs.int, 0)]),
 *   reader: staticReader<Point>((value, field, item) => {
 *     switch (field) {
 *       case 0: value.x = item; break;
 *       case 1: value.y = item; break;
 *     }
 *   }),
 * });
 * ```
 */
export function staticReader<T extends object>(store: StoreField<T>): StaticReader {
  return new FieldReader(store as StoreField<object>);
}

const LESS = 0x3c;
const SLASH = 0x2f;

/** Reads children by a table of fields. */
class FieldReader implements StaticReader {
  readonly #store: StoreField<object>;
  #fields: TypeFields | undefined;

  constructor(store: StoreField<object>) {
    this.#store = store;
  }

  /** The kernel hands over what it has itself: a context of reading, and a type that is compiled. */
  readChildren(context: ReadingContext & Assessment, type: ComplexTypeBinding & object, value: object): void {
    this.#fields ??= new TypeFields(type);
    const reader = context.plainReader;
    const table = reader && this.#fields.inScope(reader);
    if (reader === undefined || table === undefined) {
      const general = new GeneralReader(context, type, value as Record<string, unknown>, type.matcher());
      while (general.readChild());
    } else {
      this.#readFields(context, reader, type, table, value as Record<string, unknown>);
    }
  }

  /** Reads children as long as they are as expected, lets others be read in the general way, and goes on behind them. */
  #readFields(
    context: ReadingContext,
    reader: XmlReader,
    type: ComplexTypeBinding,
    table: FieldTable,
    value: Record<string, unknown>,
  ): void {
    const { bytes, view, maxTextLength } = reader;
    const store = this.#store;
    const seen = table.noneSeen.slice();
    const isIdentified = context.identity.constraints !== undefined;
    let general: GeneralReader | undefined;
    let limit = table.limitIn(view);
    let last = -1;
    let expected = table.first;
    let previous: StaticField | undefined;
    let position = reader.behindTag();
    for (;;) {
      let start = position;
      let field: StaticField | undefined;
      let isOpen = false;
      if (position !== -1) {
        if (bytes[start] !== LESS) start = skip(bytes, start, NO_SPACE);
        if (bytes[start] !== LESS) {
          // Text that does not belong here, or the end of the document.
        } else if (bytes[start + 1] === SLASH) {
          if (table.mayEnd(seen, last) && start - position <= maxTextLength) {
            reader.moveTo(start);
            if (reader.leave()) return;
            reader.moveTo(position);
          }
        } else if (start <= limit) {
          field = expected;
          isOpen = field?.startTag.isAt(view, start) === true;
          if (!isOpen && field?.emptyTag.isAt(view, start) !== true) {
            field = table.find(reader, start);
            isOpen = field?.startTag.isAt(view, start) === true;
          }
        }
      }
      if (field !== undefined && start - position <= maxTextLength && field.mayFollow(seen, last, value)) {
        const behind = start + field.startTag.length;
        let item: unknown = REFUSED;
        if (field.objectType !== undefined) {
          reader.moveTo(start);
          if (!isIdentified && reader.enter(field.entry)) {
            item = readObject(context, field.name, field.isArray, field.objectType, value);
            position = reader.behindTag();
          } else {
            reader.moveTo(position);
          }
        } else if (isOpen) {
          let end = behind;
          // This loop sees most bytes of most documents.
          while (((CLASSES[bytes[end] as number] as number) & NO_TEXT) === 0) end++;
          if (bytes[end] === LESS) {
            if (end <= limit && end - behind <= maxTextLength && field.endTag.isAt(view, end)) {
              item = field.judge(end === behind ? '' : reader.ascii(behind, end), reader);
              if (item !== REFUSED) position = end + field.endTag.length;
            }
          } else {
            reader.moveTo(start);
            const text = reader.readLeaf(field.entry);
            if (text !== undefined) item = field.judge(text, reader);
            if (item === REFUSED) reader.moveTo(position);
            else position = reader.behindTag();
          }
        } else {
          item = field.judge('', reader);
          if (item !== REFUSED) position = start + field.emptyTag.length;
        }
        if (item !== REFUSED) {
          const { child } = field;
          if (child === undefined) {
            value[field.name] = item;
          } else {
            store(value, field.index, item as never);
            seen[field.word] = (seen[field.word] as number) | field.bit;
            last = field.index;
            general?.matcher.step(child.declaration.name);
          }
          if (field !== expected) {
            if (previous === undefined) table.first = field;
            else previous.next = field;
          }
          previous = field;
          expected = field.next;
          continue;
        }
      }
      if (position !== -1) reader.moveTo(position);
      general ??= new GeneralReader(context, type, value, table.matcher(type, seen));
      if (!general.readChild()) return;
      const { taken } = general;
      const read = taken === undefined ? table.openField(general.name) : table.fieldOf(taken);
      // A field of open content may be new.
      limit = table.limitIn(view);
      if (read !== undefined) {
        if (read.child !== undefined) {
          seen[read.word] = (seen[read.word] as number) | read.bit;
          last = read.index;
        }
        if (previous !== undefined && read.isReadable) previous.next = read;
        expected = read.next;
      }
      previous = read;
      position = reader.behindTag();
    }
  }
}

/** Reads an element that has been entered, and moves behind it. */
function readObject(
  context: ReadingContext,
  property: string,
  isArray: boolean,
  type: ComplexTypeBinding,
  parent: Record<string, unknown>,
): unknown {
  const { identity } = context;
  const object = new type.Value();
  const list = isArray ? parent[property] : undefined;
  context.enter(property, isArray ? (Array.isArray(list) ? list.length : 0) : -1);
  identity.enter();
  if (type.reader === undefined) readChildren(context, type, object, undefined);
  else type.reader.readChildren(context, type, object);
  identity.leave();
  context.leave();
  return object;
}

/** Reads children of one element in the general way. */
class GeneralReader {
  readonly matcher: ContentMatcher<Child>;
  /** The child that was read last; undefined where it was open content. */
  taken: Child | undefined;
  /** The name of the child that was read last. */
  name: ExpandedName;
  readonly #context: ReadingContext;
  readonly #type: ComplexTypeBinding;
  readonly #value: Record<string, unknown>;
  readonly #open: OpenContentReader | undefined;
  /** After a child out of place, the others are assessed by their names alone. */
  #isLost = false;

  constructor(
    context: ReadingContext,
    type: ComplexTypeBinding,
    value: Record<string, unknown>,
    matcher: ContentMatcher<Child>,
  ) {
    const { openContent } = type;
    this.#context = context;
    this.#type = type;
    this.#value = value;
    this.matcher = matcher;
    this.name = context.source.name;
    this.#open = openContent?.feature.reader(context, type, openContent, lentReader);
  }

  /**
   * Reads up to the end of the next child that may stand where it stands.
   * @returns false where the element has ended instead
   */
  readChild(): boolean {
    const { source } = this.#context;
    const { matcher } = this;
    for (let token = source.next(); token !== END; token = source.next()) {
      if (token === START) {
        if (this.#readElement()) return true;
      } else if (!source.isWhiteSpace()) {
        readMisplacedText(this.#context, matcher, this.#value);
      }
    }
    if (!this.#isLost && !matcher.isComplete()) this.#context.report(incompleteContent(matcher));
    return false;
  }

  /** @returns whether the content model, or open content, still tells what may follow */
  #readElement(): boolean {
    const { source } = this.#context;
    this.name = source.name;
    this.taken = this.#isLost || this.#open?.isSuffix === true ? undefined : this.matcher.step(source.name);
    if (this.taken !== undefined) {
      readChild(this.#context, this.#type, this.taken, this.#value);
      return true;
    }
    if (this.#open?.read(this.#value, this.matcher) === true) return !this.#isLost;
    const isLost = readMisplaced(this.#context, this.#type, this.matcher, this.#value, this.#isLost);
    this.#isLost = isLost || this.#isLost;
    return false;
  }
}
