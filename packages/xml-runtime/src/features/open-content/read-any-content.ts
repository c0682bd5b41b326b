import { admitsName } from '../../content-model/wildcard.js';
import type { ReadingContext } from '../../decode/reading-context.js';
import type { ComplexTypeBinding } from '../../plan/complex-type.js';
import { ANY, type Child, CONTENT } from '../../plan/content.js';
import { openContentProperty } from '../../plan/open-content-property.js';
import { getOwn, pushOwn } from '../../plan/own-properties.js';
import type { ContentMatcher } from '../../schema/content-matcher.js';
import type { OpenContentReader } from '../../schema/features.js';
import type { AnyContent } from './open-content.js';

/** Takes the children of one element that its content model does not, where its type has open content. */
export class AnyContentReader implements OpenContentReader {
  readonly #context: ReadingContext;
  readonly #type: ComplexTypeBinding;
  readonly #open: AnyContent;
  #count = 0;

  /** Whether only open content may follow (XSD 1.1, section 3.4.4.3, mode suffix). */
  isSuffix = false;

  constructor(context: ReadingContext, type: ComplexTypeBinding, open: AnyContent) {
    this.#context = context;
    this.#type = type;
    this.#open = open;
  }

  /**
   * Reads the child that the source stands at the start of.
   * @returns whether it was open content; if not, nothing was read
   */
  read(value: Record<string, unknown>, matcher: ContentMatcher<Child>): boolean {
    const { mode, any } = this.#open;
    if (!admitsName(any, this.#context.source.name)) return false;
    if (mode === 'suffix') {
      if (!matcher.isComplete()) return false;
      this.isSuffix = true;
    }
    this.#readAny(value);
    return true;
  }

  #readAny(value: Record<string, unknown>): void {
    const context = this.#context;
    const declared = this.#type.declaredType(context.source.name);
    if (openContentProperty(this.#type) === CONTENT) {
      const items = getOwn(value, CONTENT);
      context.enter(CONTENT, Array.isArray(items) ? items.length : 0);
      context.enter(ANY, -1);
      const item = { [ANY]: this.#open.any.assessment.readElement(context, this.#open.any, declared) };
      context.leave();
      context.leave();
      pushOwn(value, CONTENT, item);
      return;
    }
    context.enter(ANY, this.#count++);
    const element = this.#open.any.assessment.readElement(context, this.#open.any, declared);
    context.leave();
    pushOwn(value, ANY, element);
  }
}
