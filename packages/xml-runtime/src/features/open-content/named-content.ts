import { admitsName } from '../../content-model/wildcard.js';
import type { ReadingContext } from '../../decode/reading-context.js';
import type { WritingContext } from '../../encode/writing-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import type { Child } from '../../plan/content.js';
import { getOwn, setOwn } from '../../plan/own-properties.js';
import { UNCONSTRAINED, UNDECLARED } from '../../plan/unconstrained.js';
import { repeatedElement } from '../../rules/content.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { OpenContent, SimpleTypeDescriptor } from '../../schema/descriptor.js';
import type {
  LentReader,
  LentWriter,
  OpenContentFeature,
  OpenContentReader,
  OpenContentWriter,
} from '../../schema/features.js';
import { resolve } from '../../schema/lazy.js';
import { isNCName } from '../../xml/name-characters.js';

type Value = Readonly<Record<string, unknown>>;

/** Open content whose elements are properties. */
interface NamedContent extends OpenContent {
  readonly named: NonNullable<OpenContent['named']>;
}

/** What {@link namedOpenContent} takes. */
export interface NamedOpenContentDefinition extends Omit<NamedContent, 'feature'> {}

/**
 * Makes open content of elements whose names end in a suffix: each becomes a property of its own name.
 * @example
 * ```ts
 * namedOpenContent({
 *   mode: 'interleave',
 *   any: { namespaces: [''], processContents: 'lax' },
 *   named: { suffix: '__c', type: xs.string },
 * })
 * ```
 */
export function namedOpenContent(definition: NamedOpenContentDefinition): OpenContent {
  return { ...definition, feature };
}

const feature: OpenContentFeature = {
  reader(context: ReadingContext, type: ComplexTypeBinding, open: NamedContent, lent) {
    return new NamedContentReader(context, type, open, lent);
  },
  typeOfNamed,
  writer(context: WritingContext, type: ComplexTypeBinding, open: NamedContent, lent) {
    return new NamedContentWriter(context, type, open, lent);
  },
};

/** Returns the type of the elements that open content admits under a name of their own. */
function typeOfNamed({ named }: NamedContent, property: string): SimpleTypeDescriptor | undefined {
  return property.endsWith(named.suffix) && isNCName(property) ? resolve(named.type) : undefined;
}

/** Takes the children of one element that its content model does not, where they are properties. */
class NamedContentReader implements OpenContentReader {
  readonly #context: ReadingContext;
  readonly #type: ComplexTypeBinding;
  readonly #open: NamedContent;
  readonly #lent: LentReader;

  /** Whether only open content may follow (XSD 1.1, section 3.4.4.3, mode suffix). */
  isSuffix = false;

  constructor(context: ReadingContext, type: ComplexTypeBinding, open: NamedContent, lent: LentReader) {
    this.#context = context;
    this.#type = type;
    this.#open = open;
    this.#lent = lent;
  }

  /**
   * Reads the child that the source stands at the start of.
   * @returns whether it was open content; if not, nothing was read
   */
  read(value: Record<string, unknown>, matcher: ContentMatcher<Child>): boolean {
    const context = this.#context;
    const { mode, any, named } = this.#open;
    const { name } = context.source;
    const { namespaceURI, localName } = name;
    const isNamed = namespaceURI === '' && localName.endsWith(named.suffix) && admitsName(any, name);
    if (!isNamed || this.#type.childrenByName.has(name)) return false;
    if (mode === 'suffix') {
      if (!matcher.isComplete()) return false;
      this.isSuffix = true;
    }
    const isRepeated = getOwn(value, localName) !== undefined;
    if (isRepeated) context.report(repeatedElement(name));
    context.enter(localName, -1);
    const item = this.#readElement(resolve(named.type));
    context.leave();
    const { tolerance } = context;
    if (isRepeated && tolerance !== undefined) tolerance.keepRepeated(value, localName, item);
    else setOwn(value, localName, item);
    tolerance?.keepRefused(context, localName, value);
    return true;
  }

  #readElement(type: SimpleTypeDescriptor): unknown {
    const context = this.#context;
    const { recorder, identity, source } = context;
    recorder?.startChild();
    identity.startElement(UNDECLARED, source.name, source.offset);
    const value = this.#lent.readAs(context, UNCONSTRAINED, type, undefined, false);
    identity.endElement(context);
    recorder?.endChild();
    return value;
  }
}

/** Writes the properties that are open content. */
class NamedContentWriter implements OpenContentWriter {
  readonly #context: WritingContext;
  readonly #type: ComplexTypeBinding;
  readonly #open: NamedContent;
  readonly #lent: LentWriter;

  /** Nothing of it stands in `$content`. */
  readonly isSuffix = false;

  constructor(context: WritingContext, type: ComplexTypeBinding, open: NamedContent, lent: LentWriter) {
    this.#context = context;
    this.#type = type;
    this.#open = open;
    this.#lent = lent;
  }

  /** Writes what has not been written yet. */
  write(value: Value, written: string[]): void {
    // There may be thousands of them.
    const before = new Set(written);
    for (const property of Object.keys(value)) {
      if (!before.has(property)) this.#writeProperty(property, value, written);
    }
  }

  /** Writes a property between those of an all-group, where it may stand there. */
  writeNamed(property: string, value: Value, written: string[]): void {
    if (this.#open.mode === 'interleave') this.#writeProperty(property, value, written);
  }

  /** No item of `$content` is. */
  takes(): boolean {
    return false;
  }

  /** Never called: it {@link takes} none. */
  assess(): void {}

  #writeProperty(property: string, value: Value, written: string[]): void {
    const type = typeOfNamed(this.#open, property);
    if (type === undefined) return;
    const item = getOwn(value, property);
    if (item === undefined || this.#lent.hasProperty(this.#type, property)) return;
    written.push(property);
    this.#context.enter(property, -1);
    this.#lent.writeSimpleElement(this.#context, property, type, item);
    this.#context.leave();
  }
}
