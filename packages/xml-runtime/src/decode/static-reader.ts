import type { ContentMatcher } from '../content-model/matcher.js';
import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { Child } from '../plan/content.js';
import { incompleteContent, misplacedText } from '../rules/content.js';
import type { Assessment, StaticReader } from '../schema/features.js';
import { TEXT_CLASS } from '../xml/character-classes.js';
import { END, START } from '../xml/element-source.js';
import type { XmlReader } from '../xml/reader.js';
import { readChild, readMisplaced } from './children.js';
import type { ReadingContext } from './context.js';
import { type FieldTable, FieldTables, REFUSED, type StaticField, type StoreField } from './static-fields.js';

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
const GREATER = 0x3e;
const SLASH = 0x2f;

class FieldReader implements StaticReader {
  readonly #store: StoreField<object>;
  #tables: FieldTables | undefined;

  constructor(store: StoreField<object>) {
    this.#store = store;
  }

  readChildren(assessment: Assessment, binding: object, value: object): void {
    // The kernel hands over what it has itself.
    const context = assessment as ReadingContext;
    const type = binding as ComplexTypeBinding;
    this.#tables ??= new FieldTables(type, this.#store);
    const reader = context.plainReader;
    const table = reader && this.#tables.inScope(reader);
    const progress = new Progress(type, table);
    if (reader === undefined || table === undefined) readTokens(context, type, value, progress, undefined);
    else readFields(context, reader, table, value, progress);
  }
}

/** Which children of an element have been read. */
class Progress {
  /** A bit for each field, 31 a word. */
  readonly seen: number[];
  /** Of a sequence: the last field that has been read. */
  last = -1;
  readonly #type: ComplexTypeBinding;
  readonly #table: FieldTable | undefined;
  #matcher: ContentMatcher<Child> | undefined;

  constructor(type: ComplexTypeBinding, table: FieldTable | undefined) {
    this.#type = type;
    this.#table = table;
    this.seen = table === undefined ? [] : table.noneSeen.slice();
  }

  /** Tests whether a field may stand next. */
  admits(field: StaticField): boolean {
    if (field.isInSequence) {
      if (field.index === this.last) return field.isArray;
      return field.index > this.last && field.requiredBefore <= this.last;
    }
    return ((this.seen[field.word] as number) & field.bit) === 0;
  }

  /** A field has been read. */
  add(field: StaticField): void {
    this.seen[field.word] = (this.seen[field.word] as number) | field.bit;
    this.last = field.index;
    if (this.#matcher !== undefined) this.#matcher.step(field.child.declaration.name);
  }

  /** Tests whether the element may end. */
  isComplete(table: FieldTable): boolean {
    if (table.isSequence) return this.last >= table.lastRequired || (this.last === -1 && table.isOptional);
    let isEmpty = true;
    let isMissing = false;
    for (let word = 0; word < this.seen.length; word++) {
      const seen = this.seen[word] as number;
      const required = table.required[word] as number;
      if (seen !== 0) isEmpty = false;
      if ((seen & required) !== required) isMissing = true;
    }
    return !isMissing || (isEmpty && table.isOptional);
  }

  /** The content model, after what has been read. */
  matcher(): ContentMatcher<Child> {
    if (this.#matcher === undefined) {
      this.#matcher = this.#type.matcher();
      for (const field of this.#table?.fields ?? []) {
        const isSeen = ((this.seen[field.word] as number) & field.bit) !== 0;
        // Where a field may repeat, it may any number of times.
        if (isSeen) this.#matcher.step(field.child.declaration.name);
      }
    }
    return this.#matcher;
  }
}

/** Reads children as long as they are as expected, lets tokens be read where they are not, and goes on behind these. */
function readFields(
  context: ReadingContext,
  reader: XmlReader,
  table: FieldTable,
  value: object,
  progress: Progress,
): void {
  const { bytes } = reader;
  let expected = table.first;
  let position = reader.behindTag();
  for (;;) {
    let field: StaticField | undefined;
    let start = position;
    if (position !== -1) {
      const byte = bytes[start] as number;
      if (byte !== LESS) start = skipSpace(bytes, start, reader.maxTextLength);
      if (bytes[start + 1] === SLASH) {
        if (progress.isComplete(table) && reader.leaveFrom(start)) return;
      } else {
        field = expected;
        if (field === undefined || !isTagAt(field.tag, bytes, start)) field = table.find(bytes, start);
      }
    }
    if (field !== undefined && progress.admits(field)) {
      const { tag, type } = field;
      const behind = start + tag.length;
      if (type === undefined) {
        if (bytes[behind] === GREATER && reader.enterFrom(start, field.entry)) {
          const item = readObject(context, reader, field, value);
          table.store(value, field.index, item as never);
          progress.add(field);
          expected = follow(table, expected, field);
          position = reader.behindTag();
          continue;
        }
      } else if (bytes[behind] === GREATER) {
        let end = behind + 1;
        // This loop sees most bytes of most documents.
        while (TEXT_CLASS[bytes[end] as number] === 0) end++;
        if (bytes[end] === LESS && bytes[end + 1] === SLASH && isNameAt(tag, bytes, end + 2)) {
          const length = end - behind - 1;
          if (length <= reader.maxTextLength) {
            const text = length === 0 ? '' : reader.ascii(behind + 1, end);
            const item = field.isText ? text : field.judge(text, reader);
            if (item !== REFUSED) {
              table.store(value, field.index, item as never);
              progress.add(field);
              expected = follow(table, expected, field);
              position = end + tag.length + 2;
              continue;
            }
          }
        }
      } else if (bytes[behind] === SLASH && bytes[behind + 1] === GREATER) {
        const item = field.judge('', reader);
        if (item !== REFUSED) {
          table.store(value, field.index, item as never);
          progress.add(field);
          expected = follow(table, expected, field);
          position = behind + 2;
          continue;
        }
      }
    }
    if (position !== -1) reader.moveTo(position);
    const last = readTokens(context, context.currentType as never, value, progress, table);
    if (last === undefined) return;
    expected = last.next;
    position = reader.behindTag();
  }
}
