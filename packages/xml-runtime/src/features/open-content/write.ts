import { admitsName } from '../../content-model/wildcard.js';
import { writeSimpleElement } from '../../encode/element.js';
import { assessElement, writeTree } from '../../encode/tree.js';
import type { WritingContext } from '../../encode/writing-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import { ANY } from '../../plan/content.js';
import { getOwn } from '../../plan/own-properties.js';
import { writtenType } from '../../plan/written-type.js';
import { declaredElement, misplacedElement } from '../../rules/content.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { OpenContent, SimpleTypeDescriptor, XmlElement } from '../../schema/descriptor.js';
import type { OpenContentWriter } from '../../schema/features.js';
import { resolve } from '../../schema/lazy.js';
import { isNCName } from '../../xml/name-characters.js';
import { type ExpandedName, lookUpName } from '../../xml/names.js';

type Value = Readonly<Record<string, unknown>>;

/** Writes what the open content of a type admits, behind the children that the content model has. */
export class ChildWriter implements OpenContentWriter {
  readonly #context: WritingContext;
  readonly #type: ComplexTypeBinding;
  readonly #open: OpenContent;

  /** Whether only open content may follow in `$content` (XSD 1.1, section 3.4.4.3, mode suffix). */
  isSuffix = false;

  constructor(context: WritingContext, type: ComplexTypeBinding, open: OpenContent) {
    this.#context = context;
    this.#type = type;
    this.#open = open;
  }

  /**
   * Writes what has not been written yet.
   * @param model - the content model, as far as it has come; undefined where it has lost its place
   */
  write(value: Value, written: string[], model: () => ContentMatcher<unknown> | undefined): void {
    if (this.#open.named !== undefined) {
      // There may be thousands of them.
      const before = new Set(written);
      for (const property of Object.keys(value)) {
        if (!before.has(property)) this.#writeProperty(property, value, written);
      }
      return;
    }
    const elements = getOwn(value, ANY);
    if (elements === undefined) return;
    written.push(ANY);
    if (!Array.isArray(elements)) {
      this.#context.reportWrongKind('an array of elements', elements, [ANY]);
      return;
    }
    for (const [index, element] of elements.entries()) {
      this.#context.enter(ANY, index);
      // Behind the first element of a suffix, a reader does not look at the content model any more.
      this.#writeAny(element, model(), this.#open.mode !== 'suffix' || index === 0);
      this.#context.leave();
    }
  }

  /**
   * Whether an item of `$content` that the content model does not take is open content.
   * @param isComplete - whether the content model may end here
   */
  takes(name: ExpandedName, isComplete: boolean): boolean {
    const { mode, any, named } = this.#open;
    if (named !== undefined || !admitsName(any, name)) return false;
    if (mode === 'interleave') return true;
    this.isSuffix ||= isComplete;
    return this.isSuffix;
  }

  /** Assesses an element that it {@link takes}. */
  assess(element: XmlElement): void {
    assessElement(this.#context, this.#type, element, this.#open.any);
  }

  /** Writes a property between those of an all-group, where it is open content and may stand there. */
  writeNamed(property: string, value: Value, written: string[]): void {
    if (this.#open.mode === 'interleave') this.#writeProperty(property, value, written);
  }

  #writeProperty(property: string, value: Value, written: string[]): void {
    const type = typeOfNamed(this.#open, property);
    if (type === undefined) return;
    const item = getOwn(value, property);
    if (item === undefined || writtenType(this.#type).properties.has(property)) return;
    written.push(property);
    this.#context.enter(property, -1);
    writeSimpleElement(this.#context, property, type, item);
    this.#context.leave();
  }

  /** @param isInModel - whether the content model may take an element here, so that a reader would put it elsewhere */
  #writeAny(element: unknown, model: ContentMatcher<unknown> | undefined, isInModel: boolean): void {
    const context = this.#context;
    const { any } = this.#open;
    if (!writeTree(context, element)) return;
    const { namespaceURI, name } = element;
    const expanded = lookUpName(namespaceURI, name);
    if (!admitsName(any, expanded)) {
      context.report(misplacedElement(expanded, model));
      return;
    }
    if (isInModel && model?.step(expanded) !== undefined) {
      context.report(declaredElement(expanded));
    }
    assessElement(context, this.#type, element, any);
  }
}

/** Returns the type of the elements that open content admits under a name of their own. */
export function typeOfNamed({ named }: OpenContent, property: string): SimpleTypeDescriptor | undefined {
  if (named === undefined || !property.endsWith(named.suffix) || !isNCName(property)) return undefined;
  return resolve(named.type);
}
