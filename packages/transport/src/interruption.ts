import { longestTimer, now } from './clock.js';

/** What ended a call from outside: the caller's signal, the time for one attempt, or the time for the whole call. */
export type InterruptionCause = 'aborted' | 'timeout' | 'deadline';

/** What {@link Interruption.wait} rejects with. */
export const interrupted: unique symbol = Symbol('interrupted');

/** What `fetch` is aborted with. Nobody sees it, and to make one for each attempt costs more than the attempt's other parts. */
const ended: DOMException = /* @__PURE__ */ new DOMException('The attempt is over.', 'AbortError');

/**
 * Ends the waits of one call: no promise of the call stays open when it is aborted or its time is up, whatever the
 * platform's or the caller's functions do.
 */
export class Interruption {
  /** What ended the current attempt, if anything did. */
  cause: InterruptionCause | undefined;
  /** Called when something interrupts, waited for or not. */
  onInterrupted: (() => void) | undefined;
  readonly #callersSignal: AbortSignal | undefined;
  #controller = new AbortController();
  #reject: (() => void) | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #runningSince: number | undefined;
  #attemptLeft = Number.POSITIVE_INFINITY;
  #callLeft: number;
  readonly #onAbort = () => this.#interrupt('aborted');

  /** @param deadline - milliseconds for the whole call */
  constructor(callersSignal: AbortSignal | undefined, deadline: number) {
    this.#callersSignal = callersSignal;
    this.#callLeft = deadline;
    if (callersSignal?.aborted) this.cause = 'aborted';
    else callersSignal?.addEventListener('abort', this.#onAbort);
  }

  /** Aborts what runs in the current attempt. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Milliseconds that are left for the call. */
  get timeLeft(): number {
    return this.#callLeft - (this.#runningSince === undefined ? 0 : now() - this.#runningSince);
  }

  /** Begins an attempt, or a wait before one, and lets the time run. */
  begin(timeout: number): void {
    this.pause();
    if (this.cause === 'timeout') this.cause = undefined;
    if (this.#controller.signal.aborted) this.#controller = new AbortController();
    this.#attemptLeft = timeout;
    this.resume();
  }

  /** Lets the time run. */
  resume(): void {
    if (this.#runningSince !== undefined || this.cause !== undefined) return;
    this.#runningSince = now();
    const left = Math.min(this.#attemptLeft, this.#callLeft);
    if (left <= longestTimer) this.#timer = setTimeout(this.#onTimer, Math.max(0, Math.ceil(left)));
  }

  /** Stops the time, while the caller of the call has the word. */
  pause(): void {
    if (this.#runningSince === undefined) return;
    clearTimeout(this.#timer);
    const passed = now() - this.#runningSince;
    this.#runningSince = undefined;
    this.#attemptLeft -= passed;
    this.#callLeft -= passed;
  }

  /**
   * Waits for foreign work as long as nothing interrupts; one wait at a time.
   *
   * @param discard - takes what the work brings after the interruption
   */
  wait<T>(work: PromiseLike<T>, discard?: (late: T) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let late = false;
      const stop = () => {
        late = true;
        reject(interrupted);
      };
      if (this.cause === undefined) this.#reject = stop;
      else stop();
      work.then((value) => (late ? discard?.(value) : resolve(value)), reject);
    });
  }

  /** Ends an attempt that was interrupted while it did not wait. */
  throwIfAny(): void {
    if (this.cause !== undefined) throw interrupted;
  }

  /** Waits so many milliseconds. */
  async sleep(milliseconds: number): Promise<void> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    try {
      await this.wait(
        new Promise<void>((resolve) => {
          timer = setTimeout(resolve, Math.min(milliseconds, longestTimer));
        }),
      );
    } finally {
      clearTimeout(timer);
    }
  }

  /** Ends the current attempt: whatever still runs for it is aborted. */
  cancel(): void {
    this.#controller.abort(ended);
  }

  /** Leaves no timer and no listener behind. */
  close(): void {
    this.pause();
    this.#callersSignal?.removeEventListener('abort', this.#onAbort);
  }

  readonly #onTimer = () => {
    this.pause();
    this.#interrupt(this.#attemptLeft < this.#callLeft ? 'timeout' : 'deadline');
  };

  #interrupt(cause: InterruptionCause): void {
    if (this.cause !== undefined) return;
    this.cause = cause;
    this.pause();
    this.#reject?.();
    this.#controller.abort(ended);
    this.onInterrupted?.();
  }
}
