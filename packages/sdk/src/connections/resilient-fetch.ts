import ky, { HTTPError, TimeoutError } from 'ky';
import { redactor } from '../redactor.js';

/** How failed requests are repeated. */
export interface RetryOptions {
  /** Attempts after the first one. Default: 2. */
  limit?: number | undefined;
  /** Longest wait in milliseconds that a `Retry-After` of the service can cause. Default: 60,000. */
  maxRetryAfter?: number | undefined;
  /** Longest wait in milliseconds between attempts otherwise; it doubles from 300. Default: 10,000. */
  backoffLimit?: number | undefined;
}

/** How requests are sent. */
export interface ResilienceOptions {
  /** Sends one attempt. Default: the platform's `fetch`. */
  fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** Milliseconds that one attempt may take, the body of the response included. Default: 30,000. */
  timeout?: number | undefined;
  /** Attempts after the first one, or how they are made. 0 never repeats. Default: 2. */
  retry?: number | RetryOptions | undefined;
}

/** An attempt took longer than the timeout. */
export class ConnectionsTimeoutError extends Error {
  static {
    ConnectionsTimeoutError.prototype.name = 'ConnectionsTimeoutError';
  }

  /** Milliseconds that the attempt was given. */
  readonly timeout: number;

  constructor(method: string, timeout: number) {
    super(
      `${method}: no complete answer within ${timeout} ms. Raise the option timeout, or try again later.`,
    );
    this.timeout = timeout;
  }
}

/** The service says in the body of a 429 how long to wait; retries look for it in the header field. */
function retryAfterOf(body: ArrayBuffer): string | undefined {
  try {
    const { retry_after: seconds } = JSON.parse(new TextDecoder().decode(body)) as { retry_after?: unknown };
    return typeof seconds === 'number' ? String(seconds) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Sends one attempt and reads the whole body, so that the timeout covers it. The request's body is read first: ky
 * waits for the end of a body that a failed `fetch` leaves unread, which would never come.
 */
async function attempt(send: (request: Request) => Promise<Response>, request: Request): Promise<Response> {
  request.signal.throwIfAborted();
  const { url, method, headers: sent, signal, redirect } = request;
  const content = request.body === null ? null : await request.arrayBuffer();
  const response = await send(new Request(url, { method, headers: sent, body: content, signal, redirect }));
  if (response.type === 'opaqueredirect' || response.body === null) return response;
  const received = await response.arrayBuffer();
  const body = response.ok ? received : withoutKey(received, request);
  const headers = new Headers(response.headers);
  const wait = response.status === 429 && !headers.has('retry-after') ? retryAfterOf(body) : undefined;
  if (wait !== undefined) headers.set('retry-after', wait);
  return new Response(body, { status: response.status, statusText: response.statusText, headers });
}

/** A failure may quote the key that was sent, and its text becomes an error: the key is masked in it. */
function withoutKey(body: ArrayBuffer, request: Request): ArrayBuffer {
  const text = new TextDecoder().decode(body);
  const masked = redact(text, request);
  return masked === text ? body : new TextEncoder().encode(masked).buffer;
}

function redact(text: string, request: Request): string {
  return redactor([request.headers.get('x-api-key') ?? undefined])(text);
}

/** An error of the platform's or the caller's `fetch`, unless it quotes the key. */
function withoutKeyInError(error: unknown, request: Request): unknown {
  const text = error instanceof Error ? error.message : String(error);
  const masked = redact(text, request);
  return masked === text ? error : new TypeError(masked);
}

/**
 * Makes a `fetch` that gives every attempt a timeout and repeats what can be repeated: GET, PUT, HEAD and DELETE
 * after a lost connection or the statuses 408, 413, 429 and 5xx. POST and PATCH are sent once. Redirects are not
 * followed, because they would carry the API key to another server.
 */
export function resilientFetch(options: ResilienceOptions): (request: Request) => Promise<Response> {
  const { timeout = 30_000, retry = {} } = options;
  const {
    limit = 2,
    maxRetryAfter = 60_000,
    backoffLimit = 10_000,
  } = typeof retry === 'number' ? { limit: retry } : retry;
  return async (request) => {
    // Looked up late, so that a `fetch` that is replaced after this is used.
    const send = options.fetch ?? ((attempted: Request) => globalThis.fetch(attempted));
    try {
      return await ky(request, {
        fetch: (attempted) => attempt(send, attempted as Request),
        timeout,
        redirect: 'manual',
        retry: { limit, maxRetryAfter, backoffLimit },
      });
    } catch (error) {
      // The errors of the library hold the request and with it the API key: none of them may leave.
      if (error instanceof HTTPError) return error.response;
      if (error instanceof TimeoutError) throw new ConnectionsTimeoutError(request.method, timeout);
      throw withoutKeyInError(error, request);
    }
  };
}
