/** How many requests a server takes. */
export interface RateLimitOptions {
  /** In 60 seconds. @defaultValue any number */
  readonly perMinute?: number | undefined;
  /** In 24 hours. @defaultValue any number */
  readonly perDay?: number | undefined;
}

/** Counts requests in periods that begin with the first one. */
export class RateLimit {
  readonly #periods: Period[];
  readonly #now: () => Date;

  constructor({ perMinute, perDay }: RateLimitOptions, now: () => Date) {
    this.#now = now;
    this.#periods = [
      ...(perMinute === undefined ? [] : [new Period(perMinute, 60_000)]),
      ...(perDay === undefined ? [] : [new Period(perDay, 86_400_000)]),
    ];
  }

  /**
   * Counts a request, unless it is refused.
   * @returns milliseconds until the next one is taken, where this one is refused; `undefined` where it is not
   */
  take(): number | undefined {
    const time = this.#now().getTime();
    const wait = Math.max(...this.#periods.map((period) => period.wait(time)), 0);
    if (wait > 0) return wait;
    for (const period of this.#periods) period.count();
    return undefined;
  }
}

class Period {
  readonly #requests: number;
  readonly #length: number;
  #counted = 0;
  #endsAt = 0;

  /** @param length - in milliseconds */
  constructor(requests: number, length: number) {
    this.#requests = requests;
    this.#length = length;
  }

  /** Milliseconds until a request is taken. */
  wait(time: number): number {
    if (time >= this.#endsAt) {
      this.#counted = 0;
      this.#endsAt = time + this.#length;
    }
    return this.#counted < this.#requests ? 0 : this.#endsAt - time;
  }

  count(): void {
    this.#counted += 1;
  }
}
