import type { AuthorizeContext, SecretRedaction } from '@proj/transport';

/**
 * A secret, or a function that returns it. It is called for every attempt; with `refresh` the service refused the last
 * one, and `undefined` then means that there is no newer one. `CredentialCache` of `@proj/transport` keeps one until then.
 */
export type Credential =
  | string
  | ((context: AuthorizeContext) => string | undefined | PromiseLike<string | undefined>);

/** The parts of a request that a credential can travel in. */
export interface CredentialTarget {
  /** Header fields by name in lower case. */
  readonly header: Record<string, string>;
  readonly query: Record<string, string>;
  /** Masks secrets in all that goes wrong. */
  readonly redaction: SecretRedaction;
}

/** Puts a credential into a request. */
export type SecurityScheme = (target: CredentialTarget, credential: string) => void;

/** Adds a cookie to those that a request has already. */
export function addCookie({ header }: CredentialTarget, name: string, value: string): void {
  header.cookie = `${header.cookie === undefined ? '' : `${header.cookie}; `}${name}=${value}`;
}

/** Sends `name:password` in base64, in UTF-8 (RFC 7617, section 2.1). */
export function addBasicLogin({ header, redaction }: CredentialTarget, login: string): void {
  const encoded = btoa(String.fromCharCode(...new TextEncoder().encode(login)));
  redaction.add(encoded);
  redaction.add(login.slice(login.indexOf(':') + 1));
  header.authorization = `Basic ${encoded}`;
}
