import * as xml from '@proj/xml-commands';
import { requireText } from './secrets.js';
import { XmlFragment } from './xml-fragment.js';

/** A log-in by password. */
export interface PasswordLogin {
  /** The company's identifier. */
  readonly company: string;
  /** The user's name (nickname) in the company. */
  readonly user: string;
  /** A secret. */
  readonly password: string;
}

/** A log-in by OAuth 2.0 access token. */
export interface TokenLogin {
  /** The access token. A secret. */
  readonly accessToken: string;
}

/**
 * The log-in that starts a request.
 * @example
 * ```ts
 * new Auth({ company: 'My Company', user: 'JAdmin', password }).toString();
 * // <Auth><Login><company>My Company</company><user>JAdmin</user>…
 * ```
 */
export class Auth extends XmlFragment<xml.AuthCommand> {
  /** The company's identifier; undefined for a log-in by token. */
  readonly company: string | undefined;
  /** The user's name; undefined for a log-in by token. */
  readonly username: string | undefined;

  /** @throws {OpenAirError} when a secret is not a string */
  constructor(login: PasswordLogin | TokenLogin) {
    super(loginLabel('Auth', login), xml.AuthElement, { Login: toLogin(login) });
    this.company = 'company' in login ? login.company : undefined;
    this.username = 'user' in login ? login.user : undefined;
  }
}

/**
 * A log-in whose response is the URL of a session in the user interface.
 */
export class RemoteAuth extends XmlFragment<xml.RemoteAuthCommand> {
  /** The company's identifier. */
  readonly company: string;
  /** The user's name. */
  readonly username: string;

  /** @throws {OpenAirError} when a secret is not a string */
  constructor(login: PasswordLogin) {
    super(loginLabel('RemoteAuth', login), xml.RemoteAuthElement, { Login: toLogin(login) });
    this.company = login.company;
    this.username = login.user;
  }
}

function toLogin(login: PasswordLogin): { company: string; user: string; password: string };
function toLogin(login: PasswordLogin | TokenLogin): xml.Login;
function toLogin(login: PasswordLogin | TokenLogin): xml.Login {
  if ('accessToken' in login) requireText('access token', login.accessToken);
  else requireText('password', login.password);
  return 'accessToken' in login
    ? { access_token: login.accessToken }
    : { company: login.company, user: login.user, password: login.password };
}

function loginLabel(name: string, login: PasswordLogin | TokenLogin): string {
  return 'accessToken' in login ? `<${name}>` : `<${name} company=${login.company} username=${login.user}>`;
}
