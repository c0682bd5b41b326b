/** How large a {@link RetryBudget} is. */
export interface RetryBudgetOptions {
  /** Tokens at the start, and at most. @defaultValue 500 */
  readonly capacity?: number | undefined;
}

const defaultCapacity = 500;
const repetitionCost = 5;
const timeoutCost = 10;
const successGain = 1;

/**
 * Bounds how often the calls of a client are repeated all together, so that a service in trouble is not given a
 * multiple of its load: the token bucket of the AWS SDKs. A repetition costs 5 tokens, after a time-out 10. A call
 * that succeeds gives back what its last repetition cost, or 1 if it had none.
 */
export class RetryBudget {
  readonly #capacity: number;
  #tokens: number;

  constructor({ capacity = defaultCapacity }: RetryBudgetOptions = {}) {
    this.#capacity = capacity;
    this.#tokens = capacity;
  }

  /** Tokens that are left. */
  get tokens(): number {
    return this.#tokens;
  }

  /**
   * Pays for one repetition.
   * @returns what it cost, or 0 when too little is left
   */
  take(afterTimeout: boolean): number {
    const cost = afterTimeout ? timeoutCost : repetitionCost;
    if (cost > this.#tokens) return 0;
    this.#tokens -= cost;
    return cost;
  }

  /**
   * Notes the success of a call.
   * @param paid - what its last repetition cost, 0 for a call without one
   */
  succeed(paid: number): void {
    this.#tokens = Math.min(this.#capacity, this.#tokens + (paid || successGain));
  }
}
