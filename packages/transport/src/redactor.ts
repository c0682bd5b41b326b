import { cleanCopy } from './clean-copy.js';
import { decodings } from './decoded-text.js';
import type { Encoding, EscapeSequences } from './encodings.js';
import { mask, type SecretRedaction } from './redaction.js';

/** Shorter secrets are not looked for: they cannot be told from words. */
const leastSecretLength = 4;

/** Of credentials that change, the last ones are looked for. */
const mostSecrets = 100;

const base64Digit = /[\w+/-]/;

/** A text that is looked for. */
interface Needle {
  readonly text: string;
  /** A part of base64: the digits around it have bits of the secret, too. */
  readonly isBase64: boolean;
}

/** A part of a text. */
interface TextRange {
  readonly start: number;
  readonly end: number;
}

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
export class Redactor implements SecretRedaction {
  readonly #encodings: readonly Encoding[];
  readonly #escapes: readonly EscapeSequences[];
  readonly #needles = new Map<string, readonly Needle[]>();

  constructor({ secrets = [], encodings }: RedactorOptions) {
    this.#encodings = encodings;
    this.#escapes = encodings.flatMap(({ escapes }) => escapes ?? []);
    for (const secret of secrets) this.add(secret);
  }

  /** Masks this secret from now on, too. */
  add(secret: string | undefined): void {
    // What is around it may be lost on the way: header fields have no blanks at their ends.
    const core = secret?.trim() ?? '';
    if (core.length < leastSecretLength) return;
    const known = this.#needles.get(core);
    if (known !== undefined) {
      // The one that was used last is forgotten last.
      this.#needles.delete(core);
      this.#needles.set(core, known);
      return;
    }
    if (this.#needles.size === mostSecrets) this.#forgetOldest();
    const forms = this.#encodings.flatMap((encoding) => encoding.forms?.(core) ?? []);
    const needles = forms.map((form) => ({ text: form, isBase64: true }));
    this.#needles.set(core, [{ text: core, isBase64: false }, ...needles]);
  }

  text(text: string, length: number = text.length): string {
    if (this.#needles.size === 0) return text.slice(0, length);
    const needles = [...this.#needles.values()].flat();
    const ranges = decodings(text, this.#escapes)
      .flatMap(({ text: decoded, positions }) =>
        needles
          .flatMap((needle) => [...rangesOf(decoded, needle), ...cutRangesOf(decoded, needle)])
          .map(({ start, end }) => ({ start: positions?.[start] ?? start, end: positions?.[end] ?? end })),
      )
      .sort((one, other) => one.start - other.start);
    return ranges.length === 0 ? text.slice(0, length) : maskRanges(text, ranges, length);
  }

  value(value: unknown): unknown {
    return cleanCopy(value, (text) => this.text(text));
  }

  #forgetOldest(): void {
    for (const oldest of this.#needles.keys()) {
      this.#needles.delete(oldest);
      return;
    }
  }
}

/** All places of a needle; they may overlap. */
function rangesOf(text: string, { text: needle, isBase64 }: Needle): readonly TextRange[] {
  const ranges: TextRange[] = [];
  for (let start = text.indexOf(needle); start !== -1; start = text.indexOf(needle, start + 1)) {
    const range = { start, end: start + needle.length };
    ranges.push(isBase64 ? widen(text, range) : range);
  }
  return ranges;
}

/** All places where a text was cut in the middle of a needle, which "…" tells: messages show beginnings of long texts. */
function cutRangesOf(text: string, { text: needle }: Needle): readonly TextRange[] {
  const ranges: TextRange[] = [];
  if (!text.includes('…')) return ranges;
  const head = needle.slice(0, leastSecretLength);
  for (let start = text.indexOf(head); start !== -1; start = text.indexOf(head, start + 1)) {
    let length = head.length;
    while (length < needle.length && text.charAt(start + length) === needle.charAt(length)) length += 1;
    if (length < needle.length && text.charAt(start + length) === '…')
      ranges.push({ start, end: start + length });
  }
  return ranges;
}

function widen(text: string, { start, end }: TextRange): TextRange {
  let [first, last] = [start, end];
  while (first > 0 && base64Digit.test(text.charAt(first - 1))) first -= 1;
  while (base64Digit.test(text.charAt(last))) last += 1;
  while (text.charAt(last) === '=') last += 1;
  return { start: first, end: last };
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
