import type { PreparedRequest } from './operation.js';

/** Sends cookie parameters as the header field `Cookie` (RFC 6265, section 4.2.1). Browsers do not allow it. */
export function cookieHeader({ parameters, headers }: PreparedRequest): void {
  const pairs = Object.entries(parameters.cookie)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  if (pairs.length > 0) headers.cookie = pairs.join('; ');
}
