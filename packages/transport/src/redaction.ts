/** Masks secrets. {@link Redactor} is one. */
export interface Redaction {
  /**
   * Masks secrets in a text.
   * @param length - where to cut the text; a secret that reaches over the cut is masked
   */
  text(text: string, length?: number): string;
  /** A value of somebody else's, an error with all that it has, or a copy of it without secrets. */
  value(value: unknown): unknown;
}

/** A {@link Redaction} that learns secrets. */
export interface SecretRedaction extends Redaction {
  /** Masks this secret from now on, too; `undefined` is passed over. */
  add(secret: string | undefined): void;
}

/** What stands in a secret's place. */
export const mask = '***';

/** For a transport that knows no secrets. */
export const noRedaction: Redaction = {
  text: (text, length) => (length === undefined ? text : text.slice(0, length)),
  value: (value) => value,
};
