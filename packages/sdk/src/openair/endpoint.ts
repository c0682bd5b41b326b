import { OpenAirError } from './errors.js';

/** The kinds of account; each has servers of its own. */
export type OpenAirEnvironment = 'production' | 'sandbox' | 'preview';

const domains = {
  production: 'app.netsuitesuiteprojectspro.com',
  sandbox: 'app.sandbox.netsuitesuiteprojectspro.com',
  preview: 'app.preview.netsuitesuiteprojectspro.com',
} as const satisfies Record<OpenAirEnvironment, string>;

/**
 * The address of the XML API of an account.
 *
 * @param company - the company's identifier; the host has it in lower case
 * @throws {OpenAirError} when the identifier cannot stand in a host name
 * @example
 * ```ts
 * openAirUrl('Acme', 'sandbox'); // https://acme.app.sandbox.netsuitesuiteprojectspro.com/api.pl
 * ```
 */
export function openAirUrl(company: string, environment: OpenAirEnvironment = 'production'): string {
  const label = company.toLowerCase();
  if (!/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label)) {
    throw new OpenAirError(
      `the company "${company}" cannot stand in a host name; give the account's own address as "url"`,
    );
  }
  return `https://${label}.${domains[environment]}/api.pl`;
}

/**
 * Requires an address that may be shown: errors and logs name it.
 * @throws {OpenAirError} when the URL is none, or has a user name or password in it
 */
export function requireUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new OpenAirError('the url has to be the http or https address of api.pl');
  }
  if (url.username !== '' || url.password !== '') {
    throw new OpenAirError(
      'the url may hold no user name or password: the API takes the log-in in the request',
    );
  }
  return text;
}
