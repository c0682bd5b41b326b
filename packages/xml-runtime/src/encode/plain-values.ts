import type { ElementDeclaration } from '../plan/element-declaration.js';
import { instanceForms } from '../plan/form-store.js';
import { knowsForms } from '../plan/recall-form.js';
import { isRecord } from '../plan/record.js';
import type { SimpleTypeDescriptor } from '../schema/descriptor.js';
import type { PlainSink } from '../xml/element-sink.js';
import { namespacesInContent } from '../xml/tree.js';
import { type PlainElement, type PlainProperty, type PlainType, plainElement } from './plain-plan.js';
import type { PlainText } from './plain-text.js';
import type { PlainValues, WritingContext } from './writing-context.js';

const GREATER = 0x3e;

type Value = Readonly<Record<string, unknown>>;

/** Writes elements in the general way. */
export interface GeneralWriting {
  /** Writes an element by its declaration. */
  writeElement(
    context: WritingContext,
    declaration: ElementDeclaration,
    value: unknown,
    container: object,
    key: string | number,
  ): void;
  /** Writes an element of simple type that no schema declares by name. */
  writeSimpleElement(
    context: WritingContext,
    localName: string,
    type: SimpleTypeDescriptor,
    value: unknown,
  ): void;
}

/**
 * Writes plain values. It looks at all properties of a value before it writes the first of them: from then on, there is
 * nothing to be taken back, and what is not plain below is written in the general way where it stands.
 */
export class PlainWriter implements PlainValues {
  readonly #context: WritingContext;
  readonly #sink: PlainSink;
  readonly #general: GeneralWriting;
  /** What is written of the open elements: properties and, beside them, their values. Objects take turns at the end. */
  readonly #properties: PlainProperty[] = [];
  readonly #items: unknown[] = [];
  #top = 0;
  /** An object that is known not to be plain. */
  #refused: unknown;

  constructor(context: WritingContext, sink: PlainSink, general: GeneralWriting) {
    this.#context = context;
    this.#sink = sink;
    this.#general = general;
  }

  write(declaration: ElementDeclaration, value: object): boolean {
    const context = this.#context;
    const isObserved = context.sink !== this.#sink || context.identity.constraints !== undefined;
    if (value === this.#refused || isObserved || context.hasLocations) return false;
    const element = plainElement(declaration);
    if (!element.isResolved) element.resolve();
    const { type } = element;
    return type !== undefined && isPlainObject(value) && this.#writeObject(element, type, value);
  }

  /** @returns whether the value is plain; if not, nothing was written */
  #writeObject(element: PlainElement, type: PlainType, value: Value): boolean {
    const base = this.#top;
    const top = this.#collect(type, value, base);
    if (top === -1) return false;
    const properties = this.#properties;
    const items = this.#items;
    let at = base;
    for (; at < top; at++) {
      const { text } = properties[at] as PlainProperty;
      if (text === undefined) break;
      const literal = this.#literal(text, items[at]);
      if (literal === undefined) return false;
      items[at] = literal;
    }

    const context = this.#context;
    const sink = this.#sink;
    const { buffer } = sink;
    context.descend(value);
    context.identity.enter();
    this.#top = top;
    const isTagged = this.#takesPrefix(element);
    // The same element may have another prefix below.
    const { end } = element;
    if (isTagged) {
      sink.closeTag();
      buffer.prepared(element.open);
    } else {
      sink.startElement(element.name.namespaceURI, element.name.localName, undefined, false);
    }
    let next = base;
    for (; next < at; next++) {
      const { attribute, name } = properties[next] as PlainProperty;
      if (attribute === undefined) break;
      const literal = items[next] as string;
      const illegalAt = buffer.attribute(attribute, literal);
      if (illegalAt !== -1) context.checkCharacters(literal, illegalAt, [name]);
    }
    if (isTagged) buffer.byte(GREATER);
    const start = buffer.length;
    if (next < at) {
      const literal = items[next] as string;
      context.checkCharacters(literal, this.#text(literal), ['$value']);
    }
    for (; at < top; at++) {
      const property = properties[at] as PlainProperty;
      const item = items[at];
      const child = property.element;
      if (child === undefined) {
        this.#writeContent(property, item as readonly unknown[]);
      } else if (property.isArray) {
        const list = item as readonly unknown[];
        for (let index = 0; index < list.length; index++) {
          const each = list[index];
          if (!this.#writeUsualLeaf(child, each)) this.#writeChild(child, each, property.name, index, list);
        }
      } else if (!this.#writeUsualLeaf(child, item)) {
        this.#writeChild(child, item, property.name, -1, value);
      }
    }
    if (!isTagged) sink.endElement();
    else if (buffer.length === start) {
      buffer.truncate(start - 1);
      buffer.prepared(sink.emptyElementEnd);
    } else {
      buffer.prepared(end);
    }
    this.#top = base;
    context.identity.leave();
    context.ascend();
    return true;
  }

  /**
   * Puts the properties of a value, in the order in which they are written, on the stack.
   * @returns the end of the stack then; -1 for a value that is not plain
   */
  #collect(type: PlainType, value: Value, base: number): number {
    if (type.hasOpaqueValues && namespacesInContent(value) !== undefined) return -1;
    const properties = this.#properties;
    const items = this.#items;
    let top = base;
    let guess = type.first;
    let previous: PlainProperty | undefined;
    let required = 0;
    let branches = 0;
    let needed = 0;
    let rank = 0;
    let isSorted = true;
    // Of all ways to visit properties, this is the one that engines know best.
    for (const name in value) {
      const item = value[name];
      if (item === undefined) continue;
      let property = guess;
      if (property === undefined || property.name !== name) {
        property = type.property(name);
        if (property === undefined) return -1;
        if (previous === undefined) type.first = property;
        else previous.next = property;
      }
      previous = property;
      guess = property.next;
      if (!property.isSimple) {
        if (property.isArray) {
          if (!Array.isArray(item)) return -1;
          if (item.length === 0) continue;
          if (item.length < property.min || item.length > property.max || isRemembered(item)) return -1;
        } else if (property.byTag !== undefined && !isPlainContent(property, item)) {
          return -1;
        }
        if (property.isRequired) required++;
        branches |= property.branch;
        needed |= property.needed;
      }
      if (property.rank < rank) isSorted = false;
      rank = property.rank;
      properties[top] = property;
      items[top] = item;
      top++;
    }
    if (!type.isComplete(required, branches, needed)) return -1;
    if (!isSorted) this.#sort(base, top);
    return top;
  }

  /** Sorts by rank, and leaves those of one rank in their order. */
  #sort(base: number, top: number): void {
    const properties = this.#properties;
    const items = this.#items;
    for (let end = base + 1; end < top; end++) {
      const property = properties[end] as PlainProperty;
      const item = items[end];
      let at = end;
      for (; at > base; at--) {
        const before = properties[at - 1] as PlainProperty;
        if (before.rank <= property.rank) break;
        properties[at] = before;
        items[at] = items[at - 1];
      }
      properties[at] = property;
      items[at] = item;
    }
  }

