/**
 * What a server does instead of responding well; in JSON, as texts and objects:
 *
 * - `'reset'`: the connection breaks before anything is done;
 * - `'lose-response'`: all is done, and the connection breaks before the response;
 * - `'truncate'`: all is done, and the connection breaks in the middle of the response's body;
 * - `'timeout'`: nothing is done, and no response comes;
 * - an HTTP response: nothing is done;
 * - a function: nothing is done, and it makes the response.
 */
export type FaultAction =
  | 'reset'
  | 'lose-response'
  | 'truncate'
  | 'timeout'
  | HttpFault
  | ((request: Request) => Response | Promise<Response>);

/** An HTTP response that says nothing of what the server would have done. */
export interface HttpFault {
  readonly status: number;
  /** A text, or what is written as JSON. @defaultValue none */
  readonly body?: string | object | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** How often a fault happens, among the requests that its other conditions fit. */
export interface FaultFrequency {
  /** Not to the first ones, so many of them. @defaultValue 0 */
  readonly after?: number | undefined;
  /** To each third one only, if it is 3. @defaultValue 1 */
  readonly every?: number | undefined;
  /** So many times. @defaultValue any number of times */
  readonly times?: number | undefined;
}

/**
 * A fault of a server.
 *
 * @typeParam Facts - what the server knows of a request
 * @typeParam Condition - which requests it happens to
 * @typeParam Action - what happens
 */
export interface Fault<Facts, Condition extends FaultFrequency, Action> {
  /** Which requests it happens to. @defaultValue all */
  readonly when?: Condition | ((request: Facts) => boolean) | undefined;
  readonly do: Action;
}

/** Decides which requests have a fault. */
export class FaultPlan<Facts, Condition extends FaultFrequency, Action> {
  readonly #entries: { readonly fault: Fault<Facts, Condition, Action>; seen: number; happened: number }[] =
    [];
  readonly #fits: (condition: Condition, request: Facts) => boolean;

  /** @param fits - tests a request for what a condition says, other than how often */
  constructor(
    faults: readonly Fault<Facts, Condition, Action>[],
    fits: (condition: Condition, request: Facts) => boolean,
  ) {
    this.#fits = fits;
    for (const fault of faults) this.add(fault);
  }

  /** Adds a fault, which goes behind the others. */
  add(fault: Fault<Facts, Condition, Action>): void {
    this.#entries.push({ fault, seen: 0, happened: 0 });
  }

  /** Counts a request. @returns the first fault that happens to it */
  next(request: Facts): Fault<Facts, Condition, Action> | undefined {
    const due = this.#entries.filter((entry) => {
      const { when } = entry.fault;
      if (typeof when === 'function') return when(request);
      if (when === undefined) return true;
      if (!this.#fits(when, request)) return false;
      const { after = 0, every = 1, times = Number.POSITIVE_INFINITY } = when;
      entry.seen += 1;
      const place = entry.seen - after;
      return place > 0 && place % every === 0 && entry.happened < times;
    });
    const [first] = due;
    if (first !== undefined) first.happened += 1;
    return first?.fault;
  }
}
