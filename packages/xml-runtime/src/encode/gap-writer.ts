import type { Gap } from '../plan/form-store.js';
import type { WritingContext } from './context.js';

/** Writes what stood between the children of an element when it was read: layout, comments, and text as it was. */
export class GapWriter {
  readonly #context: WritingContext;
  readonly #gaps: readonly Gap[];
  readonly #constraint: string | undefined;
  #index = 0;
  /** Text has been written since the last child. */
  #hasText = false;

  /** @param constraint - the default of the element: what it is read as where it is empty */
  constructor(context: WritingContext, gaps: readonly Gap[], constraint: string | undefined) {
    this.#context = context;
    this.#constraint = constraint;
    this.#gaps = gaps;
  }

  /**
   * Writes text of mixed content.
   * @returns whether it was as it stood when it was read; if not, nothing was written
   */
  text(text: string): boolean {
    const gap = this.#gaps[this.#index];
    const isDefault = this.#gaps.length === 1 && gap?.text === '' && text === this.#constraint;
    const isSame = !this.#hasText && (gap?.text === text || isDefault);
    const markup = isSame ? gap?.markup : undefined;
    this.#hasText = true;
    // What assertions look at is recorded as text.
    if (markup === undefined || this.#context.recording !== undefined) return false;
    this.#context.sink.markup(markup);
    return true;
  }

  /** A child comes. */
  child(): void {
    this.#layOut(this.#gaps[this.#index]);
    this.#index++;
    this.#hasText = false;
  }

  /** The element ends. */
  end(): void {
    this.#layOut(this.#gaps.at(-1));
  }

  #layOut(gap: Gap | undefined): void {
    if (!this.#hasText && gap?.text === '' && gap.markup) this.#context.sink.markup(gap.markup);
  }
}
