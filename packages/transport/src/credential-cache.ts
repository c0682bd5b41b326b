import type { AuthorizeContext } from './authorization.js';

/** A secret, or a function that fetches it. With `refresh` the last one was refused. */
export type CredentialSource = string | ((context: AuthorizeContext) => string | PromiseLike<string>);

/** Keeps a credential until it is refused. Calls that ask at the same time wait for one fetch. */
export class CredentialCache {
  readonly #source: CredentialSource;
  readonly #onFetched: ((credential: string) => void) | undefined;
  #kept: string | PromiseLike<string> | undefined;

  /** @param onFetched - sees each credential before it is used: a redactor has to know it */
  constructor(source: CredentialSource, onFetched?: (credential: string) => void) {
    this.#source = source;
    this.#onFetched = onFetched;
  }

  /**
   * The credential.
   * @returns `undefined` for a `refresh` of one that is a constant
   */
  get(context: AuthorizeContext): string | undefined | PromiseLike<string> {
    if (typeof this.#source === 'string') {
      if (context.refresh) return undefined;
      this.#onFetched?.(this.#source);
      return this.#source;
    }
    if (this.#kept === undefined || context.refresh) this.#kept = this.#fetch(this.#source, context);
    return this.#kept;
  }

  async #fetch(source: Exclude<CredentialSource, string>, context: AuthorizeContext): Promise<string> {
    try {
      const credential = await source(context);
      this.#onFetched?.(credential);
      this.#kept = credential;
      return credential;
    } catch (error) {
      // The next call tries again.
      this.#kept = undefined;
      throw error;
    }
  }
}
