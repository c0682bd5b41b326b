import { mask, type SecretRedaction } from './redaction.js';

/** Shorter secrets are not looked for: they cannot be told from words. */
const leastLength = 4;

/** Of credentials that change, the last ones are looked for. */
const mostSecrets = 100;

/**
 * Masks secrets as they are, percent-encoded, in JSON and in XML, in texts and in errors: less than a `Redactor` finds, in
 * fewer bytes; base64 it does not look for. What is thrown becomes a copy that has the name, the code and the message, and those of its causes.
 */
export class LiteralRedactor implements SecretRedaction {
  readonly #secrets = new Set<string>();

  add(secret = ''): void {
    const core = secret.trim();
    if (core.length < leastLength) return;
    // The one that was used last goes to the end.
    this.#secrets.delete(core);
    this.#secrets.add(core);
    for (const oldest of this.#secrets) if (this.#secrets.size > mostSecrets) this.#secrets.delete(oldest);
  }

  text(text: string, length?: number): string {
    let masked = text;
    for (const secret of this.#secrets) masked = masked.replace(patternOf(secret), mask);
    return masked.slice(0, length);
  }

  value(value: unknown): unknown {
    if (!(value instanceof Error)) return value && this.text(String(value));
    const { name, message, cause, code } = value as Error & { code?: unknown };
    const copy = new Error(this.text(message), { cause: this.value(cause) });
    return Object.assign(copy, { name: this.text(name), code: this.value(code) });
  }
}

/** Matches a secret whose characters are escaped in one way or another; each way has its bounds, so that no text takes long. */
function patternOf(secret: string): RegExp {
  const pattern = secret.replace(/\W/gu, (character) => {
    const bytes = new TextEncoder().encode(character).length;
    // JSON has backslashes before a character, more of them where it is in a string of JSON.
    return `(\\\\{0,7}\\${character}|(%(25){0,3}\\w\\w){${bytes}}|(\\\\{1,7}u\\w{4}){${character.length}}|&[#\\w]{1,9};|\\+)`;
  });
  return new RegExp(pattern, 'gi');
}
