import { mask, type SecretRedaction } from './redaction.js';

/** Shorter secrets are not looked for: they cannot be told from words. */
const leastLength = 4;

/**
 * Masks secrets as they are, percent-encoded, in JSON and in base64, in texts and in errors: less than a `Redactor` finds, in
 * fewer bytes. What is thrown becomes a copy that has the name, the code and the message, and those of its causes.
 */
export class LiteralRedactor implements SecretRedaction {
  readonly #forms = new Set<string>();

  add(secret = ''): void {
    const core = secret.trim();
    if (core.length < leastLength) return;
    const json = JSON.stringify(core).slice(1, -1);
    this.#forms.add(core).add(encodeURIComponent(core)).add(json).add(json.replaceAll('/', '\\/'));
  }

  text(text: string, length?: number): string {
    let masked = text;
    for (const form of this.#forms) masked = masked.replaceAll(form, mask);
    return masked.slice(0, length);
  }

  value(value: unknown): unknown {
    if (!(value instanceof Error)) return value && this.text(String(value));
    const { name, message, cause, code } = value as Error & { code?: unknown };
    return Object.assign(new Error(this.text(message), { cause: this.value(cause) }), {
      name: this.text(name),
      code: this.value(code),
    });
  }
}