  #writeChild(
    element: PlainElement,
    item: unknown,
    property: string,
    index: number,
    container: object,
  ): void {
    if (!element.isResolved) element.resolve();
    const { text, type } = element;
    if (type !== undefined && isPlainObject(item)) {
      this.#context.enter(property, index);
      if (this.#writeObject(element, type, item)) {
        this.#context.leave();
        return;
      }
      this.#refused = item;
    } else {
      const isText = text !== undefined && (type === undefined || !isRecord(item));
      if (isText && this.#writeLeaf(element, text, item)) return;
      this.#context.enter(property, index);
    }
    const { declaration, simpleType } = element;
    const key = index === -1 ? property : index;
    if (declaration !== undefined) {
      this.#general.writeElement(this.#context, declaration, item, container, key);
    } else if (simpleType !== undefined) {
      this.#general.writeSimpleElement(this.#context, element.name.localName, simpleType, item);
    }
    this.#context.leave();
  }

  /**
   * Writes a text that is its own literal, and needs no escapes: what most of most values are.
   * @returns false for any other value; nothing was written then
   */
  #writeUsualLeaf({ text, scope, open, start, end }: PlainElement, item: unknown): boolean {
    const sink = this.#sink;
    if (text === undefined || scope !== sink.plainScope || !text.isLiteral(item, sink)) return false;
    sink.closeTag();
    const { buffer } = sink;
    if (item !== '') return buffer.plainElement(start, item, end, text.unusual);
    buffer.prepared(open);
    buffer.prepared(sink.emptyElementEnd);
    return true;
  }

  /** @returns false where it cannot be written so; nothing was written then */
  #writeLeaf(element: PlainElement, text: PlainText, item: unknown): boolean {
    const literal = item === null ? undefined : this.#literal(text, item);
    if (literal === undefined || !this.#takesPrefix(element)) return false;
    const { buffer, emptyElementEnd } = this.#sink;
    this.#sink.closeTag();
    if (literal !== '') return buffer.element(element.start, literal, element.end);
    buffer.prepared(element.open);
    buffer.prepared(emptyElementEnd);
    return true;
  }

  #writeContent({ byTag }: PlainProperty, items: readonly unknown[]): void {
    const context = this.#context;
    for (let index = 0; index < items.length; index++) {
      const item = items[index];
      context.enter('$content', index);
      if (typeof item === 'string') {
        context.checkCharacters(item, this.#text(item), []);
      } else {
        const { $name, $value } = item as { readonly $name: string; readonly $value: unknown };
        const element = byTag?.get($name);
        if (element !== undefined) this.#writeChild(element, $value, '$value', -1, item as object);
      }
      context.leave();
    }
  }

  #text(text: string): number {
    if (text === '') return -1;
    this.#sink.closeTag();
    return this.#sink.text(text);
  }

  #literal(text: PlainText, value: unknown): string | undefined {
    const { sink, isTrusting } = this.#context;
    return text.literal(value, sink, isTrusting);
  }

  /** @returns false where the start tag has to declare the prefix, or is that of the root */
  #takesPrefix(element: PlainElement): boolean {
    const sink = this.#sink;
    if (element.scope === sink.plainScope) return true;
    const prefix = sink.plainPrefix(element.name.namespaceURI);
    if (prefix === undefined) return false;
    if (prefix !== element.prefix) element.setPrefix(prefix);
    element.scope = sink.plainScope;
    return true;
  }
}

/** Reports whether a value has no properties but its own, and was not read with what they do not tell. */
function isPlainObject(value: unknown): value is Value {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && !isRemembered(value);
}

function isRemembered(value: object): boolean {
  return instanceForms.isUsed === true && knowsForms(instanceForms, value);
}

function isPlainContent({ byTag, isMixed, min, max }: PlainProperty, items: unknown): boolean {
  if (!Array.isArray(items)) return false;
  let count = 0;
  for (let index = 0; index < items.length; index++) {
    const item: unknown = items[index];
    if (typeof item === 'string') {
      if (!isMixed) return false;
      continue;
    }
    if (!isPlainObject(item)) return false;
    const { $name } = item as { readonly $name?: unknown };
    if (typeof $name !== 'string' || byTag?.has($name) !== true) return false;
    for (const key in item) if (key !== '$name' && key !== '$value') return false;
    count++;
  }
  return count >= min && count <= max;
}
