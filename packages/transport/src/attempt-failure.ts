import type { CallLimits } from './call-limits.js';
import type { Verdict } from './classification.js';
import { type Interruption, interrupted } from './interruption.js';
import { maskHeaders } from './masked-headers.js';
import { isNeverSent, networkMessage } from './network-failure.js';
import type { Redaction } from './redaction.js';
import { mostErrorCharacters, TooLargeError } from './response-body.js';
import { readRetryAfter } from './retry-after.js';
import { isSuccessStatus, isTransientStatus, isUnknownOutcome } from './retry-policy.js';
import type { FailureDetails } from './transport-error.js';
import { showAddress, type TransportRequest } from './transport-request.js';
import { type ResponseHead, TransportResponse } from './transport-response.js';
import { isRefusedRedirect } from './upload-init.js';

/** How one attempt failed. Secrets are masked in it, but not in the response. */
export interface AttemptFailure extends Omit<FailureDetails<string>, 'operation'> {
  /** Whether trying again helps. */
  readonly kind: NonNullable<Verdict['kind']>;
  /** Whether the service may have done what it was asked for, if it does anything. */
  readonly isDoubtful: boolean;
  readonly response?: TransportResponse | undefined;
  readonly makeError?: Verdict['makeError'];
}

/** What has to be known of an attempt that was interrupted or broke off. */
export interface AttemptState {
  readonly request: TransportRequest;
  readonly limits: CallLimits;
  readonly interruption: Interruption;
  /** When it was sent; `undefined` before. */
  readonly sentAt: number | undefined;
}

/** The request cannot be sent. */
export function requestFailure(problem: string, cause?: unknown): AttemptFailure {
  return {
    kind: 'failed',
    reason: 'request',
    isDoubtful: false,
    message: `${problem}; nothing was sent`,
    cause,
  };
}

/** There are no credentials. */
export function credentialsFailure(thrown: unknown, redaction: Redaction): AttemptFailure {
  const message = `the credentials could not be had: ${redaction.text(messageOf(thrown))}`;
  return {
    kind: 'failed',
    reason: 'credentials',
    isDoubtful: false,
    message,
    cause: redaction.value(thrown),
  };
}

/** The service points to another place. */
export function redirectFailure(head: Response, url: string, redaction: Redaction): AttemptFailure {
  const target = head.headers.get('location');
  return {
    ...redirectTo(target === null ? undefined : redaction.text(showAddress(target, url))),
    status: head.status,
    statusText: redaction.text(head.statusText),
    headers: maskHeaders(head.headers, redaction),
  };
}

function redirectTo(
  location: string | undefined,
): Pick<AttemptFailure, 'kind' | 'reason' | 'isDoubtful' | 'message' | 'location'> {
  const place = location ?? 'an address that the platform does not tell';
  const message = `redirects to ${place}, which is not followed because the credentials would go there`;
  return { kind: 'failed', reason: 'redirect', isDoubtful: false, message, location };
}

/** The service, by HTTP status or in the body, tells of a failure. */
export function statusFailure(
  status: number,
  verdict: Verdict | undefined,
  response: TransportResponse | ResponseHead,
  redaction: Redaction,
): AttemptFailure {
  const isSuccess = isSuccessStatus(status);
  const said = verdict?.message ?? (isSuccess ? 'the service refused it' : response.statusText);
  const retryAfter = verdict?.retryAfter ?? readRetryAfter(response.headers);
  const wait = retryAfter === undefined ? '' : `; the service asks to wait ${Math.ceil(retryAfter / 1000)} s`;
  return {
    ...partsOf(response, redaction),
    kind: verdict?.kind ?? kindOf(status),
    reason: isSuccess ? (verdict?.reason ?? 'command') : 'http',
    isDoubtful: verdict?.mayHaveBeenDone ?? (verdict?.reason === 'response' || isUnknownOutcome(status)),
    message: redaction.text(isSuccess ? said : `${status} ${said}`.trimEnd()) + wait,
    retryAfter,
    response: response instanceof TransportResponse ? response : undefined,
    cause: redaction.value(verdict?.cause),
    makeError: verdict?.makeError,
  };
}

/** The response cannot be understood. The service did what it was asked for, so far as its status tells. */
export function responseFailure(
  problem: string,
  response: TransportResponse,
  redaction: Redaction,
  thrown?: unknown,
): AttemptFailure {
  const message = `${response.status}, but the response ${redaction.text(problem)}`;
  const cause = redaction.value(thrown);
  return {
    ...partsOf(response, redaction),
    kind: 'failed',
    reason: 'response',
    isDoubtful: true,
    message,
    response,
    cause,
  };
}

/**
 * Something was thrown: by an interruption, by the platform's `fetch` or the caller's, by a function of the caller's.
 *
 * @param head - the response, if it began already
 */
export function thrownFailure(
  attempt: AttemptState,
  thrown: unknown,
  head: Response | undefined,
  redaction: Redaction,
): AttemptFailure {
  const isSent = attempt.sentAt !== undefined;
  const begun = head && {
    status: head.status,
    statusText: redaction.text(head.statusText),
    headers: maskHeaders(head.headers, redaction),
  };
  if (thrown === interrupted) return { ...begun, ...interruptionFailure(attempt), isDoubtful: isSent };
  if (thrown instanceof TooLargeError) {
    const message = `the response is larger than ${attempt.limits.maxResponseBytes} bytes`;
    return { ...begun, kind: 'failed', reason: 'response', isDoubtful: true, message };
  }
  if (isRefusedRedirect(thrown)) return { ...redirectTo(undefined), cause: redaction.value(thrown) };
  const message = `${begun ? 'the response broke off' : 'no response'}: ${redaction.text(networkMessage(thrown))}`;
  const isDoubtful = isSent && !isNeverSent(thrown);
  return {
    ...begun,
    kind: 'transient',
    reason: 'network',
    isDoubtful,
    message,
    cause: redaction.value(thrown),
  };
}

function interruptionFailure({
  interruption,
  request,
  limits,
}: AttemptState): Pick<AttemptFailure, 'kind' | 'reason' | 'message' | 'cause'> {
  if (interruption.cause === 'aborted') {
    return {
      kind: 'failed',
      reason: 'aborted',
      message: 'aborted by the caller',
      cause: request.signal?.reason,
    };
  }
  const isWhole = interruption.cause === 'deadline';
  const message = isWhole
    ? `not done within ${limits.deadline} ms, the time for the whole call`
    : `no complete response within ${limits.timeout} ms`;
  const cause = new DOMException(message, 'TimeoutError');
  return { kind: isWhole ? 'failed' : 'transient', reason: 'timeout', message, cause };
}

function kindOf(status: number): AttemptFailure['kind'] {
  if (status === 401) return 'expired';
  return isTransientStatus(status) ? 'transient' : 'failed';
}

function partsOf(
  response: TransportResponse | ResponseHead,
  redaction: Redaction,
): Pick<AttemptFailure, 'status' | 'statusText' | 'headers' | 'body'> {
  return {
    status: response.status,
    statusText: redaction.text(response.statusText),
    headers: maskHeaders(response.headers, redaction),
    body:
      response instanceof TransportResponse
        ? redaction.text(response.text(), mostErrorCharacters)
        : undefined,
  };
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
