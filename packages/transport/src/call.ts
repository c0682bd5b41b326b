import type { AttemptFailure, AttemptState } from './attempt-failure.js';
import type { CallLimits } from './call-limits.js';
import { now } from './clock.js';
import { type CallEvent, callHook, type Hooks } from './hooks.js';
import { Interruption } from './interruption.js';
import type { Redaction } from './redaction.js';
import type { EarlierAttempt, FailureDetails, NotRepeated, TransportError } from './transport-error.js';
import { effectOf, type RequestEffect, showAddress, type TransportRequest } from './transport-request.js';
import type { ResponseHead } from './transport-response.js';

/** The state of one call. */
export class Call<Request extends TransportRequest = TransportRequest> implements CallEvent, AttemptState {
  /** Names the call in events, without showing it. */
  readonly call: object = {};
  /** What the current attempt asks for. */
  request: Request;
  readonly limits: CallLimits;
  readonly effect: RequestEffect;
  readonly interruption: Interruption;
  readonly redaction: Redaction;
  readonly earlier: EarlierAttempt[] = [];
  readonly #hooks: Hooks;
  #url: string | undefined;
  readonly #startedAt = now();
  /** 1 for the first attempt. */
  attempt = 0;
  /** Attempts after failures that may pass. */
  repetitions = 0;
  /** When the current attempt was sent; `undefined` before. */
  sentAt: number | undefined;
  /** The request with newer credentials, for the next attempt. */
  renewed: TransportRequest | undefined;
  wasRenewed = false;
  generation = 0;
  /** What the last repetition cost of the budget. */
  paid = 0;
  /** Gives the pacer its place back. */
  release: (() => void) | undefined;

  constructor(request: Request, limits: CallLimits, hooks: Hooks, redaction: Redaction) {
    this.request = request;
    this.limits = limits;
    this.#hooks = hooks;
    this.redaction = request.redaction ?? redaction;
    this.effect = effectOf(request);
    this.interruption = new Interruption(request.signal, limits.deadline);
  }

  get method(): string {
    return this.request.method;
  }

  get url(): string {
    this.#url ??= this.redaction.text(showAddress(this.request.url));
    return this.#url;
  }

  get operation(): string {
    return this.request.operation ?? `${this.method} ${this.url}`;
  }

  /** Milliseconds since the current attempt was sent. */
  get attemptDuration(): number {
    return this.sentAt === undefined ? 0 : now() - this.sentAt;
  }

  /** What events of the call have in common. */
  event(): CallEvent {
    const { operation, method, url, attempt, call } = this;
    return { call, operation, method, url, attempt };
  }

  /** What all responses have. */
  head({ status, statusText, headers }: Response): ResponseHead {
    return { status, statusText, headers, attempts: this.attempt, earlier: this.earlier };
  }

  /** Notes that an attempt failed, and that another one follows. */
  note(failure: AttemptFailure): void {
    this.earlier.push({
      reason: failure.reason,
      status: failure.status,
      mayHaveBeenDone: failure.isDoubtful && this.effect !== 'read',
    });
  }

  /** What is known of the failure of the call, or of one attempt of it. */
  detailsOf(failure: AttemptFailure, notRepeated?: NotRepeated): FailureDetails {
    const { operation, effect, attempt: attempts } = this;
    const { kind, isDoubtful, response, makeError, ...details } = failure;
    const earlier = [...this.earlier];
    const wasInDoubt = earlier.some(({ mayHaveBeenDone }) => mayHaveBeenDone);
    const mayHaveBeenDone = wasInDoubt || (isDoubtful && effect !== 'read');
    const doubt = wasInDoubt && !isDoubtful ? '; an earlier attempt may have done it' : '';
    const message = `${operation}: ${failure.message}${doubt}`;
    return { ...details, message, operation, attempts, earlier, mayHaveBeenDone, notRepeated };
  }

  /** Leaves nothing behind, and tells that the call is over. */
  settle(status: number | undefined, error: TransportError | undefined): void {
    this.interruption.close();
    this.leave();
    const { onSettled } = this.#hooks;
    if (onSettled === undefined) return;
    callHook(this.#hooks, onSettled, { ...this.event(), status, error, duration: now() - this.#startedAt });
  }

  /** Gives the pacer its place back. */
  leave(): void {
    this.release?.();
    this.release = undefined;
  }
}
