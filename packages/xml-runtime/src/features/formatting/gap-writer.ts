import type { ChildMarkup, MarkupPlace } from '../../plan/form-store.js';

/** What stood between two children of an element. */
export interface Gap {
  /** The text that is part of the value; `''` for layout. */
  readonly text: string;
  /** Text, comments and processing instructions as they stood there; absent where they are of no use. */
  readonly markup?: string;
}

/** Writes what stood between the children of an element when it was read: layout, comments, and text as it was. */
export class GapWriter implements ChildMarkup {
  readonly #place: MarkupPlace;
  readonly #gaps: readonly Gap[];
  readonly #constraint: string | undefined;
  #index = 0;
  /** Text has been written since the last child. */
  #hasText = false;

  /** @param constraint - the default of the element: what it is read as where it is empty */
  constructor(place: MarkupPlace, gaps: readonly Gap[], constraint: string | undefined) {
    this.#place = place;
    this.#constraint = constraint;
    this.#gaps = gaps;
  }

  text(text: string): boolean {
    const gap = this.#gaps[this.#index];
    const isDefault = this.#gaps.length === 1 && gap?.text === '' && text === this.#constraint;
    const isSame = !this.#hasText && (gap?.text === text || isDefault);
    const markup = isSame ? gap?.markup : undefined;
    this.#hasText = true;
    if (markup === undefined || this.#place.recording !== undefined) return false;
    this.#place.sink.markup(markup);
    return true;
  }

  child(): void {
    this.#layOut(this.#gaps[this.#index]);
    this.#index++;
    this.#hasText = false;
  }

  end(): void {
    this.#layOut(this.#gaps.at(-1));
  }

  #layOut(gap: Gap | undefined): void {
    if (!this.#hasText && gap?.text === '' && gap.markup) this.#place.sink.markup(gap.markup);
  }
}
