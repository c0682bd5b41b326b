import { admitsName } from '../../content-model/wildcard.js';
import type { WritingContext } from '../../encode/writing-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import { ANY } from '../../plan/content.js';
import { getOwn } from '../../plan/own-properties.js';
import { declaredElement, misplacedElement } from '../../rules/content.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { XmlElement } from '../../schema/descriptor.js';
import type { LentWriter, OpenContentWriter } from '../../schema/features.js';
import { type ExpandedName, lookUpName } from '../../xml/names.js';
import type { AnyContent } from './open-content.js';

type Value = Readonly<Record<string, unknown>>;

/** Writes what the open content of a type admits, behind the children that the content model has. */
export class AnyContentWriter implements OpenContentWriter {
  readonly #context: WritingContext;
  readonly #type: ComplexTypeBinding;
  readonly #open: AnyContent;
  readonly #lent: LentWriter;

  /** Whether only open content may follow in `$content` (XSD 1.1, section 3.4.4.3, mode suffix). */
  isSuffix = false;

  constructor(context: WritingContext, type: ComplexTypeBinding, open: AnyContent, lent: LentWriter) {
    this.#context = context;
    this.#type = type;
    this.#open = open;
    this.#lent = lent;
  }

  /**
   * Writes what has not been written yet.
   * @param model - the content model, as far as it has come; undefined where it has lost its place
   */
  write(value: Value, written: string[], model: () => ContentMatcher<unknown> | undefined): void {
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

  /** An all-group has no place for `$any` among its members. */
  writeNamed(): void {}

  /**
   * Whether an item of `$content` that the content model does not take is open content.
   * @param isComplete - whether the content model may end here
   */
  takes(name: ExpandedName, isComplete: boolean): boolean {
    const { mode, any } = this.#open;
    if (!admitsName(any, name)) return false;
    if (mode === 'interleave') return true;
    this.isSuffix ||= isComplete;
    return this.isSuffix;
  }

  /** Assesses an element that it {@link takes}. */
  assess(element: XmlElement): void {
    this.#lent.assessElement(this.#context, this.#type, element, this.#open.any);
  }

  /** @param isInModel - whether the content model may take an element here, so that a reader would put it elsewhere */
  #writeAny(element: unknown, model: ContentMatcher<unknown> | undefined, isInModel: boolean): void {
    const context = this.#context;
    const lent = this.#lent;
    const { any } = this.#open;
    if (!lent.writeTree(context, element)) return;
    const { namespaceURI, name } = element;
    const expanded = lookUpName(namespaceURI, name);
    if (!admitsName(any, expanded)) {
      context.report(misplacedElement(expanded, model));
      return;
    }
    if (isInModel && model?.step(expanded) !== undefined) {
      context.report(declaredElement(expanded));
    }
    lent.assessElement(context, this.#type, element, any);
  }
}
