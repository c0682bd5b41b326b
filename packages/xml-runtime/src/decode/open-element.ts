import type { ComplexTypeBinding } from '../plan/complex-type.js';
import type { Child, ElementChild } from '../plan/content.js';
import type { ElementDeclaration } from '../plan/element-declaration.js';
import { incompleteContent, misplacedElement } from '../rules/content.js';
import type { ContentMatcher } from '../schema/content-matcher.js';
import type { OpenContentReader } from '../schema/features.js';
import { readAttributes } from './attributes.js';
import { lentReader } from './element.js';
import { lengthOf, readChild, readMisplaced, readMisplacedText, store } from './read-children.js';
import type { ReadingContext } from './reading-context.js';

/**
 * An element that is read one child at a time: those around the records of a stream. Its value is an object of its
 * attributes and children.
 */
export class OpenElement {
  readonly value: Record<string, unknown>;
  readonly #context: ReadingContext;
  readonly #type: ComplexTypeBinding;
  readonly #matcher: ContentMatcher<Child>;
  readonly #open: OpenContentReader | undefined;
  readonly #isIdentified: boolean;
  readonly #mixed: unknown[] | undefined;
  #isLost = false;

  /**
   * Starts on the element at whose start the source stands.
   * @param tag - `$type` of the value
   */
  constructor(
    context: ReadingContext,
    declaration: ElementDeclaration,
    type: ComplexTypeBinding,
    tag: string | undefined,
  ) {
    this.#context = context;
    this.#type = type;
    this.#matcher = type.matcher();
    const { openContent } = type;
    this.#open = openContent?.feature.reader(context, type, openContent, lentReader);
    const { identity, source } = context;
    this.#isIdentified = identity.constraints !== undefined || declaration.identityConstraints !== undefined;
    if (this.#isIdentified) identity.startElement(declaration, source.name, source.offset);
    this.value = new type.Value();
    if (tag !== undefined) this.value.$type = tag;
    identity.enter();
    readAttributes(context, type, this.value);
    identity.constraints?.complexContent();
    if (type.kind === 'mixed') {
      this.#mixed = [];
      this.value.$content = this.#mixed;
    }
  }

  /** Takes the text at which the source stands. */
  text(): void {
    const { source } = this.#context;
    if (this.#mixed !== undefined) this.#type.mixed?.readText(this.#context, this.#mixed);
    else if (!source.isWhiteSpace()) readMisplacedText(this.#context, this.#matcher, this.value);
  }

  /** Returns the child that the content model takes for the element at whose start the source stands. */
  step(): Child | undefined {
    const isElsewhere = this.#isLost || this.#open?.isSuffix === true;
    return isElsewhere ? undefined : this.#matcher.step(this.#context.source.name);
  }

  /**
   * Returns the child that the element at whose start the source stands would be elsewhere, {@link step} having taken
   * none, where such a child is kept.
   */
  misplaced(): Child | undefined {
    const { tolerance, source } = this.#context;
    return tolerance && this.#type.childrenByName.get(source.name);
  }

  /** Reports that {@link misplaced} gave a child; from now on, children are known by their names alone. */
  takeMisplaced(): void {
    if (!this.#isLost) this.#context.report(misplacedElement(this.#context.source.name, this.#matcher));
    this.#isLost = true;
  }

  /** Reads the element at whose start the source stands, to its end, as {@link step} has taken it. */
  readChild(child: Child | undefined): void {
    const { value } = this;
    const [context, type, matcher] = [this.#context, this.#type, this.#matcher];
    if (child !== undefined) readChild(context, type, child, value);
    else if (this.#open === undefined || !this.#open.read(value, matcher)) {
      this.#isLost = readMisplaced(context, type, matcher, value, this.#isLost) || this.#isLost;
    }
  }

  /** Goes into a child, so that the path of issues leads to it. */
  enter({ place, tag }: ElementChild, index: number): void {
    const at = place.isArray ? lengthOf(this.value, place.property) + index : -1;
    this.#context.enter(place.property, at);
    if (tag !== undefined) this.#context.enter('$value', -1);
  }

  /** Goes out of a child again. */
  leave({ tag }: ElementChild): void {
    this.#context.leave();
    if (tag !== undefined) this.#context.leave();
  }

  /** Keeps the value of a child. */
  store({ place, tag }: ElementChild, item: unknown): void {
    store(this.value, place, tag === undefined ? item : { $name: tag, $value: item });
  }

  /** The source stands at the end of the element. */
  end(): void {
    const { identity } = this.#context;
    if (!this.#isLost && !this.#matcher.isComplete()) this.#context.report(incompleteContent(this.#matcher));
    identity.leave();
    if (this.#isIdentified) identity.endElement(this.#context);
  }
}
