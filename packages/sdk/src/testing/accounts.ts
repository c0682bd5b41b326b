import type * as xml from '@proj/xml-commands';
import { type CommandFailure, failure } from './failure.js';

/** A user who may log in. */
export interface Account {
  readonly company: string;
  readonly user: string;
  readonly password: string;
  /** An OAuth 2.0 access token that logs this user in too. */
  readonly accessToken?: string | undefined;
  /** The `id` of the user's record. */
  readonly userId: string;
}

/** The users who may log in, and the API keys that are good. */
export class Accounts {
  readonly #accounts: Account[] = [];
  readonly #keys: ReadonlyMap<string, string>;

  /** @param keys - the good API key of each namespace */
  constructor(keys: ReadonlyMap<string, string>) {
    this.#keys = keys;
  }

  add(account: Account): void {
    this.#accounts.push(account);
  }

  /** Gives the users of a record another password. */
  changePassword(userId: string, password: string): void {
    for (const [index, account] of this.#accounts.entries()) {
      if (account.userId === userId) this.#accounts[index] = { ...account, password };
    }
  }

  /** Whether a company has a user of that name. */
  has(company: string, user: string): boolean {
    return this.#accounts.some((account) => account.company === company && account.user === user);
  }

  /** The failure of the whole request that a bad namespace or key gives. */
  refuseKey(namespace: string, key: string): CommandFailure | undefined {
    if (namespace === '') return failure('504');
    if (key === '') return failure('503');
    return this.#keys.get(namespace) === key ? undefined : failure('505');
  }

  /** The account that a log-in belongs to, or why there is none. */
  logIn(login: xml.Login | xml.PasswordLogin): Account | CommandFailure {
    if ('access_token' in login && login.access_token !== undefined) {
      const token = login.access_token;
      return this.#accounts.find((account) => account.accessToken === token) ?? failure('420');
    }
    const { company = '', user = '', password = '' } = login as xml.PasswordLogin;
    if (company === '') return failure('403');
    if (user === '') return failure('404');
    if (password === '') return failure('405');
    return (
      this.#accounts.find(
        (account) => account.company === company && account.user === user && account.password === password,
      ) ?? failure('401')
    );
  }
}
