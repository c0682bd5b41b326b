/** How many requests a server takes. */
export interface RateLimitOptions {
  /** Requests that are taken in a period. */
  readonly requests: number;
  /** Length of the period in milliseconds. @defaultValue 60000 */
  readonly period?: number | undefined;
}

/** Counts requests in periods that begin with the first one. */
export class RateLimit {
  readonly #requests: number;
  readonly #period: number;
  readonly #now: () => Date;
  #count = 0;
  #endsAt = 0;

  constructor({ requests, period = 60_000 }: RateLimitOptions, now: () => Date) {
    this.#requests = requests;
    this.#period = period;
    this.#now = now;
  }

  /**
   * Counts a request.
   * @returns seconds until the next one is taken, where this one is not; `undefined` where it is
   */
  take(): number | undefined {
    const time = this.#now().getTime();
    if (time >= this.#endsAt) {
      this.#count = 0;
      this.#endsAt = time + this.#period;
    }
    this.#count += 1;
    return this.#count > this.#requests ? Math.ceil((this.#endsAt - time) / 1000) : undefined;
  }
}
