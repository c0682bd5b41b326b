import { type XmlIssue, XmlValidationError } from '../../issues/errors.js';

/** The root of a document that was read with `tolerant` is another element than the one asked for. */
export class UnexpectedRootError extends XmlValidationError {
  readonly #value: unknown;

  constructor(issues: readonly XmlIssue[], value: unknown) {
    super(issues);
    this.#value = value;
  }

  /**
   * What the document has, as of an element that no declaration describes. Neither JSON nor an inspection of the error
   * shows it.
   */
  get value(): unknown {
    return this.#value;
  }
}
