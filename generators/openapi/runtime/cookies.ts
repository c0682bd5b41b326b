import type { TransportRequest } from './operation.js';

/** Sends cookie parameters as the header field `Cookie` (RFC 6265, section 4.2.1). Browsers do not allow it. */
export function cookieHeader({ params }: TransportRequest): void {
  const others = params.header.Cookie === undefined ? [] : [params.header.Cookie];
  const pairs = Object.entries(params.cookie)
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  if (pairs.length > 0) params.header.Cookie = [...others, ...pairs].join('; ');
}
