import { RetryBudget } from './retry-budget.js';
import type { NotRepeated } from './transport-error.js';
import type { RequestEffect } from './transport-request.js';

/** How failed requests are repeated. */
export interface RetryOptions {
  /** Attempts after the first one. 0 never repeats. @defaultValue 2 */
  readonly limit?: number | undefined;
  /** Upper bound in milliseconds of the first wait; it doubles for each further one. @defaultValue 300 */
  readonly baseDelay?: number | undefined;
  /** Upper bound in milliseconds of each wait, unless the service asks for more. @defaultValue 10000 */
  readonly maxDelay?: number | undefined;
  /**
   * The longest wait in milliseconds that the service may ask for. If it asks for more, the call fails at once, and
   * the error's `retryAfter` tells how long. @defaultValue 60000
   */
  readonly maxRetryAfter?: number | undefined;
  /** Shared by several transports, if they are to have one budget. @defaultValue one for each transport */
  readonly budget?: RetryBudget | undefined;
  /** Gives numbers from 0 to below 1. @defaultValue `Math.random` */
  readonly random?: (() => number) | undefined;
}

/** A failure as the policy sees it. */
export interface Repetition {
  readonly effect: RequestEffect;
  /** How often the request was repeated already. */
  readonly repetitions: number;
  /** Attempts after the first one that are allowed for this request, where it differs from the transport's. */
  readonly limit: number | undefined;
  readonly afterTimeout: boolean;
  readonly retryAfter: number | undefined;
  /** Milliseconds that are left for the call. */
  readonly timeLeft: number;
}

/** When to try again, or why not. */
export type RepetitionDecision =
  | { readonly delay: number; readonly cost: number }
  | { readonly delay: undefined; readonly notRepeated: NotRepeated };

/** Decides whether and when a request is sent again after a failure that may pass. */
export class RetryPolicy {
  readonly limit: number;
  readonly budget: RetryBudget;
  readonly #baseDelay: number;
  readonly #maxDelay: number;
  readonly #maxRetryAfter: number;
  readonly #random: () => number;

  constructor(options: RetryOptions) {
    this.limit = options.limit ?? 2;
    this.budget = options.budget ?? new RetryBudget();
    this.#baseDelay = options.baseDelay ?? 300;
    this.#maxDelay = options.maxDelay ?? 10_000;
    this.#maxRetryAfter = options.maxRetryAfter ?? 60_000;
    this.#random = options.random ?? Math.random;
  }

  decide(repetition: Repetition): RepetitionDecision {
    const { repetitions, retryAfter = 0 } = repetition;
    if (repetition.effect === 'once') return refuse('unsafe');
    if (retryAfter > this.#maxRetryAfter) return refuse('retry-after');
    if (repetitions >= (repetition.limit ?? this.limit)) return refuse('attempts');
    // Full jitter. A service that says "at once" is backed off from all the same.
    const ceiling = Math.min(this.#maxDelay, this.#baseDelay * 2 ** repetitions);
    const delay = Math.max(retryAfter, this.#random() * ceiling);
    if (delay >= repetition.timeLeft) return refuse('deadline');
    const cost = this.budget.take(repetition.afterTimeout);
    return cost === 0 ? refuse('budget') : { delay, cost };
  }
}

function refuse(notRepeated: NotRepeated): RepetitionDecision {
  return { delay: undefined, notRepeated };
}

/** Tests for the HTTP status of a success. */
export function isSuccessStatus(status: number): boolean {
  return status >= 200 && status < 300;
}

/**
 * Tests whether a failure with this HTTP status may pass: the time was up (408), it was too early (425), too much
 * (429), or the server failed (5xx, but for what it does not do: 501, 505, 511).
 */
export function isTransientStatus(status: number): boolean {
  return status === 408 || status === 425 || status === 429 || isServerFailure(status);
}

/** Tests whether the service may have done what was asked for, although it told of a failure with this HTTP status. */
export function isUnknownOutcome(status: number): boolean {
  return status === 408 || isServerFailure(status);
}

function isServerFailure(status: number): boolean {
  return status >= 500 && status !== 501 && status !== 505 && status !== 511;
}
