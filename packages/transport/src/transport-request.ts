import type { Redaction } from './redaction.js';

/**
 * What a request does if it arrives twice: `read` does nothing but read, `repeatable` does the same as if it arrived
 * once, `once` does it twice.
 */
export type RequestEffect = 'read' | 'repeatable' | 'once';

/** A request. */
export interface TransportRequest {
  readonly method: string;
  readonly url: string;
  /** Names the operation in errors and hooks. @defaultValue method and address, without query */
  readonly operation?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as it is. A stream can be sent once only, so such a request is not repeated. */
  readonly body?: RequestInit['body'];
  /** @defaultValue by method: GET, HEAD, OPTIONS and TRACE `read`; PUT and DELETE `repeatable`; others `once` */
  readonly effect?: RequestEffect | undefined;
  /** Sent as `Idempotency-Key`, and makes the request `repeatable`. */
  readonly idempotencyKey?: string | undefined;
  /** Aborts the call at any moment. */
  readonly signal?: AbortSignal | undefined;
  /** In place of the transport's. */
  readonly timeout?: number | undefined;
  /** In place of the transport's. */
  readonly deadline?: number | undefined;
  /** In place of the transport's. */
  readonly maxResponseBytes?: number | undefined;
  /** Masks secrets of this request, too, in all that is told of its call. @defaultValue the transport's */
  readonly redaction?: Redaction | undefined;
  /** Attempts after the first one, in place of the transport's. */
  readonly retries?: number | undefined;
}

/** Tests for a request that does nothing but read. */
export function isRead({ method, effect }: TransportRequest): boolean {
  return effect === undefined ? /^(?:GET|HEAD|OPTIONS|TRACE)$/i.test(method) : effect === 'read';
}

/** What a request does if it arrives twice. */
export function effectOf(request: TransportRequest): RequestEffect {
  const { method, effect, idempotencyKey, body } = request;
  if (body instanceof ReadableStream) return 'once';
  if (isRead(request)) return 'read';
  const isRepeatable = idempotencyKey !== undefined || /^(?:PUT|DELETE)$/i.test(method);
  return effect ?? (isRepeatable ? 'repeatable' : 'once');
}

const headerName = /^[!#$%&'*+.^_`|~\w-]+$/;
// A tab is allowed (RFC 9110, section 5.5).
const headerValue = /^[\t\x20-\x7e\x80-\xff]*$/;

/**
 * Finds what would make the platform's `fetch` refuse a request. Its own errors quote the value, or the address with
 * the password in it.
 *
 * @returns a sentence that quotes no value, or `undefined`
 */
export function requestProblem({ url, headers }: TransportRequest): string | undefined {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return 'the address has to be an http or https URL';
  if (url.includes('@') && holdsLogin(new URL(url))) return 'the address may hold no user name or password';
  for (const name in headers) {
    if (!headerName.test(name))
      return `"${name.replace(/[^\x20-\x7e]/g, '?')}" cannot be the name of a header field`;
    if (!headerValue.test(headers[name] ?? '')) {
      return `the header field ${name} has characters that a field cannot carry, such as a line break`;
    }
  }
  return undefined;
}

function holdsLogin({ username, password }: URL): boolean {
  return username !== '' || password !== '';
}

/** Tests for a response that points to another place. Browsers hide where, and the status. */
export function isRedirect({ type, status, headers }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400 && headers.has('location'));
}

/** An address as it may be shown: without credentials, query and fragment. */
export function showAddress(url: string, base?: string): string {
  if (!URL.canParse(url, base)) return 'an address that is no URL';
  const { origin, pathname } = new URL(url, base);
  return origin === 'null' ? 'an address that is not http' : origin + pathname;
}
