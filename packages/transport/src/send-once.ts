import { maskHeaders } from './masked-headers.js';
import { noRedaction } from './redaction.js';
import { mostErrorCharacters } from './response-body.js';
import { isSuccessStatus, isUnknownOutcome } from './retry-policy.js';
import type { Sender, SenderSeams } from './sender.js';
import { type FailureDetails, type FailureReason, TransportError } from './transport-error.js';
import { isRead, isRedirect, showAddress, type TransportRequest } from './transport-request.js';
import { TransportResponse } from './transport-response.js';

/**
 * Makes the smallest {@link Sender}: each request is sent once, without limits of time and size, without hooks, and with the
 * credentials that there are. Of a request it looks at `method`, `url`, `operation`, `headers`, `body` (no stream), `effect` and `signal`.
 * Redirects are not followed, and an abort ends a call at any moment.
 *
 * What goes wrong is the same error that a `Transport` throws, in fewer words; but after a connection that failed it does not find out whether
 * anything was sent (`mayHaveBeenDone` is true for what is no read), and of `Retry-After` it reads seconds only.
 *
 * @example
 * ```ts
 * const sender = sendOnce();
 * const response = await sender.send({ method: 'GET', url: 'https://api.example.com/things', signal });
 * const things = response.json<Thing[]>();
 * ```
 */
export function sendOnce<Request extends TransportRequest>(
  seams: SenderSeams<Request> = {},
): Sender<Request> {
  return { send: (request) => send(request, seams) };
}

async function send<Request extends TransportRequest>(
  request: Request,
  seams: SenderSeams<Request>,
): Promise<TransportResponse> {
  const { authorize, classify, redaction = noRedaction, fetch = globalThis.fetch } = seams;
  const { makeError = (details) => new TransportError(details) } = seams;
  const { operation = request.method, signal } = request;
  // What fails, when something is thrown.
  let stage: FailureReason = 'credentials';
  let head: Response | undefined;
  let response: TransportResponse | undefined;
  let failure: TransportError | undefined;
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = reject;
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });
  // Nobody may wait for it.
  aborted.catch(stop);
  const wait = <T>(work: T | PromiseLike<T>): Promise<T> => Promise.race([aborted, work]);

  const fail = (
    reason: FailureReason,
    problem: string,
    isDoubtful: boolean,
    details?: Partial<FailureDetails>,
  ): TransportError => {
    failure = makeError(
      {
        reason,
        operation,
        message: `${operation}: ${redaction.text(problem)}`,
        mayHaveBeenDone: isDoubtful && !isRead(request),
        ...(head && {
          status: head.status,
          statusText: redaction.text(head.statusText),
          headers: maskHeaders(head.headers, redaction),
        }),
        body: response && redaction.text(response.text(), mostErrorCharacters),
        ...details,
      },
      response,
    );
    return failure;
  };

  try {
    const authorized: TransportRequest = (await wait(authorize?.(request, { refresh: false }))) ?? request;
    stage = 'request';
    // Errors of the platform would quote a login in the address, and look like failures of the network.
    const { url, method, body = null } = authorized;
    const headers = new Headers(authorized.headers);
    const { username, password } = new URL(url);
    if (username + password) throw new TypeError('login in the address');
    stage = 'network';
    head = await wait(fetch(url, { method, headers, body, signal: signal ?? null, redirect: 'manual' }));
    const { status, statusText } = head;
    if (isRedirect(head)) {
      const location = redaction.text(showAddress(head.headers.get('location') ?? '', url));
      throw fail('redirect', `redirects to ${location}, not followed`, false, { location });
    }
    const bytes = new Uint8Array(await wait(head.arrayBuffer()));
    response = new TransportResponse(
      { status, statusText, headers: head.headers, attempts: 1, earlier: [] },
      [bytes],
      (problem, cause) =>
        fail('response', `${status}, but the response ${problem}`, true, { cause: redaction.value(cause) }),
    );
    const verdict = classify?.(response, request);
    const isSuccess = isSuccessStatus(status);
    if (isSuccess && !verdict) return response;
    const seconds = Number(head.headers.get('retry-after') ?? Number.NaN);
    const { message = statusText, retryAfter = seconds >= 0 ? seconds * 1000 : undefined } = verdict ?? {};
    throw fail(isSuccess ? 'command' : 'http', `${status} ${message}`, isUnknownOutcome(status), {
      retryAfter,
    });
  } catch (thrown) {
    if (failure) throw failure;
    const isSent = stage === 'network';
    if (signal?.aborted) throw fail('aborted', 'aborted by the caller', isSent, { cause: signal.reason });
    const { message = thrown } = Object(thrown) as Partial<Error>;
    throw fail(stage, `${stage} failed: ${message}`, isSent, { cause: redaction.value(thrown) });
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}
