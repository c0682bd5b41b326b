import { cleanCopy } from './clean-copy.js';
import type { Encoding } from './encodings.js';
import { mask, type Redaction } from './redaction.js';
import { SecretFinder, type TextRange } from './secret-finder.js';

/** Shorter secrets are not looked for: they cannot be told from words. */
const leastSecretLength = 4;

/** Of credentials that change, the last ones are looked for. */
const mostSecrets = 100;

/** How a {@link Redactor} is set up. */
export interface RedactorOptions {
  /** The secrets that are known already; `undefined` ones are passed over. */
  readonly secrets?: readonly (string | undefined)[] | undefined;
  /** Ways to write them besides as they are. */
  readonly encodings: readonly Encoding[];
}

/**
 * Masks secrets wherever they stand, as they are or encoded: a service, a proxy or a `fetch` of the caller's may quote
 * what it was given. Secrets of less than 4 characters are not looked for. Inspection and JSON do not show the secrets.
 *
 * @example
 * ```ts
 * const redactor = new Redactor({ secrets: [password], encodings: naturalEncodings });
 * redactor.text(`<password>p&#34;w</password>`); // '<password>***</password>'
 * ```
 */
export class Redactor implements Redaction {
  readonly #encodings: readonly Encoding[];
  readonly #finders = new Map<string, SecretFinder>();

  constructor({ secrets = [], encodings }: RedactorOptions) {
    this.#encodings = encodings;
    for (const secret of secrets) this.add(secret);
  }

  /** Masks this secret from now on, too. */
  add(secret: string | undefined): void {
    // What is around it may be lost on the way: header fields have no blanks at their ends.
    const core = secret?.trim() ?? '';
    if (core.length < leastSecretLength || this.#finders.has(core)) return;
    if (this.#finders.size === mostSecrets) this.#forgetOldest();
    this.#finders.set(core, new SecretFinder(core, this.#encodings));
  }

  text(text: string, length: number = text.length): string {
    const ranges = [...this.#finders.values()]
      .flatMap((finder) => finder.find(text))
      .sort((one, other) => one.start - other.start);
    return ranges.length === 0 ? text.slice(0, length) : maskRanges(text, ranges, length);
  }

  value(value: unknown): unknown {
    return cleanCopy(value, (text) => this.text(text));
  }

  #forgetOldest(): void {
    for (const oldest of this.#finders.keys()) {
      this.#finders.delete(oldest);
      return;
    }
  }
}

/** @param ranges - by start; they may overlap */
function maskRanges(text: string, ranges: readonly TextRange[], length: number): string {
  let masked = '';
  let position = 0;
  for (const { start, end } of ranges) {
    if (start >= length) break;
    if (start >= position) masked += text.slice(position, start) + mask;
    position = Math.max(position, end);
  }
  return masked + text.slice(position, Math.max(position, length));
}
