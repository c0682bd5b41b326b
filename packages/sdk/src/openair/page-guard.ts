import { OpenAirResponseError } from './errors.js';

/**
 * Sees that a server gives one page after the other. One that ignores the offset gives the same page again and again, and
 * reading would not end.
 */
export class PageGuard {
  /** The `id` of the first record of the page before. */
  #before: string | undefined;
  /** The `id` of the first record of this page. */
  #first: string | undefined;
  /** How many records this page may have. */
  #expected = 0;
  #count = 0;

  /** A page starts. */
  start(expected: number): void {
    this.#before = this.#first;
    this.#first = undefined;
    this.#expected = expected;
    this.#count = 0;
  }

  /**
   * Takes the next record of the page.
   * @throws {OpenAirResponseError} when the page starts as the one before it did, or has more records than were asked for
   */
  take(record: object): void {
    this.#count += 1;
    if (this.#count > this.#expected) {
      throw new OpenAirResponseError(
        `the server returned more than the ${this.#expected} records that were asked for: it seems to ignore the limit`,
      );
    }
    if (this.#count > 1) return;
    const { id } = record as { readonly id?: unknown };
    this.#first = typeof id === 'string' && id !== '' ? id : undefined;
    if (this.#first === undefined || this.#first !== this.#before) return;
    throw new OpenAirResponseError(
      `the server returned a page that starts with the record ${this.#first}, as the one before it did: it seems to ignore the offset`,
    );
  }
}
