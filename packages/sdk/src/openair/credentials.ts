import { CredentialCache, type CredentialSource } from '@proj/transport';
import { requireText } from './secrets.js';

/** The secrets that go into a request. */
export interface Secrets {
  /** The API key. */
  readonly key: string;
  /** The password or the access token; undefined for requests without a log-in. */
  readonly login: string | undefined;
}

/** The key, and the password or access token, of a client: constants, or fetched and kept until they are refused. */
export class Credentials {
  readonly #key: CredentialCache;
  readonly #login: CredentialCache;

  /**
   * @param loginName - what the log-in's secret is called in errors
   */
  constructor(
    sources: { readonly key: CredentialSource; readonly login: CredentialSource },
    loginName: string,
  ) {
    const cache = (name: string, source: CredentialSource) => {
      if (typeof source !== 'function') requireText(name, source);
      return new CredentialCache(source, (secret) => requireText(name, secret));
    };
    this.#key = cache('key', sources.key);
    this.#login = cache(loginName, sources.login);
  }

  /**
   * Gives the secrets for a request.
   * @param refresh - the last ones were refused
   * @returns `undefined` when there are no newer ones: all are constants
   */
  get(hasLogin: boolean, refresh: boolean): Secrets | undefined | Promise<Secrets> {
    const key = this.#key.get({ refresh });
    const login = hasLogin ? this.#login.get({ refresh }) : undefined;
    if (refresh && key === undefined && login === undefined) return undefined;
    if (typeof key === 'string' && (typeof login === 'string' || !hasLogin)) {
      return { key, login: login as string | undefined };
    }
    return this.#fetched(hasLogin, key, login);
  }

  /** Waits for what is fetched; what is a constant cannot be refreshed. */
  async #fetched(
    hasLogin: boolean,
    key: string | PromiseLike<string> | undefined,
    login: string | PromiseLike<string> | undefined,
  ): Promise<Secrets> {
    const last = { refresh: false };
    const [newKey, newLogin] = await Promise.all([
      key ?? this.#key.get(last),
      hasLogin ? (login ?? this.#login.get(last)) : undefined,
    ]);
    return { key: newKey as string, login: newLogin };
  }
}
